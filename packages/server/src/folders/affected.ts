import {
  readersGiven,
  readersOf,
  sameReaders,
  type Audience,
  type FolderNode,
  type FolderRights,
  type GivenUser,
  type NamedFacts,
  type Readers,
} from '@knippa/core';
import { sql, type RawBuilder } from 'kysely';
import type { Reading } from '../kernel/answer.js';
import { usersSeenBy } from '../users/record.js';
import { namedPeople } from './record.js';
import { seeing } from './rights.js';

/** The people of an account who fulfil a condition on `u`, as rights know them. */
export async function peopleAs(reading: Reading, accountId: string, condition: RawBuilder<boolean>): Promise<NamedFacts[]> {
  return reading.tx.run(sql<NamedFacts>`${namedPeople(reading, accountId, condition)} order by u.name_key, u.id`);
}

/** Those among whom everybody is who may see a folder, as a condition on `u`. */
export function amongAudience({ roles, responsibleIds, ids }: Audience): RawBuilder<boolean> {
  return sql<boolean>`(u.role = any(${[...roles]}::text[]) or u.responsible_id = any(${[...responsibleIds]}::uuid[]) or u.id = any(${[...ids]}::uuid[]))`;
}

/**
 * Who gains and who loses by a shared folder becoming `after`: of those who may see it as it is or as it would be, for nobody else can (WHY-01), and of those whom the
 * asker sees, for whose class somebody is in is not theirs to learn by it (T-M2).
 */
export async function affectedBy(reading: Reading, accountId: string, after: (rights: FolderRights) => FolderNode): Promise<Readers> {
  const audiences = await seeing(reading, accountId, ({ rights }) => {
    const node = after(rights);
    return [rights.whoSees(node.id), rights.supposing(node).whoSees(node.id)].filter((audience) => audience !== undefined);
  });
  if (!audiences) return sameReaders;
  const among = sql.join(audiences.map(amongAudience), sql` or `);
  const people = await peopleAs(
    reading,
    accountId,
    sql<boolean>`u.id in (select id from (${usersSeenBy(reading, accountId)}) s) and (${among})`,
  );
  const told = await seeing(reading, accountId, ({ viewer, rights }): Readers => {
    const node = after(rights);
    return { ...readersOf(rights, rights.supposing(node), node.id, people), partly: viewer.role !== 'administrator' };
  });
  return told ?? sameReaders;
}

/** How many `user`s gain and lose in shared folders by getting another responsible; nobody for an operator, who sees no folder. */
export async function givenReaders(reading: Reading, accountId: string, given: readonly GivenUser[]): Promise<Readers['counts']> {
  const told = given.length === 0 ? undefined : await seeing(reading, accountId, ({ rights }) => readersGiven(rights, given));
  return told ?? sameReaders.counts;
}
