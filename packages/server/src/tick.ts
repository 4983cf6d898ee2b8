import { binDays } from '@knippa/contract';
import { sql } from 'kysely';
import type { Environment } from './kernel/environment.js';
import { queueReminders } from './mail/renewals.js';
import { sendDue, type Sent } from './mail/send.js';
import type { Mailer } from './mail/mailer.js';

/** Most rows of a kind that one tick clears away; the next goes on. */
const mostPurged = 10_000;

/** What a tick has done. What failed was told, and is tried at the next. */
export interface Ticked {
  /** Licences whose people were reminded that renewal is due. */
  readonly reminded: number;
  /** Rows that nobody needs any more. */
  readonly purged: Purged;
  readonly mail: Sent;
}

/** Rows cleared away: kept replies after a day, sessions, links and mails some time after their end, names that are no longer reserved, and what has lain in the bin for its days (DOC-09). */
export interface Purged {
  readonly submissions: number;
  readonly sessions: number;
  readonly links: number;
  readonly mails: number;
  readonly names: number;
  readonly binned: number;
}

/** What a tick is done with. Without a mailer mails stay in the outbox. */
export interface Ticking {
  readonly env: Environment;
  readonly mailer: Mailer | undefined;
  readonly onError: (error: unknown) => void;
}

/**
 * Does what is due at an instant: reminds of renewals (LIC-05), clears away, sends mail. Asked each minute; a minute or a day that was missed
 * is caught up with, and several servers of one database may be asked at once. What of it fails keeps nothing else from being done. It ends early,
 * between two mails, when the signal says so.
 */
export async function tick({ env, mailer, onError }: Ticking, now: number, signal: AbortSignal): Promise<Ticked> {
  const began = env.clock();
  const at = () => now + env.clock() - began;
  const done = async <T>(step: Promise<T>, otherwise: T): Promise<T> =>
    step.catch((error: unknown) => {
      onError(error);
      return otherwise;
    });
  const reminded = await done(queueReminders(env, now, onError), 0);
  const purged = await done(purge(env, now), { submissions: 0, sessions: 0, links: 0, mails: 0, names: 0, binned: 0 });
  const none = { sent: 0, putOff: 0, givenUp: 0, ended: 0 };
  const mail = mailer ? await done(sendDue(env, mailer, { at, signal, onError }), none) : none;
  return { reminded, purged, mail };
}

function purge(env: Environment, now: number): Promise<Purged> {
  const at = new Date(now).toISOString();
  // through the last day that a bin tells
  const binned = new Date(now - (binDays + 1) * 86_400_000).toISOString();
  return env.store.transaction({ write: true }, async (tx) => {
    const query = sql<Purged>`select p.*, free_reserved(${at}::timestamptz) as names,
      empty_bins(${binned}::timestamptz, ${mostPurged}) as binned from purge(${at}::timestamptz, ${mostPurged}) p`;
    const [purged] = await tx.run(query);
    if (!purged) throw new Error('Nothing was counted.');
    return purged;
  });
}
