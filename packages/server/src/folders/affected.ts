import type { Role } from '@knippa/contract';
import { gainsAndLosses, type Audience, type FolderNode, type FolderRights, type NamedFacts, type Readers } from '@knippa/core';
import { sql, type RawBuilder } from 'kysely';
import type { Reading } from '../kernel/answer.js';
import { seeing } from './rights.js';

interface PersonRow {
  readonly id: string;
  readonly displayName: string;
  readonly role: Role;
  readonly responsibleId: string | null;
}

/** The people of an account who fulfil a condition on `u`, as rights know them. */
export async function peopleAs({ tx, licence }: Reading, accountId: string, condition: RawBuilder<boolean>): Promise<NamedFacts[]> {
  return tx.run(
    sql<PersonRow>`select u.id, u.display_name as "displayName", u.role, u.responsible_id as "responsibleId" from users u
      where u.licence_id = ${licence.id} and u.account_id = ${accountId} and ${condition} order by u.name_key, u.id`,
  );
}

/** Those among whom everybody is who may see a folder, as a condition on `u`. */
export function amongAudience({ roles, responsibleIds, ids }: Audience): RawBuilder<boolean> {
  return sql<boolean>`(u.role = any(${[...roles]}::text[]) or u.responsible_id = any(${[...responsibleIds]}::uuid[]) or u.id = any(${[...ids]}::uuid[]))`;
}

/** Who gains and who loses by a shared folder becoming `after`: of those who may see it as it is or as it would be, for nobody else can (WHY-01). */
export async function affectedBy(reading: Reading, accountId: string, after: (rights: FolderRights) => FolderNode): Promise<Readers> {
  const concerned = await seeing(reading, accountId, ({ rights }) => {
    const node = after(rights);
    const audiences = [rights.whoSees(node.id), rights.supposing(node).whoSees(node.id)].filter((audience) => audience !== undefined);
    return { folderId: node.id, audiences };
  });
  if (!concerned) return { folderId: '', people: [] };
  const { folderId, audiences } = concerned;
  const people = await peopleAs(reading, accountId, sql<boolean>`(${sql.join(audiences.map(amongAudience), sql` or `)})`);
  const told = await seeing(reading, accountId, ({ rights }) => gainsAndLosses(rights, rights.supposing(after(rights)), people));
  const names = new Map(people.map(({ id, displayName }) => [id, displayName]));
  return { folderId, people: (told ?? []).map((one) => ({ ...one, displayName: names.get(one.viewerId) ?? '' })) };
}
