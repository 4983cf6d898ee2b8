import type { Server } from '@knippa/server';
import { sql } from 'kysely';
import { codeMark, newCode } from '../packages/server/src/codes.js';

/** Gives somebody a one-time code in place of their password, as an import of a file without one does. */
export async function giveCode({ env }: Pick<Server, 'env'>, licenceId: string, userId: string): Promise<string> {
  const code = newCode();
  await env.store.transaction({ write: true }, async (tx) => {
    await tx.run(sql`select set_config('knippa.licences', ${`{${licenceId}}`}, true)`);
    await tx.run(sql`update users set password_hash = null, code_hash = ${codeMark(env, code)} where id = ${userId}`);
  });
  return code;
}
