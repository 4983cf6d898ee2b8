import { users, type Imported } from '@knippa/contract';
import type { Client } from '@knippa/sdk';

/** A file of users as a school would send it. */
export function csv(...rows: string[]): Uint8Array {
  return fileOf('Visat namn;Användarnamn;E-post;Roll;Ansvarig;Max antal användare;Lösenord', ...rows);
}

/** A file with a header of its own. */
export function fileOf(...rows: string[]): Uint8Array {
  return new TextEncoder().encode(rows.map((row) => `${row}\r\n`).join(''));
}

/** What a plan of an import asks. */
export interface Answers {
  readonly leaveOutRefused?: 'yes';
  readonly manyRemovals?: 'yes';
  readonly confirmation?: string;
}

/** Imports a file as its plan says. */
export async function importInto(client: Client, accountId: string, file: Uint8Array, answers: Answers = {}): Promise<Imported> {
  const { token: plan } = await client.plan(users.import, { accountId, file });
  return client.call(users.import, { accountId, file, plan, ...answers });
}

/** What an import did, without whose details are handed over. */
export function counted({ added, changed, removed, unchanged, refused, mailed }: Imported): number[] {
  return [added, changed, removed, unchanged, refused, mailed];
}
