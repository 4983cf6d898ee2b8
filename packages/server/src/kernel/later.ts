import type { AnyOperation, Change } from '@knippa/contract';
import type { Tx } from '../store/store.js';
import { touch } from './admission.js';
import type { Asked } from './answer.js';
import type { Environment } from './environment.js';
import { writeJournal } from './journal.js';
import type { Judged } from './judging.js';
import { persistently } from './retry.js';

/**
 * What a download that is read while it is sent looks again with. Each look is a transaction of its own, so that a slow reader holds none; whoever asks is
 * let in and judged anew in it, so that the download ends where their session, their right, the licence's phase or the thing itself does (F16, T-L9).
 */
export interface Later<Op extends AnyOperation> {
  /** Reads. Throws `Refused` where the asker would be refused now. */
  look<T>(see: (asked: Asked<Op>) => Promise<T>): Promise<T>;
  /** Notes that the download was sent, after its last byte: writes what `write` answers as changes, with its entry in the journal. */
  note(write: (asked: Asked<Op>) => Promise<readonly Change[]>): Promise<void>;
}

/** An instant, both ways it is needed. */
export interface Moment {
  readonly nowMs: number;
  readonly now: string;
}

interface Asking {
  readonly operation: AnyOperation;
  readonly input: unknown;
  readonly tokenHash: Uint8Array;
  readonly signal: AbortSignal;
}

/** The looks of one call; `judge` lets its asker in at a moment, and judges. */
export function laterOf(
  env: Environment,
  { operation, input, tokenHash, signal }: Asking,
  judge: (tx: Tx, at: Moment) => Promise<Judged>,
): Later<AnyOperation> {
  const within = async <T>(write: boolean, act: (judged: Judged, asked: Asked<AnyOperation>, tx: Tx) => Promise<T>): Promise<T> => {
    signal.throwIfAborted();
    const nowMs = env.clock();
    const now = new Date(nowMs).toISOString();
    let usedAt: string | undefined;
    const done = await env.store.transaction({ write }, async (tx) => {
      const judged = await judge(tx, { nowMs, now });
      usedAt = judged.reading.session.used_at;
      return act(judged, { ...judged.reading, ...judged.found, input } as Asked<AnyOperation>, tx);
    });
    await touch(env, { usedAt, tokenHash, nowMs, now }).catch(() => undefined);
    return done;
  };
  return {
    look: (see) => within(false, (_, asked) => see(asked)),
    note: (write) =>
      persistently(() =>
        within(true, async ({ reading, found, by }, asked, tx) => {
          const changes = await write(asked);
          if (changes.length === 0) return;
          const { place } = found.subject;
          const entry = { operation: operation.name, by, subjects: [place.at(-1) ?? ''], scopes: place, changes };
          await writeJournal(tx, env.digest, { ...entry, actor: reading.actor, at: reading.now });
        }),
      ),
  };
}
