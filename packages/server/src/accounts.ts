import type { accounts as contract } from '@knippa/contract';
import { found, sortKey, type AccountsFacts } from '@knippa/core';
import { list } from './accounts/list.js';
import { presentAccount, type AccountRecord } from './accounts/record.js';
import { start } from './accounts/start.js';
import { suggestGroupId } from './directory.js';
import type { Answers } from './kernel/answer.js';
import { sqlOf } from './store/store.js';

export const accounts: Answers<typeof contract, AccountsFacts> = {
  read: { run: async (asked) => presentAccount(asked, asked.row as AccountRecord) },

  list,
  start,

  suggestGroupId: { run: async ({ tx, input }) => suggestGroupId(tx, input.name) },

  edit: {
    run: async (doing) => {
      const { tx, subject, input } = doing;
      const { id } = subject.account;
      await tx.run(
        sqlOf
          .updateTable('accounts')
          .set({ name: input.name, name_key: sortKey(input.name), found: found(input.name, subject.account.groupId) })
          .where('licence_id', '=', doing.licence.id)
          .where('id', '=', id),
      );
      return presentAccount(doing, { ...(doing.row as AccountRecord), name: input.name });
    },
  },
};
