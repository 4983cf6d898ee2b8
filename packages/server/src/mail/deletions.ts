import type { Reading } from '../kernel/answer.js';
import { newId } from '../kernel/ids.js';
import { sqlOf } from '../store/store.js';
import { administrators } from './administrators.js';
import type { DeletionParams } from './letter.js';

/**
 * Queues a mail about an account's deletion for each of its administrators, in their language, in this transaction. `announcedAt` names the event:
 * nobody is mailed twice about the same (ACC-10).
 */
export async function queueDeletionMails(
  { tx, licence, now, subject }: Reading & { readonly subject: { readonly account: { readonly id: string } } },
  template: 'deletion-announced' | 'deletion-withdrawn',
  about: Pick<DeletionParams, 'name' | 'waitsUntil'>,
  announcedAt: string,
): Promise<void> {
  const { id: accountId } = subject.account;
  const told = await administrators(tx, licence.id, accountId);
  if (told.length === 0) return;
  await tx.run(
    sqlOf
      .insertInto('outbox')
      .values(
        told.map(({ email, language, params: { displayName } }) => ({
          licence_id: licence.id,
          id: newId(),
          account_id: accountId,
          created_at: now,
          recipient: email,
          language,
          template,
          params: JSON.stringify({ ...about, displayName, door: 'account' } satisfies DeletionParams),
          sealed_link: null,
          event: `${template} ${accountId} ${announcedAt}`,
        })),
      )
      .onConflict((conflict) => conflict.doNothing()),
  );
}
