import { confirmation, type Change, type Plan, type Refusal } from '@knippa/contract';
import { fold, inGrace, refuse, type LeftOut, type Subjects } from '@knippa/core';
import type { Entered } from './actor.js';
import type { Found, Reading } from './answer.js';
import type { Environment } from './environment.js';
import type { Judged } from './judging.js';
import { changesDigest, planOf } from './plans.js';
import type { Ready } from './ready.js';
import { Refused } from './refused.js';

/** Holds the act against the version that was read, or the plan that was shown. */
export function guarded(ready: Ready, found: Found<'accountId'>, session: Entered): void {
  const { operation, guard, plan, planning, nowMs } = ready;
  if (!operation.guard || planning) return;
  if (guard === undefined) throw new Refused(refuse('precondition-missing'));
  if (operation.guard === 'version' && guard !== found.version) throw new Refused(refuse('changed-meanwhile'));
  if (operation.guard !== 'plan') return;
  const holds =
    plan?.operation === operation.name && plan.person === session.person_id && nowMs < plan.endsAt && plan.request === ready.planned;
  if (!holds) throw new Refused(refuse('plan-ended'));
}

/** What an act was weighed on, what it would change, and which rows of a file it would leave out. */
export interface Weighed {
  readonly asked: Reading & { readonly subject: Subjects['accountId']; readonly input: unknown; readonly prepared: unknown };
  readonly facts: unknown;
  readonly changes: Change[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * What the act would do: facts, whether it fits, and its changes. What does not fit, or adds something in the grace period, is refused whether or not a plan of it
 * was shown, for there is none that could be shown now.
 */
export async function weigh({ reading, found }: Judged, { route, input }: Ready, prepared: unknown): Promise<Weighed> {
  const { answer, deed, operation } = route;
  const asked = { ...reading, ...found, input, prepared };
  const facts = await answer.facts?.(asked);
  const context = { subject: found.subject, facts, input };
  const refusal: Refusal | undefined = deed?.fits?.(context);
  if (refusal) throw new Refused(refusal);
  const changes = deed?.changes(context) ?? [];
  if (operation.creates === 'adds' && reading.licence.phase === 'grace' && changes.some(({ kind }) => kind === 'added'))
    throw new Refused(inGrace(reading.licence));
  return { asked, facts, changes, leftOut: deed?.leftOut?.(context) ?? [] };
}

/** Whether other words were typed than those that confirm, or none. */
function unconfirmed(input: Record<string, unknown>, words: string | undefined): Refusal | undefined {
  if (words === undefined) return undefined;
  const typed = input[confirmation.field];
  return typeof typed === 'string' && fold(typed.trim()) === fold(words) ? undefined : refuse('confirmation-mismatch');
}

/** What an act would do, as it is shown before it is done (WHY-01). */
export async function planned(env: Environment, ready: Ready, { asked, facts, changes, leftOut }: Weighed): Promise<Plan> {
  const { deed, operation } = ready.route;
  const context = { subject: asked.subject, facts, input: ready.input };
  return planOf(env, {
    operation: operation.name,
    person: asked.actor.person,
    request: ready.planned,
    changes,
    leftOut,
    touched: deed?.touched?.(context) ?? {},
    names: deed?.names?.(context) ?? {},
    warnings: deed?.warnings?.(context) ?? [],
    sent: deed?.sent?.(context) ?? {},
    nowMs: ready.nowMs,
  });
}

/** Holds what the act would change and leave out against what its plan said. */
export async function unchanged(env: Environment, ready: Ready, weighed: Weighed): Promise<void> {
  if (ready.plan && ready.plan.changes !== changesDigest(env, weighed))
    throw new Refused(refuse('changed-since-preview'), { plan: await planned(env, ready, weighed) });
}

/** Asks whether what the plan asks was answered; after `unchanged`, for whoever answered another plan is shown the new one and not what it asks. */
export function answered({ route: { deed }, input }: Ready, { asked: { subject }, facts }: Weighed): void {
  const context = { subject, facts, input };
  const unanswered = deed?.unanswered?.(context) ?? unconfirmed(input, deed?.confirmation?.(context));
  if (unanswered) throw new Refused(unanswered);
}
