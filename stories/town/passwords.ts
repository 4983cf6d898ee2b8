/** The demo's passwords that stand in no file: the operator's, and every administrator's who has written documents. */
export const townPasswords = { operator: 'lindsta-operatör', administrator: 'lindsta-rektor' } as const;
