import { isRead, type AnyOperation, type Change, type Plan, type Refusal } from '@knippa/contract';
import { fold, inGrace, isRefusal, judge, refuse, type Subjects } from '@knippa/core';
import type { Tx } from '../store/store.js';
import { actorOf, entering, enteredOf, licenceFacts, type Entered } from './actor.js';
import { hashOf, known, touch } from './admission.js';
import type { Found, Reading } from './answer.js';
import type { Environment } from './environment.js';
import { newId } from './ids.js';
import { writeJournal } from './journal.js';
import { laterOf, type Judged } from './later.js';
import { locking } from './locks.js';
import { parseInput, requestText } from './parse.js';
import { changesDigest, planOf, readPlanToken, type PlanToken } from './plans.js';
import { Refused } from './refused.js';
import { claim, keepReply, replay, type Submission } from './replies.js';
import { persistently } from './retry.js';
import { can, openings, routes, type Route } from './registry.js';

/** One request, whatever it came over. */
export interface Call {
  readonly operation: AnyOperation;
  /** The input as it was sent: path, query, body and file together. */
  readonly raw: Record<string, unknown>;
  readonly token: string | undefined;
  /** Whether the plan is asked for, and not the act. */
  readonly planning: boolean;
  /** The `version` or plan token that the act is held against. */
  readonly guard: string | undefined;
  /** The submission's idempotency key. */
  readonly key: string | undefined;
  readonly signal: AbortSignal;
  /** Hears how far the work has come; never waited for. */
  readonly onProgress: (done: number, of: number) => void;
}

interface Ready extends Call {
  readonly route: Route;
  readonly input: Record<string, unknown>;
  readonly tokenHash: Uint8Array;
  readonly nowMs: number;
  readonly now: string;
  readonly submission: Submission | undefined;
  readonly plan: PlanToken | undefined;
  /** When the session was last used, once it is known. */
  usedAt: string | undefined;
}

/**
 * Answers one call: the order of every act, once. Actor → parse → replay of a known key → locks → subject through
 * visibility → judge → version or plan → facts → fits → changes equal the plan's → run → reply, journal, COMMIT.
 * Throws `Refused`; nothing of a refused act is kept.
 */
export async function handle(env: Environment, call: Call): Promise<unknown> {
  const nowMs = env.clock();
  const now = new Date(nowMs).toISOString();
  const opening = openings.get(call.operation.name);
  if (opening) {
    const input = parseInput(call.operation, call.raw);
    return persistently(() => opening({ env, now, can }, input as never));
  }
  const route = routes.get(call.operation.name);
  if (!route) throw new Error(`${call.operation.name} has no answer`);
  const tokenHash = hashOf(env, call.token);
  const input = await parsedOrUnknown(env, call, tokenHash, now);
  const ready: Ready = {
    usedAt: undefined,
    ...call,
    route,
    input,
    tokenHash,
    nowMs,
    now,
    submission: submissionOf(env, call, input),
    plan: call.operation.guard === 'plan' && call.guard !== undefined ? await readPlanToken(env, call.guard) : undefined,
  };
  try {
    return await answer(env, ready);
  } finally {
    // what was done stands, whether or not the use of the session could be noted
    await touch(env, ready).catch(() => undefined);
  }
}

async function answer(env: Environment, ready: Ready): Promise<unknown> {
  if (isRead(ready.operation)) return env.store.transaction({ write: false }, (tx) => read(env, tx, ready));
  const prepared = await prepare(env, ready);
  if (prepared.replayed) return prepared.replayed.output;
  if (ready.planning) return env.store.transaction({ write: false }, (tx) => plan(env, tx, ready, prepared.value));
  return persistently(() => env.store.transaction({ write: true }, (tx) => write(env, tx, ready, prepared.value)));
}

/** The person behind the request's token, in this transaction. */
async function enter(tx: Tx, ready: Ready): Promise<Entered> {
  return entered(ready, await tx.run(entering(ready.tokenHash, ready.now, wantedLicence(ready))));
}

/** The licence of the path: what staff's session opens, and no other (T-S5). */
function wantedLicence({ input }: Ready): string | null {
  return typeof input['licenceId'] === 'string' ? input['licenceId'] : null;
}

function entered(ready: Ready, rows: readonly Entered[]): Entered {
  const session = enteredOf(rows);
  ready.usedAt = session.used_at;
  return session;
}

/** Parses the input; a wrong one from nobody is answered as from nobody. */
async function parsedOrUnknown(
  env: Environment,
  { operation, raw }: Call,
  tokenHash: Uint8Array,
  now: string,
): Promise<Record<string, unknown>> {
  try {
    return parseInput(operation, raw);
  } catch (error) {
    await known(env, tokenHash, now);
    throw error;
  }
}

function submissionOf(env: Environment, { operation, key, planning }: Call, input: Record<string, unknown>): Submission | undefined {
  if (isRead(operation) || planning || key === undefined) return undefined;
  return { operation: operation.name, key, keyHash: env.digest(key), requestHash: env.digest(requestText(operation, input, env.digest)) };
}

function readingOf(env: Environment, tx: Tx, { tokenHash, nowMs, now }: Ready, session: Entered): Reading {
  return { tx, env, session, tokenHash, now, actor: actorOf(session), licence: licenceFacts(session, nowMs), can };
}

/** Loads the subject through visibility and judges it: the rule, the token's limits, the licence's phase. */
async function judged(reading: Reading, { route, input }: Ready): Promise<Judged> {
  const found = (await route.load(reading, input as Record<string, string>)) as Found<'accountId'> | undefined;
  if (!found) throw new Refused(refuse('not-found'));
  const by = judge(route.operation, route.rule, found.subject);
  if (isRefusal(by)) throw new Refused(by);
  return { reading, found, by };
}

/** Lets the person in, and judges what they ask. */
async function admitted(env: Environment, tx: Tx, ready: Ready): Promise<Judged> {
  return judged(readingOf(env, tx, ready, await enter(tx, ready)), ready);
}

async function read(env: Environment, tx: Tx, ready: Ready): Promise<unknown> {
  const { reading, found } = await admitted(env, tx, ready);
  const later = laterOf(env, ready, (then, moment) => admitted(env, then, { ...ready, ...moment }));
  return ready.route.answer.run({ ...reading, ...found, input: ready.input, ...later });
}

/** The slow part, outside any transaction: judged before it without locks, and again after. A known key is replayed first. */
async function prepare(env: Environment, ready: Ready): Promise<{ value?: unknown; replayed?: { output: unknown } }> {
  const { route, input, planning, signal, submission, now } = ready;
  if (!route.answer.prepare) return {};
  const { session, replayed } = await env.store.transaction({ write: false }, async (tx) => {
    const session = await enter(tx, ready);
    const kept = submission && (await replay(tx, env, session.person_id, submission));
    if (!kept) {
      const { found } = await judged(readingOf(env, tx, ready, session), ready);
      guarded(env, ready, found, session);
    }
    return { session, replayed: kept };
  });
  if (replayed) return { replayed };
  return { value: await route.answer.prepare({ env, session, now, input, planning, signal }) };
}

/** Holds the act against the version that was read, or the plan that was shown. */
function guarded(env: Environment, ready: Ready, found: Found<'accountId'>, session: Entered): void {
  const { operation, guard, plan, planning, nowMs } = ready;
  if (!operation.guard || planning) return;
  if (guard === undefined) throw new Refused(refuse('precondition-missing'));
  if (operation.guard === 'version' && guard !== found.version) throw new Refused(refuse('changed-meanwhile'));
  if (operation.guard !== 'plan') return;
  const holds =
    plan?.operation === operation.name &&
    plan.person === session.person_id &&
    nowMs < plan.endsAt &&
    plan.request === plannedRequest(env, ready);
  if (!holds) throw new Refused(refuse('plan-ended'));
}

/** What a plan holds for: the input, less the words that are typed once it has been read. */
function plannedRequest(env: Environment, { operation, input, submission }: Ready): string {
  if (submission && operation.confirmation === undefined) return submission.requestHash.join();
  const { [operation.confirmation ?? '']: _typed, ...planned } = input;
  return env.digest(requestText(operation, planned, env.digest)).join();
}

interface Weighed {
  readonly asked: Reading & { readonly subject: Subjects['accountId']; readonly input: unknown; readonly prepared: unknown };
  readonly facts: unknown;
  readonly changes: Change[];
}

/** What the act would do: facts, whether it fits, and its changes. */
async function weigh({ reading, found }: Judged, { route, input, planning }: Ready, prepared: unknown): Promise<Weighed> {
  const { answer, deed, operation } = route;
  const asked = { ...reading, ...found, input, prepared };
  const facts = await answer.facts?.(asked);
  const context = { subject: found.subject, facts, input };
  const refusal: Refusal | undefined = deed?.fits?.(context);
  if (refusal) throw new Refused(refusal);
  if (deed?.confirmation && !planning && fold(confirmed(operation, input)) !== fold(deed.confirmation(context)))
    throw new Refused(refuse('confirmation-mismatch'));
  const changes = deed?.changes(context) ?? [];
  if (operation.creates === 'adds' && reading.licence.phase === 'grace' && changes.some(({ kind }) => kind === 'added'))
    throw new Refused(inGrace(reading.licence));
  return { asked, facts, changes };
}

function confirmed({ confirmation = '' }: AnyOperation, input: Record<string, unknown>): string {
  const typed = input[confirmation];
  return typeof typed === 'string' ? typed.trim() : '';
}

async function planned(env: Environment, ready: Ready, { asked, facts, changes }: Weighed): Promise<Plan> {
  const { deed, operation } = ready.route;
  const context = { subject: asked.subject, facts, input: ready.input };
  return planOf(env, {
    operation: operation.name,
    person: asked.actor.person,
    request: plannedRequest(env, ready),
    changes,
    touched: deed?.touched?.(context) ?? {},
    warnings: deed?.warnings?.(context) ?? [],
    nowMs: ready.nowMs,
  });
}

async function plan(env: Environment, tx: Tx, ready: Ready, prepared: unknown): Promise<Plan> {
  return planned(env, ready, await weigh(await admitted(env, tx, ready), ready, prepared));
}

async function write(env: Environment, tx: Tx, ready: Ready, prepared: unknown): Promise<unknown> {
  const { route, submission, input, signal } = ready;
  const { operation } = route;
  if (!submission) throw new Refused(refuse('key-missing'));
  const [rows, [claimed]] = await Promise.all([
    tx.run(entering(ready.tokenHash, ready.now, wantedLicence(ready))),
    tx.run(claim(submission, ready.now)),
    ...locking(operation, input).map((lock) => tx.run(lock)),
  ]);
  const session = entered(ready, rows);
  if (!claimed) {
    const kept = await replay(tx, env, session.person_id, submission);
    if (!kept) throw new Error('a taken key has its reply');
    return kept.output;
  }

  const verdict = await judged(readingOf(env, tx, ready, session), ready);
  guarded(env, ready, verdict.found, session);
  const weighed = await weigh(verdict, ready, prepared);
  const { asked, facts, changes } = weighed;
  if (ready.plan && ready.plan.changes !== changesDigest(env, changes))
    throw new Refused(refuse('changed-since-preview'), { plan: await planned(env, ready, weighed) });
  for (const change of changes) if (change.kind === 'added') change.id = newId();

  const progress = (done: number, of: number) => {
    signal.throwIfAborted();
    ready.onProgress(done, of);
    // an embedded database shares its thread with whoever wants to cancel
    return env.store.kind === 'pglite' ? new Promise<void>((resolve) => setTimeout(resolve)) : Promise.resolve();
  };
  const output = await route.answer.run({ ...asked, facts, changes, progress });
  signal.throwIfAborted();
  const sealed = await env.sealer.seal('reply', JSON.stringify(output), submission.key);
  const { place } = asked.subject;
  tx.send(keepReply(session.person_id, submission, sealed));
  writeJournal(tx, env.digest, {
    actor: asked.actor,
    at: ready.now,
    operation: operation.name,
    by: verdict.by,
    subjects: [place.at(-1) ?? ''],
    scopes: [...place, ...changes.flatMap(({ field, to }) => (field === 'accountId' && typeof to === 'string' ? [to] : []))],
    changes,
  });
  return output;
}
