import { emailKey, fold, isName, suggestName, type OperatorNames } from '@knippa/core';
import { sql } from 'kysely';
import type { DirectoryKind } from './store/schema.js';
import { sqlOf, type Query, type Tx } from './store/store.js';

/** Which of these keys are taken in the whole service, by others than `own`. A reserved one is taken too. */
export async function takenKeys(tx: Tx, kind: DirectoryKind, keys: readonly string[], own: string | null = null): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await tx.run(sql<{ key: string }>`select taken as key from taken(${kind}, ${[...keys]}::text[], ${own}::uuid)`);
  return new Set(rows.map(({ key }) => key));
}

/** Takes a key in the whole service for a thing. A taken one fails, and the act is judged again. */
export function claimKey(licenceId: string, kind: DirectoryKind, key: string, thingId: string): Query<unknown> {
  return sqlOf.insertInto('directory').values({ kind, key, licence_id: licenceId, thing_id: thingId });
}

/** Gives up one key of a thing for another, where they differ. A taken one fails, and the act is judged again. */
export function changeKey(
  licenceId: string,
  kind: DirectoryKind,
  thingId: string,
  held: string | null,
  wanted: string | null,
): Query<unknown>[] {
  if (held === wanted) return [];
  return [
    ...(held ? [sql`select give_up(${kind}, ${held}, ${thingId})`] : []),
    ...(wanted ? [claimKey(licenceId, kind, wanted, thingId)] : []),
  ];
}

/** A group id that is free in the whole service and like the name, and whether it is the name's own (ACC-03). */
export async function suggestGroupId(tx: Tx, name: string): Promise<{ groupId: string; free: boolean }> {
  const stem = fold(suggestName(name, () => false));
  const rows = await tx.run(sql<{ key: string }>`select taken_like as key from taken_like('group-id', ${stem})`);
  const taken = new Set(rows.map(({ key }) => key));
  return { groupId: suggestName(name, (key) => taken.has(key)), free: isName(name) && !taken.has(fold(name)) };
}

/** Whether new operators' names are taken, with a free username like each; two of the same names are one too many (USR-17). */
export async function operatorNames(
  tx: Tx,
  operators: readonly { readonly username: string; readonly email: string }[],
): Promise<OperatorNames[]> {
  const emails = operators.map(({ email }) => emailKey(email));
  const usernames = operators.map(({ username }) => fold(username));
  const [takenEmails, ...like] = await Promise.all([
    takenKeys(tx, 'operator-email', emails),
    ...usernames.map((stem) => tx.run(sql<{ key: string }>`select taken_like as key from taken_like('operator-username', ${stem})`)),
  ]);
  return operators.map(({ username }, at) => {
    const taken = new Set([...(like[at] ?? []).map(({ key }) => key), ...usernames.slice(0, at)]);
    return {
      usernameTaken: taken.has(fold(username)),
      suggestion: suggestName(username, (key) => taken.has(key), 'operatör'),
      emailTaken: takenEmails.has(emails[at] ?? '') || emails.indexOf(emails[at] ?? '') < at,
    };
  });
}

function usernamesIn(licenceId: string, accountId: string) {
  return sqlOf.selectFrom('users').select('username_key').where('licence_id', '=', licenceId).where('account_id', '=', accountId);
}

/** For each of several usernames, all different, one that is free in an account: itself, or one like it that none of the others gets (USR-11). */
export async function freeUsernames(tx: Tx, licenceId: string, accountId: string, wanted: readonly string[]): Promise<string[]> {
  const rows = await tx.run(usernamesIn(licenceId, accountId).where(sql<boolean>`username_key = any(${wanted.map(fold)}::text[])`));
  const there = new Set(rows.map(({ username_key }) => username_key));
  const given = new Set(wanted.map(fold));
  const names: string[] = [];
  for (const name of wanted) {
    const free = there.has(fold(name)) ? (await suggestUsername(tx, licenceId, accountId, name, given)).suggestion : name;
    given.add(fold(free));
    names.push(free);
  }
  return names;
}

/** A username that is free in an account and like the wanted one, and none of those that are spoken for (USR-11). */
export async function suggestUsername(
  tx: Tx,
  licenceId: string,
  accountId: string,
  wanted: string,
  spokenFor: ReadonlySet<string> = new Set(),
): Promise<{ taken: boolean; suggestion: string }> {
  const stem = fold(wanted);
  const rows = await tx.run(
    usernamesIn(licenceId, accountId)
      .where(sql<boolean>`starts_with(username_key, ${stem})`)
      .orderBy('username_key') // the wanted name itself comes first
      .limit(1000),
  );
  const keys = new Set(rows.map(({ username_key }) => username_key));
  return { taken: keys.has(stem), suggestion: suggestName(wanted, (key) => keys.has(key) || spokenFor.has(key), 'användare') };
}
