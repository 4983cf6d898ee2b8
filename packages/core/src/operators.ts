import type { NewOperator, operators as contract, Refusal } from '@knippa/contract';
import { refuse } from './kernel/refuse.js';
import type { Deeds, Rules } from './kernel/rule.js';
import { byStaff, byStaffWhereBought } from './kernel/staff.js';
import { personRefusal } from './person.js';

export const operators = {
  add: byStaffWhereBought,
  remove: (subject) => {
    const by = byStaff(subject);
    return 'code' in by || subject.operators > 1 ? by : refuse('last-operator');
  },
} satisfies Rules<typeof contract>;

/** Whether a new operator's names are free among operators, everywhere. */
export interface OperatorNames {
  readonly usernameTaken: boolean;
  readonly suggestion: string;
  readonly emailTaken: boolean;
}

/** What each act needs to know beside its subject. */
export interface OperatorsFacts {
  add: OperatorNames;
  remove: undefined;
}

type OperatorCode = 'name-invalid' | 'username-invalid' | 'email-invalid' | 'username-taken' | 'email-taken';

/** What is wrong with an operator that would be added, if anything (USR-17). */
export function operatorRefusal(
  { displayName, username, email }: NewOperator,
  names: OperatorNames | undefined,
): Refusal<OperatorCode> | undefined {
  const wrong = personRefusal({ displayName, username, email });
  if (wrong) return wrong;
  if (names?.usernameTaken) return refuse('username-taken', { suggestion: names.suggestion });
  return names?.emailTaken ? refuse('email-taken') : undefined;
}

export const operatorsDeeds = {
  add: {
    fits: ({ facts, input }) => operatorRefusal(input, facts),
    changes: ({ input: { displayName } }) => [{ kind: 'added', resource: 'operators', id: '', name: displayName }],
  },
  remove: {
    changes: ({ subject: { operator } }) => [{ kind: 'removed', resource: 'operators', id: operator.id, name: operator.displayName }],
  },
} satisfies Deeds<typeof contract, OperatorsFacts>;
