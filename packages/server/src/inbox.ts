import type { Door } from '@knippa/contract';
import { sql } from 'kysely';
import type { Environment } from './kernel/environment.js';

/** A mail that waits in the outbox, as its reader would get it. */
export interface WaitingMail {
  readonly id: string;
  readonly to: string;
  readonly at: string;
  readonly door: Door;
  readonly displayName: string;
  readonly signInName: string;
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
    params: { displayName: string; signInName: string; door: Door };
    sealed_link: Uint8Array | null;
  }
  const rows = await env.store.transaction({ write: false }, async (tx) => {
    const admitted = tx.run(sql`select admit(${licenceId}::uuid)`);
    const mails = tx.run(
      sql<Row>`select id, recipient as "to", created_at as at, params, sealed_link from outbox order by created_at desc, id desc limit ${most}`,
    );
    await admitted;
    return mails;
  });
  return Promise.all(
    rows.map(async ({ id, to, at, params, sealed_link }) => {
      const token = sealed_link ? await env.sealer.open('mail', sealed_link) : undefined;
      const { displayName, signInName, door } = params;
      return { id, to, at, door, displayName, signInName, link: token && `${env.doorUrls[door]}#link=${token}` };
    }),
  );
}
