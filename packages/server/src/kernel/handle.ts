import { isRead, type Change, type Plan } from '@knippa/contract';
import { refuse } from '@knippa/core';
import type { Tx } from '../store/store.js';
import { entering } from './actor.js';
import { touch } from './admission.js';
import type { Environment } from './environment.js';
import { newId } from './ids.js';
import { tellChanges, writeJournal } from './journal.js';
import { admitted, enter, entered, judged, wantedLicence } from './judging.js';
import { laterOf } from './later.js';
import { Locks } from './locks.js';
import { parseInput } from './parse.js';
import { letGoOfFile, readied, type Call, type Ready } from './ready.js';
import { Refused } from './refused.js';
import { can, openings, routes } from './registry.js';
import { claim, keepReply, replay, replyOf } from './replies.js';
import { persistently } from './retry.js';
import { answered, guarded, planned, unchanged, weigh } from './weighing.js';

/**
 * Answers one call: the order of every act, once. Actor → parse → replay of a known key → locks, those that others hold only once it is judged →
 * subject through visibility → judge → version or plan → facts → fits → changes equal the plan's → what it asks is answered → run → reply, journal, COMMIT.
 * Throws `Refused`; nothing of a refused act is kept.
 */
export async function handle(env: Environment, call: Call): Promise<unknown> {
  const nowMs = env.clock();
  const opening = openings.get(call.operation.name);
  if (opening) {
    const input = parseInput(call.operation, call.raw);
    return persistently(() => opening({ env, now: new Date(nowMs).toISOString(), can }, input as never));
  }
  const route = routes.get(call.operation.name);
  if (!route) throw new Error(`${call.operation.name} has no answer`);
  const ready = await readied(env, call, route, nowMs);
  try {
    return await answer(env, ready);
  } finally {
    // what was done stands, whether or not the use of the session could be noted
    await touch(env, ready).catch(() => undefined);
  }
}

async function answer(env: Environment, ready: Ready): Promise<unknown> {
  const prepared = await prepare(env, ready).catch((error: unknown) => unlessDone(env, ready, error));
  if (prepared.replayed) return prepared.replayed.output;
  letGoOfFile(ready);
  if (isRead(ready.operation)) return env.store.transaction({ write: false }, (tx) => read(env, tx, ready, prepared.value));
  if (ready.planning) return env.store.transaction({ write: false }, (tx) => plan(env, tx, ready, prepared.value));
  return persistently(() => env.store.transaction({ write: true }, (tx) => write(env, tx, ready, prepared.value)));
}

async function read(env: Environment, tx: Tx, ready: Ready, prepared: unknown): Promise<unknown> {
  const { reading, found } = await admitted(env, tx, ready);
  const later = laterOf(env, ready, (then, moment) => admitted(env, then, { ...ready, ...moment }));
  return ready.route.answer.run({ ...reading, ...found, input: ready.input, prepared, ...later });
}

/** The slow part, outside any transaction: judged before it without locks, and again after. A known key is replayed first. */
async function prepare(env: Environment, ready: Ready): Promise<{ value?: unknown; replayed?: { output: unknown } }> {
  const { route, input, planning, signal, submission, now } = ready;
  if (!route.answer.prepare) return {};
  const { session, replayed } = await env.store.transaction({ write: false }, async (tx) => {
    const session = await enter(tx, ready);
    const kept = submission && (await replay(tx, env, session.person_id, submission));
    if (!kept) {
      const { found } = await judged(env, tx, ready, session);
      guarded(ready, found, session);
    }
    return { session, replayed: kept };
  });
  if (replayed) return { replayed };
  return { value: await route.answer.prepare({ env, session, now, input, planning, signal, progress: ready.onProgress }) };
}

/** Refuses what has a plan that holds no more, unless it is done under its key: whoever holds that may be about to commit, and is waited for. */
async function unlessDone(env: Environment, ready: Ready, error: unknown): Promise<{ value?: undefined; replayed: { output: unknown } }> {
  const { submission, now } = ready;
  if (!submission || !(error instanceof Refused) || error.refusal.code !== 'plan-ended') throw error;
  const claimed = async (tx: Tx) => {
    const session = await enter(tx, ready);
    const [first] = await tx.run(claim(submission, now));
    if (first) throw error;
    return { output: await replyOf(tx, env, session.person_id, submission) };
  };
  return { replayed: await persistently(() => env.store.transaction({ write: true }, claimed)) };
}

async function plan(env: Environment, tx: Tx, ready: Ready, prepared: unknown): Promise<Plan> {
  return planned(env, ready, await weigh(await admitted(env, tx, ready), ready, prepared));
}

async function write(env: Environment, tx: Tx, ready: Ready, prepared: unknown): Promise<unknown> {
  const { route, submission, input, signal } = ready;
  const { operation } = route;
  if (!submission) throw new Refused(refuse('key-missing'));
  const entrance = () => tx.run(entering(ready.tokenHash, ready.now, wantedLicence(ready)));
  const opened = entrance();
  const claiming = tx.run(claim(submission, ready.now));
  const locks = new Locks(operation, input);
  const trying = locks.tried(tx);
  // who somebody is, and what their licence is, may change while the locks are waited for
  const there = entrance();
  const [rows, [claimed], held] = await Promise.all([there, claiming, trying, opened]);
  const session = entered(ready, rows);
  if (!claimed) {
    return replyOf(tx, env, session.person_id, submission);
  }

  let verdict = await judged(env, tx, ready, session);
  if (!held) {
    // it is there for whoever asks: they wait for whoever holds it, and are judged anew
    await locks.waited(tx);
    verdict = await judged(env, tx, ready, entered(ready, await entrance()));
  }
  guarded(ready, verdict.found, session);
  const weighed = await weigh(verdict, ready, prepared);
  const { asked, facts, changes } = weighed;
  await unchanged(env, ready, weighed);
  answered(ready, weighed);
  for (const change of changes) if (change.kind === 'added') change.id = newId();

  const progress = (done: number, of: number) => {
    signal.throwIfAborted();
    ready.onProgress(done, of);
    // an embedded database shares its thread with whoever wants to cancel
    return env.store.kind === 'pglite' ? new Promise<void>((resolve) => setTimeout(resolve)) : Promise.resolve();
  };
  // beside the work, so that neither waits for the other; whatever it fails of fails the transaction
  const telling = tellChanges(tx, env.digest, asked.actor.licenceId, changes);
  telling.catch(() => undefined);
  const output = await route.answer.run({ ...asked, facts, changes, progress });
  signal.throwIfAborted();
  const sealed = await env.sealer.seal('reply', JSON.stringify(output), submission.key);
  tx.send(keepReply(session.person_id, submission, sealed));
  const { place } = asked.subject;
  const entry = {
    actor: asked.actor,
    at: ready.now,
    operation: operation.name,
    by: verdict.by,
    subjects: [place.at(-1) ?? ''],
    scopes: [...new Set([...place, ...changes.flatMap(placesOf)])],
    changes,
  };
  await writeJournal(tx, env.digest, entry, telling);
  return output;
}

/** Fields that tell where something lies, by what it is. */
const placing: Readonly<Record<string, readonly string[]>> = {
  users: ['accountId', 'responsibleId'],
  documents: ['ownerId', 'folderId'],
  folders: ['folderId'],
};

/** Where a change takes something from and to: into another account, under another responsible, into another folder. */
function placesOf({ resource, field = '', from, to }: Change): string[] {
  if (!placing[resource]?.includes(field)) return [];
  return [from, to].filter((place) => typeof place === 'string');
}
