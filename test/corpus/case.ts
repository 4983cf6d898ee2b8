/** One input of the corpus. `accept` says whether it must be taken or refused; without it either will do, but never a crash. */
export interface Case<Value = string> {
  readonly value: Value;
  readonly why: string;
  readonly accept?: boolean;
}

type Rows<Value> = readonly (readonly [value: Value, why: string])[];

/** Cases that must be taken. */
export const good = <Value = string>(...rows: Rows<Value>): Case<Value>[] => rows.map(([value, why]) => ({ value, why, accept: true }));

/** Cases that must be refused, with a sentence at the field. */
export const bad = <Value = string>(...rows: Rows<Value>): Case<Value>[] => rows.map(([value, why]) => ({ value, why, accept: false }));

/** Cases that may go either way, as long as nothing breaks. */
export const either = <Value = string>(...rows: Rows<Value>): Case<Value>[] => rows.map(([value, why]) => ({ value, why }));

/** The same reason for a list of values. */
export const each = <Value>(why: string, ...values: readonly Value[]): Rows<Value> => values.map((value) => [value, why] as const);
