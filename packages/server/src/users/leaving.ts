import type { Called, LeavingFacts, LeavingInput, LeftFolder, LeftUser, UserFacts } from '@knippa/core';
import { sql } from 'kysely';
import { givenReaders } from '../folders/affected.js';
import type { Reading } from '../kernel/answer.js';
import type { Query } from '../store/store.js';
import { userFacts, userRecords, type UserRecord } from './record.js';

/**
 * What people who leave an account, or a role in it, leave behind: the `user`s they are responsible for, less those who leave with them, and who
 * is named to come after them, as the actor sees them. The account is locked by whatever writes this, so nobody is given to them meanwhile (I13).
 */
export async function leavingFacts(
  reading: Reading,
  accountId: string,
  leaving: readonly UserFacts[],
  { usersTo, primaryContactId }: LeavingInput,
): Promise<LeavingFacts> {
  const { tx, licence } = reading;
  const ids = leaving.map(({ id }) => id);
  const named = [usersTo, primaryContactId].filter((id) => typeof id === 'string');
  const ofAccount = sql`licence_id = ${licence.id} and account_id = ${accountId}`;
  const [left, people, folders, [contact]] = await Promise.all([
    leaving.some(({ users }) => users > 0)
      ? tx.run(
          sql<LeftUser>`select id, display_name as "displayName", username, responsible_id as "responsibleId" from users
            where ${ofAccount} and responsible_id = any(${ids}::uuid[]) and id <> all(${ids}::uuid[])
            order by name_key, id`,
        )
      : [],
    named.length > 0 ? tx.run<UserRecord>(userRecords(reading, accountId).where('u.id', 'in', named)) : [],
    tx.run(foldersLeftBy(reading, accountId, leaving)),
    tx.run(
      sql<Called>`select id, display_name as "displayName", username from users
        where ${ofAccount} and primary_contact = ${sql.lit(true)}`,
    ),
  ]);
  const one = (id: string | null | undefined) => {
    const record = people.find((person) => person.id === id);
    return record && userFacts(record);
  };
  const readers = await givenReaders(
    reading,
    accountId,
    left.map((user) => ({ ...user, to: usersTo ?? null })),
  );
  return { left, newResponsible: one(usersTo), newContact: one(primaryContactId), folders, contact, readers };
}

/** The shared folders that people own, or whose entry names their class, by name. */
export function foldersLeftBy({ licence }: Pick<Reading, 'licence'>, accountId: string, people: readonly Pick<UserFacts, 'id'>[]) {
  const ids = people.map(({ id }) => id);
  return sql<LeftFolder>`select id, name, shared_owner_id as "ownerId", responsible_id as "responsibleId" from folders
    where licence_id = ${licence.id} and account_id = ${accountId} and deleted_at is null
      and (shared_owner_id = any(${ids}::uuid[]) or responsible_id = any(${ids}::uuid[]))
    order by name_key, id`;
}

/** Hands on what is left behind, in this order and before anybody leaves: their `user`s, the flag, and their shared folders (USR-14, USR-16). `gone`: they leave the account. */
export function leavingWrites(
  licenceId: string,
  accountId: string,
  leaving: readonly UserFacts[],
  { left, newContact, folders }: LeavingFacts,
  { usersTo }: LeavingInput,
  gone: boolean,
): Query<unknown>[] {
  const ofAccount = sql`licence_id = ${licenceId} and account_id = ${accountId}`;
  const writes: Query<unknown>[] = [];
  if (left.length > 0)
    writes.push(
      sql`update users set responsible_id = ${usersTo ?? null}::uuid where ${ofAccount} and id = any(${left.map(({ id }) => id)}::uuid[])`,
    );
  if (newContact && leaving.some(({ primaryContact }) => primaryContact))
    writes.push(
      sql`update users set primary_contact = false where ${ofAccount} and primary_contact`,
      sql`update users set primary_contact = true where ${ofAccount} and id = ${newContact.id}`,
    );
  if (folders !== null) writes.push(leavingFolders(licenceId, accountId, leaving, gone));
  return writes;
}

/**
 * What people leave behind in Shared folders once they lead nobody: what they own passes to who is turned to, and the entries of a class that was theirs end. Being chosen by
 * name does not depend on a role; it ends when they leave the account.
 */
export function leavingFolders(
  licenceId: string,
  accountId: string,
  people: readonly Pick<UserFacts, 'id'>[],
  gone: boolean,
): Query<unknown> {
  return sql`select leave_folders(${licenceId}, ${accountId}, ${people.map(({ id }) => id)}::uuid[], ${gone})`;
}
