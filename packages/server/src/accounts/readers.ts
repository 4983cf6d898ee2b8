import { accounts as contract, type AnyOperation, type Reader, type Role } from '@knippa/contract';
import {
  accounts as rules,
  finds,
  isRefusal,
  judge,
  likePattern,
  memberRights,
  needle,
  outsideRights,
  sortKey,
  type AccountsFacts,
  type AnyRule,
  type Needle,
  type Right,
} from '@knippa/core';
import { sql } from 'kysely';
import type { Answers, Asked } from '../kernel/answer.js';
import { Cursors, rowsFor, usualSize } from '../kernel/pages.js';
import { operatorRecords, type OperatorRecord } from '../operators/record.js';
import { usersSeenBy } from '../users/record.js';

type Asking = Asked<typeof contract.readers>;

/** Somebody who may stand on the page, with what it goes by: operators come before the account's own people, each by name. */
interface Row {
  readonly at: readonly [part: 'operators' | 'users', nameKey: string, id: string];
  readonly shown: Reader;
}

interface PersonRow {
  readonly id: string;
  readonly display_name: string;
  readonly name_key: string;
  readonly username: string | null;
  readonly role: Role;
}

/** What somebody with these rights may with the account: judged by its own rules and by the licence's phase, as if they asked (WHY-02). */
function mays({ subject, licence }: Asking, person: string, rights: readonly Right[]): Pick<Reader, 'read' | 'write'> {
  const acting = { ...subject, actor: { person, licenceId: licence.id, rights } };
  const why = (operation: AnyOperation, rule: AnyRule) => {
    const verdict = judge(operation, rule, acting);
    return isRefusal(verdict) ? null : { right: verdict.right };
  };
  return { read: why(contract.read, rules.read), write: why(contract.edit, rules.edit) ?? why(contract.rename, rules.rename) };
}

/** The operators who see it, to those alone who are told whom to turn to in the licence (ACC-12). */
async function operatorsOf(asked: Asking, wanted: Needle, at: readonly string[] | undefined): Promise<Row[]> {
  if (at?.[0] === 'users' || isRefusal(rules.licence(asked.subject))) return [];
  const rows = await asked.tx.run<OperatorRecord>(operatorRecords(asked));
  return rows
    .filter(({ display_name }) => finds(wanted, display_name))
    .map(({ id, display_name: displayName }): Row => {
      const may = mays(asked, id, outsideRights('licence', asked.licence.id, id));
      return { at: ['operators', sortKey(displayName), id], shown: { id, displayName, username: null, role: 'operator', ...may } };
    })
    .filter((row) => row.shown.read && (!at || isAfter(row, at)))
    .sort((one, other) => (isAfter(other, one.at) ? -1 : 1));
}

/** Whether a row comes after these keys of its own part. */
function isAfter({ at: [, nameKey, id] }: Row, [, key = '', keyId = '']: readonly string[]): boolean {
  return nameKey === key ? id > keyId : nameKey > key;
}

/** The account's own people who see it, of those whom the asker sees: a page after `at`, and how many there are where the list begins. */
async function peopleOf(asked: Asking, wanted: Needle, size: number, at: readonly string[] | undefined) {
  const { tx, subject } = asked;
  const { id: accountId } = subject.account;
  const maysAs = (person: Pick<PersonRow, 'id' | 'role'>) => mays(asked, person.id, memberRights(accountId, person));
  // the role alone decides, for what somebody has on themself says nothing of the account
  const roles = (['administrator', 'manager', 'user'] as const).filter((role) => maysAs({ id: '', role }).read);
  const found = wanted.text === '' ? sql<boolean>`true` : sql<boolean>`u.id in (select users_found(${likePattern(wanted)}))`;
  const seen = sql`from (${usersSeenBy(asked, accountId)}) u where u.role = any(${roles}::text[]) and ${found}`;
  const [part, nameKey, id] = at ?? [];
  const beyond = part === 'users' ? sql<boolean>`(u.name_key, u.id) > (${nameKey}, ${id})` : sql<boolean>`true`;
  const [rows, counted] = await Promise.all([
    tx.run(
      sql<PersonRow>`select u.id, u.display_name, u.name_key, u.username, u.role ${seen} and ${beyond}
        order by u.name_key, u.id limit ${rowsFor(size)}`,
    ),
    at ? undefined : tx.run(sql<{ total: number }>`select count(*)::int as total ${seen}`),
  ]);
  const people = rows.map(({ display_name: displayName, name_key, username, ...person }): Row => ({
    at: ['users', name_key, person.id],
    shown: { ...person, displayName, username, ...maysAs(person) },
  }));
  return { people, total: counted?.[0]?.total ?? 0 };
}

/** Who sees an account: the operators from without, and then its own people, a page at a time (WHY-02). */
export const readers: Answers<typeof contract, AccountsFacts>['readers'] = {
  run: async (asked) => {
    const { search = '', size = usualSize, cursor } = asked.input;
    const wanted = needle(search);
    const cursors = new Cursors(asked, 'account-readers', { account: asked.subject.account.id, search: wanted });
    const at = await cursors.open(cursor);
    const [operators, { people, total }] = await Promise.all([operatorsOf(asked, wanted, at), peopleOf(asked, wanted, size, at)]);
    const rows = [...operators, ...people];
    const last = rows.length > size ? rows[size - 1] : undefined;
    return {
      items: rows.slice(0, size).map(({ shown }) => shown),
      ...(!at && { total: operators.length + total }),
      ...(last && { next: await cursors.after(...last.at) }),
    };
  },
};
