import type { documents as contract } from '@knippa/contract';
import { sortKey, type DocumentsFacts } from '@knippa/core';
import { sql } from 'kysely';
import type { Answers } from './kernel/answer.js';
import { sqlOf } from './store/store.js';

export const documents: Answers<typeof contract, DocumentsFacts> = {
  create: {
    run: async ({ tx, actor, licence, subject: { account, user }, input, changes, now }) => {
      const id = changes[0]?.id ?? '';
      await Promise.all([
        tx.run(
          sqlOf.insertInto('documents').values({
            licence_id: licence.id,
            account_id: account.id,
            owner_id: user.id,
            id,
            creator_id: actor.person,
            title: input.title,
            title_key: sortKey(input.title),
            blocks: JSON.stringify(input.blocks),
            published: false,
            created_at: now,
          }),
        ),
        tx.run(sql`update counters set documents = documents + 1 where licence_id = ${licence.id} and account_id = ${account.id}`),
      ]);
      return { id, title: input.title, ownerId: user.id, published: false, createdAt: now };
    },
  },
};
