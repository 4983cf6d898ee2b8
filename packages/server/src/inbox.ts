import type { Door } from '@knippa/contract';
import { sql } from 'kysely';
import type { Environment } from './kernel/environment.js';

/** A mail that waits in the outbox, as its reader would get it. */
export interface WaitingMail {
  readonly id: string;
  readonly to: string;
  readonly at: string;
  /** What kind of mail it is: `welcome`, `reset`, `confirm-email`, `email-changing`. */
  readonly template: string;
  readonly door: Door;
  readonly displayName: string;
  readonly signInName: string;
  /** The address that another one is to be changed for, in mails about that. */
  readonly newEmail: string | undefined;
  readonly link: string | undefined;
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
    template: string;
    params: { displayName: string; signInName: string; door: Door; newEmail?: string };
    sealed_link: Uint8Array | null;
  }
  const rows = await env.store.transaction({ write: false }, async (tx) => {
    const admitted = tx.run(sql`select admit(${licenceId}::uuid)`);
    const mails = tx.run(
      sql<Row>`select id, recipient as "to", created_at as at, template, params, sealed_link from outbox order by created_at desc, id desc limit ${most}`,
    );
    await admitted;
    return mails;
  });
  return Promise.all(
    rows.map(async ({ id, to, at, template, params, sealed_link }) => {
      const token = sealed_link ? await env.sealer.open('mail', sealed_link) : undefined;
      const { displayName, signInName, door, newEmail } = params;
      return { id, to, at, template, door, displayName, signInName, newEmail, link: token && `${env.doorUrls[door]}#link=${token}` };
    }),
  );
}
