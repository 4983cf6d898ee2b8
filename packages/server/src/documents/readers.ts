import type { documents as contract, folders as folderContract, Reader, Role, Why } from '@knippa/contract';
import {
  documentRights,
  likePattern,
  memberRights,
  needle,
  rightsThere,
  type DocumentFacts,
  type DocumentsFacts,
  type FolderFacts,
  type FoldersFacts,
  type Right,
} from '@knippa/core';
import { sql, type RawBuilder } from 'kysely';
import { amongAudience } from '../folders/affected.js';
import { wayTo } from '../folders/ways.js';
import { seeing } from '../folders/rights.js';
import type { Answers, Reading } from '../kernel/answer.js';
import { judgedPage, together } from '../kernel/judged-page.js';
import { Cursors, usualSize } from '../kernel/pages.js';
import { usersSeenBy } from '../users/record.js';

interface PersonRow {
  readonly id: string;
  readonly display_name: string;
  readonly name_key: string;
  readonly username: string | null;
  readonly role: Role;
  readonly responsible_id: string | null;
}

/** What is asked about: a folder or a document, the shared folder that decides, and the place that it lies in. */
interface About {
  readonly accountId: string;
  readonly facts: FolderFacts | DocumentFacts;
  readonly folderId: string | null;
  readonly place: readonly string[];
}

const isDocument = (facts: FolderFacts | DocumentFacts): facts is DocumentFacts => 'maker' in facts;

/** Those among whom everybody is who may see a thing, as a condition on `u`. */
async function among(reading: Reading, { accountId, facts, folderId, place }: About): Promise<RawBuilder<boolean>> {
  if (facts.space === 'templates' || (isDocument(facts) && facts.published)) return sql<boolean>`true`;
  if (facts.space === 'personal') return sql<boolean>`(u.role = 'administrator' or u.id = any(${[...place]}::uuid[]))`;
  const audience = folderId === null ? undefined : await seeing(reading, accountId, ({ rights }) => rights.whoSees(folderId));
  return audience ? amongAudience(audience) : sql<boolean>`false`;
}

interface Paging {
  readonly search?: string | undefined;
  readonly size?: number | undefined;
  readonly cursor?: string | undefined;
}

/**
 * Who sees a thing, by name: of the people that the asker sees themself, each judged by what decides for them too (WHY-02). The rights told are those that carry reading and
 * writing where it lies; whoever sees a document only because it is published reads it by that.
 */
async function page(asked: Reading, about: About, { search = '', size = usualSize, cursor }: Paging) {
  const { accountId, facts, folderId, place } = about;
  const wanted = needle(search);
  const cursors = new Cursors(asked, 'readers', { thing: facts.id, search: wanted });
  const found = wanted.text === '' ? sql<boolean>`true` : sql<boolean>`u.id in (select users_found(${likePattern(wanted)}))`;
  const [condition, way] = await Promise.all([among(asked, about), wayTo(asked, accountId, folderId)]);
  const names = new Map(way.map((folder) => [folder.id, folder]));
  const why = (right: Right | undefined): Why | null => {
    if (!right) return null;
    const folder = names.get(right.on);
    return { right: right.right, ...(folder && { folder }) };
  };
  const judge = async (rows: readonly PersonRow[]) => {
    const judged = await seeing(asked, accountId, ({ rights }) =>
      rows.map((row) => {
        const viewer = { id: row.id, role: row.role, responsibleId: row.responsible_id };
        const access = folderId === null || facts.space !== 'shared' ? null : (rights.of(viewer).access(folderId) ?? null);
        const acting = { actor: { person: row.id, licenceId: asked.licence.id, rights: memberRights(accountId, row) }, place };
        return isDocument(facts) ? documentRights(acting, { ...facts, access }) : rightsThere(acting, { ...facts, access });
      }),
    );
    return rows.flatMap((row, index) => {
      const { read, write } = judged?.[index] ?? { read: undefined, write: undefined };
      const published = isDocument(facts) && facts.published ? { right: 'published' } : null;
      const rights = { read: why(read) ?? published, write: why(write) };
      const reader: Reader = { id: row.id, displayName: row.display_name, username: row.username, role: row.role, ...rights };
      return rights.read || rights.write ? [{ row, shown: reader }] : [];
    });
  };
  const { items, last } = await judgedPage<PersonRow, Reader>({
    size,
    at: await cursors.open(cursor),
    read: (at) => {
      const beyond = at ? sql<boolean>`(u.name_key, u.id) > (${at[0]}, ${at[1]})` : sql<boolean>`true`;
      return asked.tx.run(
        sql<PersonRow>`select u.id, u.display_name, u.name_key, u.username, u.role, u.responsible_id from (${usersSeenBy(asked, accountId)}) u
          where ${condition} and ${found} and ${beyond} order by u.name_key, u.id limit ${sql.lit(together)}`,
      );
    },
    judge,
    keys: ({ name_key, id }) => [name_key, id],
  });
  return { items: [...items], ...(last && { next: await cursors.after(...last) }) };
}

/** Who sees a document. */
export const readersOfDocument: Answers<typeof contract, DocumentsFacts>['readers'] = {
  run: (asked) => {
    const { account, document, place } = asked.subject;
    return page(asked, { accountId: account.id, facts: document, folderId: document.folderId, place }, asked.input);
  },
};

/** Who sees a folder. */
export const readersOfFolder: Answers<typeof folderContract, FoldersFacts>['readers'] = {
  run: (asked) => {
    const { account, folder, place } = asked.subject;
    return page(asked, { accountId: account.id, facts: folder, folderId: folder.id, place }, asked.input);
  },
};
