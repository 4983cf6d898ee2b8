import type { users as contract } from '@knippa/contract';
import { mailedOf, type UsersFacts } from '@knippa/core';
import type { Answers } from '../kernel/answer.js';
import { passwordPurposes, waitForLink } from '../outbox.js';
import { resendTo } from './credentials.js';
import { peopleOf } from './people.js';

/** Mails several users sign-in instructions, each with a link of their own (USR-01, USR-06). */
export const resendAll: Answers<typeof contract, UsersFacts>['resendAll'] = {
  facts: async (asked) => {
    const people = await peopleOf(asked, asked.subject.account.id, asked.input.userIds);
    const waits = await Promise.all(people.map(({ id }) => waitForLink(asked.tx, id, passwordPurposes, asked.now)));
    return { people: people.map((user, at) => ({ user, wait: waits[at] ?? 0 })) };
  },

  run: async (doing) => {
    const mailed = mailedOf(doing.facts);
    await resendTo(doing, doing.subject.account.groupId, mailed);
    return { mailed: mailed.length };
  },
};
