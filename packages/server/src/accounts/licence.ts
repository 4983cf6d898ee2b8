import type { accounts as contract } from '@knippa/contract';
import { daysUntil, type AccountsFacts } from '@knippa/core';
import { addOnRecords, type AddOnRecord } from '../add-ons/record.js';
import type { Answers } from '../kernel/answer.js';
import { operatorRecords, type OperatorRecord } from '../operators/record.js';

/** An account's licence: only the add-ons that the account has, and of operators whom to write to (ACC-12). */
export const licence: Answers<typeof contract, AccountsFacts>['licence'] = {
  run: async (asked) => {
    const { tx, licence, subject, now } = asked;
    const [addOns, operators] = await Promise.all([
      tx.run<AddOnRecord>(addOnRecords(asked)),
      tx.run<OperatorRecord>(operatorRecords(asked)),
    ]);
    const has = ({ accounts }: AddOnRecord) => accounts === null || accounts.some(({ id }) => id === subject.account.id);
    return {
      id: licence.id,
      kind: licence.kind === 'house' ? 'bought' : licence.kind,
      expiresOn: licence.expiresOn,
      graceEndsOn: licence.lastDay,
      phase: licence.phase,
      daysLeft: daysUntil(licence.expiresOn, Date.parse(now)),
      addOns: addOns.filter(has).map(({ id, name }) => ({ id, name })),
      operators: operators.map(({ id, display_name: displayName, email }) => ({ id, displayName, email })),
    };
  },
};
