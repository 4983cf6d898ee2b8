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
import { wayTo } from '../folders/record.js';
import { seeing } from '../folders/rights.js';
import type { Answers, Reading } from '../kernel/answer.js';
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

/** Most people who are looked at together for a page. */
const together = 500;

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
  let at = await cursors.open(cursor);
  const found = wanted.text === '' ? sql<boolean>`true` : sql<boolean>`u.id in (select users_found(${likePattern(wanted)}))`;
  const [condition, way] = await Promise.all([among(asked, about), wayTo(asked, accountId, folderId)]);
  const names = new Map(way.map((folder) => [folder.id, folder]));
  const why = (right: Right | undefined): Why | null => {
    if (!right) return null;
    const folder = names.get(right.on);
    return { right: right.right, ...(folder && { folder }) };
  };
  const readers: (Reader & { readonly key: string })[] = [];
  while (readers.length <= size) {
    const beyond = at ? sql<boolean>`(u.name_key, u.id) > (${at[0]}, ${at[1]})` : sql<boolean>`true`;
    const rows = await asked.tx.run(
      sql<PersonRow>`select u.id, u.display_name, u.name_key, u.username, u.role, u.responsible_id from (${usersSeenBy(asked, accountId)}) u
        where ${condition} and ${found} and ${beyond} order by u.name_key, u.id limit ${sql.lit(together)}`,
    );
    const judged = await seeing(asked, accountId, ({ rights }) =>
      rows.map((row) => {
        const viewer = { id: row.id, role: row.role, responsibleId: row.responsible_id };
        const access = folderId === null || facts.space !== 'shared' ? null : (rights.access(viewer, folderId) ?? null);
        const acting = { actor: { person: row.id, licenceId: asked.licence.id, rights: memberRights(accountId, row) }, place };
        return isDocument(facts) ? documentRights(acting, { ...facts, access }) : rightsThere(acting, { ...facts, access });
      }),
    );
    for (const [index, row] of rows.entries()) {
      const { read, write } = judged?.[index] ?? { read: undefined, write: undefined };
      const published = isDocument(facts) && facts.published ? { right: 'published' } : null;
      const shown = { read: why(read) ?? published, write: why(write) };
      if (!shown.read && !shown.write) continue;
      readers.push({ id: row.id, displayName: row.display_name, username: row.username, role: row.role, ...shown, key: row.name_key });
    }
    const last = rows.at(-1);
    if (!last || rows.length < together) break;
    at = [last.name_key, last.id];
  }
  const last = readers.length > size ? readers[size - 1] : undefined;
  return {
    items: readers.slice(0, size).map(({ key: _, ...reader }) => reader),
    ...(last && { next: await cursors.after(last.key, last.id) }),
  };
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
