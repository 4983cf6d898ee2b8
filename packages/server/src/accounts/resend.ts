import type { accounts as contract } from '@knippa/contract';
import type { AccountsFacts } from '@knippa/core';
import type { Answers } from '../kernel/answer.js';
import { passwordPurposes, waitForLink } from '../outbox.js';
import { resendTo } from '../users/credentials.js';
import { primaryContact, type AccountRecord } from './record.js';

/** Mails the primary contact a new link; the older ones stop working (ACC-05, ACC-11). */
export const resend: Answers<typeof contract, AccountsFacts>['resend'] = {
  facts: async ({ tx, row, now }) => ({ wait: await waitForLink(tx, primaryContact(row as AccountRecord).id, passwordPurposes, now) }),
  run: async (doing) => resendTo(doing, doing.subject.account.groupId, [primaryContact(doing.row as AccountRecord)]),
};
