import type { AnyOperation, Refusal } from '@knippa/contract';
import type { Actor, Right } from './right.js';
import type { LicenceFacts } from './facts.js';
import { rightNamed } from './right.js';

/** A refusal, told from a right by its code. */
export function isRefusal(verdict: Right | Refusal): verdict is Refusal {
  return 'code' in verdict;
}

interface Judged {
  readonly actor: Actor;
  readonly licence?: LicenceFacts;
}

/** A rule without its types, as the kernel carries it. */
export type AnyRule = (subject: never) => Right | Refusal;

/**
 * Decides whether an act may be done: the rule, then what the actor's token is limited to, then the licence's phase
 * (LIC-04). The same function decides, explains and disables the button (WHY-02).
 */
export function judge(operation: AnyOperation, rule: AnyRule, subject: Judged): Right | Refusal {
  const verdict = rule(subject as never);
  if (isRefusal(verdict)) return verdict;
  if (subject.actor.only && !subject.actor.only.includes(operation.name)) return { code: 'not-permitted', params: {} };
  return (subject.licence && refusedByPhase(operation, subject.actor, subject.licence)) ?? verdict;
}

/** What the licence's phase forbids: making in grace; in an expired one all but an operator's reading, and staff's acts that make nothing (LIC-05). */
export function refusedByPhase(operation: AnyOperation, actor: Actor, licence: LicenceFacts): Refusal | undefined {
  if (licence.phase === 'grace' && operation.creates === true) return inGrace(licence);
  if (licence.phase !== 'expired' || operation.everyPhase) return undefined;
  if ((operation.method === 'GET' || operation.reads) && rightNamed(actor, 'licence')) return undefined;
  if (operation.creates === false && rightNamed(actor, 'staff')) return undefined;
  return { code: 'licence-expired', params: { expiredOn: licence.expiresOn } };
}

/** The refusal of making something in grace, with its last day. */
export function inGrace(licence: LicenceFacts): Refusal<'licence-in-grace'> {
  return { code: 'licence-in-grace', params: { lastDay: licence.lastDay } };
}
