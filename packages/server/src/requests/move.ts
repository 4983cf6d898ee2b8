import type { requests as contract } from '@knippa/contract';
import { namedSeen, type RequestsFacts } from '@knippa/core';
import { sql } from 'kysely';
import { contents, endAccount, withdrawMails } from '../accounts/endings.js';
import { accountNamed } from '../accounts/named.js';
import { accountFacts, accountRecords, accountsSeenBy, type AccountRecord } from '../accounts/record.js';
import { suggestUsername } from '../directory.js';
import type { Answers, Reading } from '../kernel/answer.js';
import { sqlOf } from '../store/store.js';
import { movingWrites, ownedBy, unchosenOf, welcomeMoved, wordsOwnedBy } from '../users/moving.js';
import { userFacts, userRecords, usersSeenBy, type UserRecord } from '../users/record.js';
import { shownRequest, waitingRequest, type RequestRecord } from './record.js';

type Moves = Answers<typeof contract, RequestsFacts>;

/** Writes that an operator asks for a move; nothing else changes (USR-12). */
export const askMove: Moves['askMove'] = {
  run: async (doing) => {
    const { tx, input } = doing;
    const id = doing.changes[0]?.id ?? '';
    await tx.run(
      sqlOf.insertInto('requests').values({
        ...waitingRequest(doing, 'move'),
        account_id: input.accountId,
        entitlement_id: null,
        name: null,
        group_id: null,
        username: null,
        display_name: null,
        email: null,
        user_id: (doing.row as AccountRecord).contact_id,
        wish: input.wish ?? null,
      }),
    );
    return shownRequest(doing, id);
  },
};

/** The account of the licence that is named, for whoever answers a request. */
const accountOf = (reading: Reading, name: string) =>
  reading.tx.run<AccountRecord>(accountRecords(reading, accountsSeenBy(reading, namedSeen).where(accountNamed(name))));

/** The account that a request is about, and who is in it. */
async function named(reading: Reading, { account_id, user_id }: RequestRecord): Promise<{ account: AccountRecord; user: UserRecord }> {
  const [[account], [user]] = await Promise.all([
    accountOf(reading, account_id ?? ''),
    reading.tx.run<UserRecord>(
      userRecords(reading, account_id ?? '', usersSeenBy(reading, account_id ?? '', namedSeen)).where('u.id', '=', user_id),
    ),
  ]);
  if (!account || !user) throw new Error('a request to move somebody waits as long as their account is there');
  return { account, user };
}

/** Moves the user whom a request names as every move does, in one transaction with the end of the account that they leave (USR-12). */
export const move: Moves['move'] = {
  facts: async (asked) => {
    const { input } = asked;
    const [{ account, user }, [target]] = await Promise.all([named(asked, asked.row as RequestRecord), accountOf(asked, input.toAccount)]);
    const about = {
      account: accountFacts(account),
      user: userFacts(user),
      entitlement: { id: account.entitlement_id, name: account.entitlement },
    };
    const [names, owned, words, unchosen, { sessions, addOns }] = await Promise.all([
      suggestUsername(asked, target?.id ?? account.id, input.username),
      ownedBy(asked, account.id, [about.user]),
      wordsOwnedBy(asked, account.id, [about.user]),
      unchosenOf(asked, [about.user]),
      contents(asked, account.id),
    ]);
    const { documents = 0, published = [] } = owned.get(user.id) ?? {};
    return {
      ...about,
      people: [{ user: about.user, username: input.username, published, welcome: unchosen.has(user.id) }],
      target: target && accountFacts(target),
      usernameTaken: names.taken,
      suggestion: names.suggestion,
      documents,
      words: words.get(user.id) ?? 0,
      sessions,
      addOns,
    };
  },

  run: async (doing) => {
    const { tx, licence, now, subject, facts } = doing;
    const { account, target } = facts;
    const { id } = subject.request;
    if (!target) throw new Error('nobody is moved nowhere');
    const ofLicence = sql`licence_id = ${licence.id} and`;
    const writes = [
      withdrawMails(licence.id, account.id),
      // it stays with whom it was about, where they came to
      sql`update requests set state = 'moved', account_id = ${target.id}, answered_at = ${now}::timestamptz, wish = null where ${ofLicence} id = ${id}`,
      ...movingWrites(licence.id, { accountId: account.id, toAccountId: target.id }, facts.people, now),
      ...endAccount(licence.id, account.id, facts.entitlement.id, now),
    ];
    await Promise.all([...writes.map((write) => tx.run<unknown>(write)), welcomeMoved(doing, target, facts.people)]);
    return shownRequest(doing, id);
  },
};
