import type { Door, Language } from '@knippa/contract';
import { sql } from 'kysely';
import type { Environment } from './kernel/environment.js';
import { letterOf, type Letter, type MailTemplate } from './mail/letter.js';
import { linkUrl } from './mail/links.js';

/** A mail that waits in the outbox, as its reader would get it. */
export interface WaitingMail {
  readonly id: string;
  readonly to: string;
  readonly at: string;
  readonly template: MailTemplate;
  /** The reader's door; a billing contact has none. */
  readonly door: Door | undefined;
  readonly displayName: string;
  /** What they sign in with, in a mail that has a link. */
  readonly signInName: string | undefined;
  /** The address that another one is to be changed for, in mails about that. */
  readonly newEmail: string | undefined;
  readonly link: string | undefined;
  readonly language: Language;
  readonly letter: Letter;
}

/**
 * The mails that wait in a licence's outbox, newest first, with their links opened. For whoever runs the service
 * embedded: the demo shows them as an inbox.
 */
export async function inbox(env: Environment, licenceId: string, most = 100): Promise<WaitingMail[]> {
  interface Row {
    id: string;
    to: string;
    at: string;
    language: Language;
    template: MailTemplate;
    params: { displayName: string; signInName?: string; door?: Door; newEmail?: string };
    sealed_link: Uint8Array | null;
  }
  const rows = await env.store.transaction({ write: false }, async (tx) => {
    const admitted = tx.run(sql`select admit(${licenceId}::uuid)`);
    const mails = tx.run(
      sql<Row>`select id, recipient as "to", created_at as at, language, template, params, sealed_link
        from outbox where due_at is not null order by created_at desc, id desc limit ${most}`,
    );
    await admitted;
    return mails;
  });
  return Promise.all(
    rows.map(async ({ id, to, at, language, template, params, sealed_link }) => {
      const { displayName, signInName, door, newEmail } = params;
      const token = sealed_link ? await env.sealer.open('mail', sealed_link) : undefined;
      const link = door && token && linkUrl(env, door, token);
      const url = link ?? (door && env.doorUrls[door]);
      const letter = letterOf(template, language, params, url ? { url } : undefined);
      return { id, to, at, template, door, displayName, signInName, newEmail, link, language, letter };
    }),
  );
}
