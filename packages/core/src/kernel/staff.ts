import type { Refusal } from '@knippa/contract';
import type { Acting, InLicence } from './facts.js';
import { isRefusal } from './judge.js';
import { refuse } from './refuse.js';
import { holds, type Right } from './right.js';

/** The rule of what staff alone do, in the licence that they have opened. */
export function byStaff({ actor, place }: Acting): Right | Refusal<'not-permitted'> {
  return holds(actor, place, 'staff') ?? refuse('not-permitted');
}

/** The rule of what staff add to a licence that was bought: one that is an account's own has its administrators, and that account (ACC-08). */
export function byStaffWhereBought(acting: InLicence): Right | Refusal<'not-permitted' | 'stands-alone'> {
  const by = byStaff(acting);
  return isRefusal(by) || acting.licence.kind === 'bought' ? by : refuse('stands-alone');
}

/** The rule of what a licence shows to its operators, and to staff who have opened it. */
export function byOperatorOrStaff({ actor, place }: Acting): Right | Refusal<'not-permitted'> {
  return holds(actor, place, 'licence', 'staff') ?? refuse('not-permitted');
}
