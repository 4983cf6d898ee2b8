import type { accounts as contract } from '@knippa/contract';
import type { AccountsFacts } from '@knippa/core';
import { archive } from './accounts/archive.js';
import { announceDeletion, withdrawDeletion } from './accounts/deletion.js';
import { sql } from 'kysely';
import { edit, nameAccount } from './accounts/edit.js';
import { deleteAccount, release } from './accounts/endings.js';
import { changeGroupId } from './accounts/group-id.js';
import { licence } from './accounts/licence.js';
import { list } from './accounts/list.js';
import { presentAccount, type AccountRecord } from './accounts/record.js';
import { readers } from './accounts/readers.js';
import { resend } from './accounts/resend.js';
import { start } from './accounts/start.js';
import { suggestGroupId } from './directory.js';
import type { Answers } from './kernel/answer.js';

export const accounts: Answers<typeof contract, AccountsFacts> = {
  read: { run: async (asked) => presentAccount(asked, asked.row as AccountRecord) },

  list,
  readers,
  licence,
  start,

  suggestGroupId: { run: async ({ tx, input }) => suggestGroupId(tx, input.name) },

  edit,

  rename: {
    run: async (doing) => {
      const { tx, licence, subject, input } = doing;
      await tx.run(nameAccount(licence.id, subject.account, input.name));
      return presentAccount(doing, { ...(doing.row as AccountRecord), name: input.name });
    },
  },

  openSettings: {
    run: async (doing) => {
      const { tx, licence, subject, input } = doing;
      await tx.run(sql`update accounts set settings_open = ${input.open} where licence_id = ${licence.id} and id = ${subject.account.id}`);
      return presentAccount(doing, { ...(doing.row as AccountRecord), settings_open: input.open });
    },
  },

  changeGroupId,
  resend,
  release,
  archive,
  announceDeletion,
  withdrawDeletion,
  delete: deleteAccount,
};
