import type { Change, Plan, Warning } from '@knippa/contract';
import type { LeftOut } from '@knippa/core';
import type { Environment } from './environment.js';
import { countsOf, shownChanges } from './journal.js';
import { base64url } from './platform.js';

/** How long a plan may be applied. */
const planMinutes = 10;

/** What a plan's token is sealed over: who asked for what, what it would change and leave out (`changes`, a digest), and until when it holds. */
export interface PlanToken {
  readonly operation: string;
  readonly person: string;
  readonly request: string;
  readonly changes: string;
  readonly endsAt: number;
}

interface Planned {
  readonly operation: string;
  readonly person: string;
  readonly request: string;
  readonly changes: readonly Change[];
  readonly leftOut: readonly LeftOut[];
  readonly touched: Record<string, number>;
  readonly names: Record<string, string>;
  readonly warnings: Warning[];
  readonly sent: Pick<Plan, 'refused' | 'file'>;
  readonly nowMs: number;
}

/** A plan as it is shown, with the token that applies it. */
export async function planOf(env: Environment, planned: Planned): Promise<Plan> {
  const { operation, person, request, changes, touched, names, warnings, sent, nowMs } = planned;
  const token: PlanToken = { operation, person, request, changes: changesDigest(env, planned), endsAt: nowMs + planMinutes * 60_000 };
  return {
    counts: { ...countsOf(changes), ...touched },
    changes: changes.slice(0, shownChanges),
    names,
    warnings,
    ...sent,
    token: await env.sealer.token('plan', token),
    expiresAt: new Date(token.endsAt).toISOString(),
  };
}

/** What a token says, or undefined when it is none of ours. */
export function readPlanToken(env: Environment, token: string): Promise<PlanToken | undefined> {
  return env.sealer.value<PlanToken>('plan', token);
}

/** How many changes are hashed as one text: those of a large file never stand in memory as one. */
const changesAtOnce = 2000;

/** The same changes, with the same rows left out, have the same digest; an added thing gets its id only when it is written. */
export function changesDigest({ digest }: Environment, { changes, leftOut }: Pick<Planned, 'changes' | 'leftOut'>): string {
  const parts: string[] = [base64url(digest(JSON.stringify(leftOut)))];
  for (let from = 0; from < changes.length; from += changesAtOnce)
    parts.push(base64url(digest(JSON.stringify(changes.slice(from, from + changesAtOnce)))));
  return base64url(digest(parts.join()));
}
