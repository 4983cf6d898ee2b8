import type { bin as contract } from '@knippa/contract';
import { refuse, type BinFacts, type BinnedFacts } from '@knippa/core';
import { sql } from 'kysely';
import { accountFacts, type AccountRecord } from './accounts/record.js';
import { whereTheyLay } from './bin/lying.js';
import { pageInBin, presentBinned, seenInBin, type BinnedFound } from './bin/record.js';
import { countDocuments } from './documents/write.js';
import { revising, revisionOf } from './folders/rights.js';
import { tooDeepIn } from './folders/within.js';
import type { Answers, Reading } from './kernel/answer.js';
import { Cursors, usualSize } from './kernel/pages.js';
import { Refused } from './kernel/refused.js';
import type { Query } from './store/store.js';

/** Ends things in the bin for ever, with all that lies in them. Folders that every server has seen go stay gone for those that remember an older revision (`folders_floor`). */
function ending(
  { licence }: Reading,
  accountId: string,
  things: readonly Pick<BinnedFacts, 'id' | 'resource' | 'space'>[],
): Query<unknown>[] {
  const ids = things.map(({ id }) => id);
  const gone = sql`licence_id = ${licence.id} and account_id = ${accountId} and deleted_with = any(${ids}::uuid[])`;
  const writes = [sql`delete from documents where ${gone}`, sql`delete from folders where ${gone}`];
  if (things.some(({ resource, space }) => resource === 'folders' && space === 'shared'))
    writes.push(sql`update counters set folders_floor = folders_revision where licence_id = ${licence.id} and account_id = ${accountId}`);
  return writes;
}

/** How many levels a folder in the bin takes with what comes back with it. */
async function levelsOf({ tx, licence }: Reading, accountId: string, id: string): Promise<number> {
  const gone = sql`f.licence_id = ${licence.id} and f.account_id = ${accountId} and f.deleted_with = ${id}`;
  const [found] = await tx.run(
    sql<{ levels: number }>`with recursive below as (
        select f.id, 1 as level from folders f where ${gone} and f.id = ${id}
        union all
        select f.id, below.level + 1 from below join folders f on ${gone} and f.parent_id = below.id
      ) select max(level) as levels from below`,
  );
  return found?.levels ?? 1;
}

export const bin: Answers<typeof contract, BinFacts> = {
  list: {
    run: async (asked) => {
      const account = accountFacts(asked.row as AccountRecord);
      const { size = usualSize, cursor } = asked.input;
      const cursors = new Cursors(asked, 'bin', { account: account.id });
      const found = await pageInBin(asked, account.id, { size, at: await cursors.open(cursor) });
      if (!found) throw new Refused(refuse('not-found'));
      const { viewer, things, last } = found;
      const lay = await whereTheyLay(
        asked,
        account.id,
        things.map(({ record }) => record),
      );
      return {
        items: things.map((seen) => presentBinned(asked, { account, viewer }, seen, lay(seen.record))),
        ...(last && { next: await cursors.after(...last) }),
      };
    },
  },

  restore: {
    facts: async (asked) => {
      const { account, binned } = asked.subject;
      const { folder_id: folderId } = (asked.row as BinnedFound).seen.record;
      if (binned.resource !== 'folders') return { misplaced: undefined };
      const { space, person } = binned;
      return { misplaced: await tooDeepIn(asked, account.id, { space, person, folderId }, await levelsOf(asked, account.id, binned.id)) };
    },
    run: async (doing) => {
      const { tx, licence, subject } = doing;
      const { account, binned } = subject;
      const back = sql`deleted_at = null, deleted_with = null`;
      const gone = sql`licence_id = ${licence.id} and account_id = ${account.id} and deleted_with = ${binned.id}`;
      await Promise.all([
        binned.space === 'shared' && tx.run(revising(licence.id, account.id)),
        tx.run(countDocuments(licence.id, account.id, binned.documents)),
        tx.run(sql`update folders set ${back}, revision = ${revisionOf(licence.id, account.id)} where ${gone}`),
        tx.run(sql`update documents set ${back} where ${gone}`),
      ]);
      return null;
    },
  },

  end: {
    run: async (doing) => {
      const { account } = doing.subject;
      const { seen } = doing.row as BinnedFound;
      await Promise.all(ending(doing, account.id, [seen.record]).map((write) => doing.tx.run(write)));
      return null;
    },
  },

  empty: {
    facts: async (asked) => {
      const found = await seenInBin(asked, asked.subject.account.id, sql<boolean>`true`);
      return { binned: found?.things.map(({ facts }) => facts) ?? [] };
    },
    run: async (doing) => {
      const { account } = doing.subject;
      await Promise.all(ending(doing, account.id, doing.facts.binned).map((write) => doing.tx.run(write)));
      return null;
    },
  },
};
