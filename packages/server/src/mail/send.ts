import type { Language } from '@knippa/contract';
import { sql } from 'kysely';
import type { Environment } from '../kernel/environment.js';
import { newId } from '../kernel/ids.js';
import { letterOf, type MailTemplate } from './letter.js';
import { MailFailed, type Mailer } from './mailer.js';
import { htmlOf, textOf } from './render.js';
import { leadingOf } from './links.js';
import { nextAttempt } from './retry.js';

/** How long a claimed mail is one server's. More than `mostSending`, and than what two servers' clocks may differ by (F11). */
const leaseMs = 10 * 60_000;
/** How long one mail may take before it is put off. */
const mostSending = 2 * 60_000;
/** How long a mail that is being sent may still take when the server stops. */
const mostStopping = 3_000;

/** What came of the mails that were due. `ended` are those whose link had ended before they were sent. */
export interface Sent {
  sent: number;
  putOff: number;
  givenUp: number;
  ended: number;
}

/** What sending goes by: the instant, which moves on while it lasts, and whom it tells. */
export interface Sending {
  readonly at: () => number;
  readonly signal: AbortSignal;
  readonly onError: (error: unknown) => void;
}

interface Claimed {
  readonly licence_id: string;
  readonly id: string;
  readonly created_at: string;
  readonly recipient: string;
  readonly language: Language;
  readonly template: MailTemplate;
  readonly params: object;
  readonly sealed_link: Uint8Array | null;
  readonly attempts: number;
}

/**
 * Sends the mails of the outbox that are due, one after the other, over all licences, until none is or nothing can be sent. No transaction
 * is open while a mail is on its way, and a mail is one server's while it is: what a crash can send twice is the one mail that was accepted
 * and not yet marked, under the same Message-ID (F7).
 */
export async function sendDue(env: Environment, mailer: Mailer, sending: Sending): Promise<Sent> {
  const came: Sent = { sent: 0, putOff: 0, givenUp: 0, ended: 0 };
  const lease = newId();
  while (!sending.signal.aborted) {
    const [claimed, until] = [instant(sending.at()), instant(sending.at() + leaseMs)];
    const [mail] = await write(env, sql<Claimed>`select * from claim_mail(${claimed}::timestamptz, ${until}::timestamptz, ${lease}::uuid)`);
    if (!mail) break;
    const failed = await attempt(env, mailer, mail, sending);
    came[await settle(env, mail, lease, failed, sending)]++;
    if (failed !== 'ended' && failed?.how === 'unreachable') break;
  }
  return came;
}

/** Marks a mail that was tried: sent, due again later, or given up, which is told. */
async function settle(env: Environment, mail: Claimed, lease: string, failed: Failed, { at, onError }: Sending): Promise<keyof Sent> {
  const { licence_id, id, attempts } = mail;
  const now = at();
  const giveUp = (why: string) =>
    write(env, sql`select give_up_mail(${licence_id}, ${id}, ${lease}, ${instant(now)}::timestamptz, ${why})`);
  if (!failed) {
    await write(env, sql`select mail_sent(${licence_id}, ${id}, ${instant(now)}::timestamptz)`);
    return 'sent';
  }
  if (failed === 'ended') {
    await giveUp('link-ended');
    return 'ended';
  }
  const next = failed.how === 'refused' ? undefined : nextAttempt(attempts, Date.parse(mail.created_at), now);
  if (next !== undefined) {
    await write(env, sql`select put_off_mail(${licence_id}, ${id}, ${lease}, ${instant(next)}::timestamptz, ${failed.message})`);
    return 'putOff';
  }
  await giveUp(failed.message);
  onError(new Error(`The mail ${id} (${mail.template}) of licence ${licence_id} was given up at attempt ${attempts}: ${failed.message}`));
  return 'givenUp';
}

/** Why a mail was not sent, where it was not. */
type Failed = MailFailed | 'ended' | undefined;

/** Sends one mail; answers why it was not accepted. */
async function attempt(env: Environment, mailer: Mailer, mail: Claimed, { at, signal }: Sending): Promise<Failed> {
  const { id, recipient, language, template, params, sealed_link } = mail;
  const limit = new AbortController();
  const timers = [setTimeout(() => limit.abort(), mostSending)];
  const stopping = () => timers.push(setTimeout(() => limit.abort(), mostStopping));
  signal.addEventListener('abort', stopping);
  try {
    const leading = await leadingOf(env, params, sealed_link, instant(at()));
    if (leading === 'ended') return leading;
    const letter = letterOf(template, language, params, leading);
    const message = { id, to: recipient, language, subject: letter.subject, text: textOf(letter), html: htmlOf(letter, language) };
    await Promise.race([mailer.send(message, limit.signal), cutOff(limit.signal)]);
    return undefined;
  } catch (error) {
    return error instanceof MailFailed ? error : new MailFailed('later', error instanceof Error ? error.name : 'unknown', error);
  } finally {
    signal.removeEventListener('abort', stopping);
    timers.forEach(clearTimeout);
  }
}

function cutOff(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new MailFailed('unreachable', 'timeout')), { once: true });
  });
}

function write<Row>(env: Environment, query: ReturnType<typeof sql<Row>>): Promise<Row[]> {
  return env.store.transaction({ write: true }, (tx) => tx.run(query));
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}
