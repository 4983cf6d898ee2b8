import { civilDate, daysAfter, emailKey, FIRST_REMINDER_DAYS, reminderDue } from '@knippa/core';
import { sql } from 'kysely';
import type { Environment } from '../kernel/environment.js';
import { newId } from '../kernel/ids.js';
import { sqlOf, type Tx } from '../store/store.js';
import { administrators, type Recipient } from './administrators.js';
import type { RenewalParams } from './letter.js';

interface Expiring {
  readonly licence_id: string;
  readonly expires_on: string;
  readonly reminded_for: string | null;
  readonly reminded_before: number | null;
}

/**
 * Queues the reminders of every licence whose renewal is due (LIC-05), each once for its expiry date; answers how many licences. Two servers
 * at once, or one that asks again, queue none twice: the licence's row says what was told, and is written with the mails. A licence that fails
 * keeps no other from being reminded.
 */
export async function queueReminders(env: Environment, now: number, onError: (error: unknown) => void): Promise<number> {
  const today = civilDate(now);
  const expiring = await env.store.transaction({ write: false }, (tx) =>
    tx.run(sql<Expiring>`select * from expiring(${today}::date, ${daysAfter(today, FIRST_REMINDER_DAYS)}::date)`),
  );
  let reminded = 0;
  for (const { licence_id, expires_on, reminded_for, reminded_before } of expiring) {
    const last = reminded_for && reminded_before !== null ? { expiresOn: reminded_for, daysBefore: reminded_before } : undefined;
    const daysBefore = reminderDue(expires_on, now, last);
    if (daysBefore === undefined) continue;
    const told = await remind(env, licence_id, expires_on, daysBefore, now).catch(onError);
    if (told) reminded++;
  }
  return reminded;
}

/** Queues one licence's reminder, unless it was renewed, or reminded by another server, meanwhile. */
function remind(env: Environment, licenceId: string, expiresOn: string, daysBefore: number, now: number): Promise<boolean> {
  return env.store.transaction({ write: true }, async (tx) => {
    await tx.run(sql`select admit(${licenceId}::uuid)`);
    const [licence] = await tx.run(
      sqlOf
        .updateTable('licences')
        .set({ reminded_for: expiresOn, reminded_before: daysBefore })
        .where('id', '=', licenceId)
        .where('expires_on', '=', expiresOn)
        .where(sql<boolean>`(reminded_for is distinct from ${expiresOn}::date or reminded_before > ${daysBefore})`)
        .returning(['kind', 'name', 'billing_name', 'billing_email', 'language']),
    );
    if (!licence || licence.kind === 'house') return false;
    const { kind, name, billing_name, billing_email, language } = licence;
    const people = await (kind === 'bought' ? operators(tx, licenceId) : administrators(tx, licenceId));
    const billing: Recipient[] = billing_email ? [{ email: billing_email, language, params: { displayName: billing_name ?? '' } }] : [];
    // who is both is told once, as one who can sign in
    const told = new Map([...billing, ...people].map((recipient) => [emailKey(recipient.email), recipient]));
    if (told.size === 0) return true;
    await tx.run(
      sqlOf
        .insertInto('outbox')
        .values(
          [...told.values()].map(({ email, language, params }) => ({
            licence_id: licenceId,
            id: newId(),
            account_id: null,
            created_at: new Date(now).toISOString(),
            recipient: email,
            language,
            template: 'renewal' as const,
            params: JSON.stringify({ ...params, name, kind, expiresOn } satisfies RenewalParams),
            sealed_link: null,
            event: `renewal ${expiresOn} ${daysBefore}`,
          })),
        )
        .onConflict((conflict) => conflict.doNothing()), // a day that was set back has been told already
    );
    return true;
  });
}

/** The operators of a bought licence. */
async function operators(tx: Tx, licenceId: string): Promise<Recipient[]> {
  const rows = await tx.run(
    sqlOf.selectFrom('operators').select(['email', 'display_name', 'language']).where('licence_id', '=', licenceId),
  );
  return rows.map(({ email, language, display_name }) => ({ email, language, params: { displayName: display_name, door: 'operator' } }));
}
