import type { accounts as contract } from '@knippa/contract';
import type { AccountsFacts } from '@knippa/core';
import type { Answers } from '../kernel/answer.js';
import { openAccount, startFacts } from './open.js';
import { accountRecords, presentAccount, type AccountRecord } from './record.js';

/** Starts an account: a place, the account, its counters, its first administrator and their mail, in one transaction (ACC-01, ACC-02). */
export const start: Answers<typeof contract, AccountsFacts>['start'] = {
  facts: (asked) => startFacts(asked, { ...asked.input, groupId: asked.input.group?.groupId }),

  run: async (doing) => {
    const { tx, input, changes } = doing;
    const { entitlement } = doing.facts;
    if (!entitlement) throw new Error('an account is started on a type that fits');
    const id = changes.find(({ resource }) => resource === 'accounts')?.id ?? '';
    const personId = changes.find(({ resource }) => resource === 'users')?.id ?? '';
    const { kind, capacity } = entitlement;
    const [, [record]] = await Promise.all([
      openAccount(doing, { ...input, id, personId, kind, capacity, group: input.group }),
      tx.run<AccountRecord>(accountRecords(doing).where('a.id', '=', id)),
    ]);
    if (!record) throw new Error('the account that was started is not to be seen');
    return presentAccount(doing, record);
  },
};
