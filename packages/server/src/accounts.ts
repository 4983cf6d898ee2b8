import type { accounts as contract } from '@knippa/contract';
import type { AccountsFacts } from '@knippa/core';
import { archive } from './accounts/archive.js';
import { announceDeletion, withdrawDeletion } from './accounts/deletion.js';
import { edit, nameAccount } from './accounts/edit.js';
import { deleteAccount, release } from './accounts/endings.js';
import { changeGroupId } from './accounts/group-id.js';
import { licence } from './accounts/licence.js';
import { list } from './accounts/list.js';
import { presentAccount, type AccountRecord } from './accounts/record.js';
import { resend } from './accounts/resend.js';
import { start } from './accounts/start.js';
import { suggestGroupId } from './directory.js';
import type { Answers } from './kernel/answer.js';

export const accounts: Answers<typeof contract, AccountsFacts> = {
  read: { run: async (asked) => presentAccount(asked, asked.row as AccountRecord) },

  list,
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

  changeGroupId,
  resend,
  release,
  archive,
  announceDeletion,
  withdrawDeletion,
  delete: deleteAccount,
};
