import { emailKey, fold, isName, rightNamed, type OperatorNames } from '@knippa/core';
import { sql } from 'kysely';
import { freeNames } from './free-names.js';
import type { Reading } from './kernel/answer.js';
import type { DirectoryKind } from './store/schema.js';
import { sqlOf, type Query, type Tx } from './store/store.js';

/** How many keys are asked about at once: as the text of a parameter they are held several times over. */
const askedAtOnce = 5000;

/** Which of these keys are taken in the whole service, by others than `own`. A reserved one is taken too. */
export async function takenKeys(tx: Tx, kind: DirectoryKind, keys: readonly string[], own: string | null = null): Promise<Set<string>> {
  const found = new Set<string>();
  for (let from = 0; from < keys.length; from += askedAtOnce) {
    const part = keys.slice(from, from + askedAtOnce);
    const rows = await tx.run(sql<{ key: string }>`select taken as key from taken(${kind}, ${part}::text[], ${own}::uuid)`);
    for (const { key } of rows) found.add(key);
  }
  return found;
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
  const taken = (keys: readonly string[]) => takenKeys(tx, 'group-id', keys);
  const [own, [groupId = '']] = await Promise.all([taken([fold(name)]), freeNames([name], { taken, fallback: 'grupp' })]);
  return { groupId, free: isName(name) && own.size === 0 };
}

/** Whether new operators' names are taken, with a free username like each; two of the same names are one too many (USR-17). */
export async function operatorNames(
  tx: Tx,
  operators: readonly { readonly username: string; readonly email: string }[],
): Promise<OperatorNames[]> {
  const emails = operators.map(({ email }) => emailKey(email));
  const usernames = operators.map(({ username }) => fold(username));
  const taken = (keys: readonly string[]) => takenKeys(tx, 'operator-username', keys);
  const [takenEmails, there] = await Promise.all([takenKeys(tx, 'operator-email', emails), taken(usernames)]);
  const isTaken = (keys: readonly string[], at: number, by: ReadonlySet<string>) =>
    by.has(keys[at] ?? '') || keys.indexOf(keys[at] ?? '') < at;
  const wanting = usernames.filter((_, at) => isTaken(usernames, at, there));
  const free = await freeNames(wanting, { taken, spokenFor: usernames, fallback: 'operatör' });
  return operators.map(({ username }, at) => {
    const usernameTaken = isTaken(usernames, at, there);
    return {
      usernameTaken,
      suggestion: usernameTaken ? (free.shift() ?? '') : username,
      emailTaken: isTaken(emails, at, takenEmails),
    };
  });
}

/** Which of these usernames are taken in an account, by their keys. */
function takenUsernames({ tx, licence }: Pick<Reading, 'tx' | 'licence'>, accountId: string) {
  return async (keys: readonly string[]): Promise<Set<string>> => {
    const rows = await tx.run(
      sqlOf
        .selectFrom('users')
        .select('username_key')
        .where('licence_id', '=', licence.id)
        .where('account_id', '=', accountId)
        .where(sql<boolean>`username_key = any(${[...keys]}::text[])`),
    );
    return new Set(rows.map(({ username_key }) => username_key ?? ''));
  };
}

const fallback = 'användare';

/** For each of several usernames, all different, one that is free in an account: itself, or one like it that none of the others gets (USR-11). */
export async function freeUsernames(reading: Reading, accountId: string, wanted: readonly string[]): Promise<string[]> {
  const taken = takenUsernames(reading, accountId);
  const there = await taken(wanted.map(fold));
  const others = wanted.filter((name) => there.has(fold(name)));
  const free = await freeNames(others, { taken, spokenFor: wanted.map(fold), fallback });
  const given = new Map(others.map((name, at) => [name, free[at] ?? '']));
  return wanted.map((name) => given.get(name) ?? name);
}

/** A number for a name, which nobody can foresee, drawn for whoever asks: of four digits, and of six once eight of those were taken. */
function drawn({ env, actor }: Reading, text: string, attempt: number): number {
  const [high = 0, middle = 0, low = 0] = env.sealer.mark('suggestion', JSON.stringify([actor.person, fold(text), attempt]));
  return 1_000 + (((high << 16) | (middle << 8) | low) % (attempt <= 8 ? 9_000 : 900_000));
}

/**
 * Whether a username is taken in an account, and then one like it that is free (USR-11, USR-17).
 *
 * A manager sees their own users alone (USR-08), and must be told that a name is taken: the name beside it has a number that is drawn for them, the same each
 * time, so that it does not tell how many others are like it (I5).
 */
export async function suggestUsername(
  reading: Reading,
  accountId: string,
  wanted: string,
): Promise<{ taken: boolean; suggestion: string }> {
  const taken = takenUsernames(reading, accountId);
  if ((await taken([fold(wanted)])).size === 0) return { taken: false, suggestion: wanted };
  const seesAll = rightNamed(reading.actor, 'manager') === undefined;
  const numberOf = seesAll ? undefined : (text: string, attempt: number) => drawn(reading, text, attempt);
  const [suggestion = ''] = await freeNames([wanted], { taken, fallback, numberOf });
  return { taken: true, suggestion };
}
