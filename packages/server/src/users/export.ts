import type { users as contract } from '@knippa/contract';
import type { UsersFacts } from '@knippa/core';
import type { AccountRecord } from '../accounts/record.js';
import type { Answers } from '../kernel/answer.js';
import { usersFile } from './csv.js';

const fileNames = { sv: 'användare', en: 'users' } as const;

/** The users that the actor sees, as a file in the form that import reads (CSV-01). */
export const exportFile: Answers<typeof contract, UsersFacts>['export'] = {
  run: async (asked) => {
    const { language = 'sv' } = asked.input;
    const account = asked.row as AccountRecord;
    return {
      filename: `${account.group_id} ${fileNames[language]}.csv`,
      parts: await usersFile(asked, account.id, language),
    };
  },
};
