/** The demo's passwords that stand in no file: the operator's, every administrator's who has written documents, and of everyone else in the example school. */
export const townPasswords = { operator: 'lindsta-operatör', administrator: 'lindsta-rektor', school: 'lindsta-klassrum' } as const;
