import { sql } from 'kysely';
import type { Reading } from '../kernel/answer.js';
import { newId } from '../kernel/ids.js';
import { sqlOf } from '../store/store.js';
import { administrators, type Recipient } from './administrators.js';
import type { DeletionParams } from './letter.js';

type About = Reading & { readonly subject: { readonly account: { readonly id: string; readonly name: string } } };

/** What was announced of an account: when, and until when it waits. */
interface Announced {
  readonly announcedAt: string;
  readonly waitsUntil: string;
}

/** Tells every administrator of an account, in their language, that it is going to be deleted: nobody twice of one announcement (ACC-10). */
export async function queueAnnouncement(asked: About, announced: Announced): Promise<void> {
  await queue(asked, 'deletion-announced', announced, await administrators(asked.tx, asked.licence.id, asked.subject.account.id));
}

interface Told {
  readonly email: string;
  readonly language: Recipient['language'];
  readonly displayName: string;
  /** Whether it was ever tried to mail them. */
  readonly tried: boolean;
}

/**
 * Tells those who were told that the account is not going to be deleted after all. A mail that waits is taken back, so that the last that anybody
 * hears is what is so; whom it was never tried to mail has heard nothing, and hears nothing.
 */
export async function takeBack(asked: About, announced: Announced): Promise<void> {
  const { tx, licence, subject } = asked;
  const event = eventOf('deletion-announced', subject.account.id, announced);
  const mailed = await tx.run(
    sql<Told>`with waiting as (delete from outbox where licence_id = ${licence.id} and event = ${event} and due_at is not null returning 1)
      select o.recipient as email, coalesce(u.language, o.language) as language, coalesce(u.display_name, '') as "displayName",
        o.attempts > 0 as tried
      from outbox o left join users u on u.licence_id = o.licence_id and u.email = o.recipient
      where o.licence_id = ${licence.id} and o.event = ${event}`,
  );
  const told = mailed.filter(({ tried }) => tried);
  const recipients = told.map(({ email, language, displayName }): Recipient => ({ email, language, params: { displayName } }));
  // mails that are long sent are not kept: then whoever administers the account is told
  const forgotten = mailed.length === 0;
  await queue(asked, 'deletion-withdrawn', announced, forgotten ? await administrators(tx, licence.id, subject.account.id) : recipients);
}

function eventOf(template: string, accountId: string, { announcedAt }: Announced): string {
  return `${template} ${accountId} ${announcedAt}`;
}

async function queue(
  { tx, licence, now, subject: { account } }: About,
  template: 'deletion-announced' | 'deletion-withdrawn',
  announced: Announced,
  told: readonly Recipient[],
): Promise<void> {
  if (told.length === 0) return;
  const about = { name: account.name, waitsUntil: announced.waitsUntil, door: 'account' } as const;
  await tx.run(
    sqlOf
      .insertInto('outbox')
      .values(
        told.map(({ email, language, params: { displayName } }) => ({
          licence_id: licence.id,
          id: newId(),
          account_id: account.id,
          created_at: now,
          recipient: email,
          language,
          template,
          params: JSON.stringify({ ...about, displayName } satisfies DeletionParams),
          sealed_link: null,
          event: eventOf(template, account.id, announced),
        })),
      )
      .onConflict((conflict) => conflict.doNothing()),
  );
}
