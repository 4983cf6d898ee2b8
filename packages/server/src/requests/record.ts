import type { AccountRequest, Change } from '@knippa/contract';
import type { Subjects } from '@knippa/core';
import { sql } from 'kysely';
import type { Reading } from '../kernel/answer.js';
import { sqlOf } from '../store/store.js';

/** A request as it is read. What it named is there while it waits; one that is started has its account's name, a move its user's. */
export interface RequestRecord {
  readonly id: string;
  readonly kind: AccountRequest['kind'];
  readonly state: AccountRequest['state'];
  readonly name: string;
  readonly sent_at: string;
  readonly answered_at: string | null;
  readonly reason: string | null;
  readonly account_id: string | null;
  readonly entitlement_id: string | null;
  readonly entitlement: string | null;
  readonly group_id: string | null;
  readonly username: string | null;
  readonly display_name: string | null;
  readonly email: string | null;
  readonly user_id: string | null;
  readonly wish: string | null;
  readonly account: string | null;
  readonly sign_in_name: string | null;
}

/** The requests of the licence, the newest first. */
export function requestRecords({ licence }: Reading) {
  return sqlOf
    .selectFrom('requests as r')
    .leftJoin('entitlements as e', (join) => join.onRef('e.licence_id', '=', 'r.licence_id').onRef('e.id', '=', 'r.entitlement_id'))
    .leftJoin('accounts as a', (join) => join.onRef('a.licence_id', '=', 'r.licence_id').onRef('a.id', '=', 'r.account_id'))
    .leftJoin('users as u', (join) => join.onRef('u.licence_id', '=', 'r.licence_id').onRef('u.id', '=', 'r.user_id'))
    .select(['r.id', 'r.kind', 'r.user_id', 'r.wish', 'a.name as account'])
    .select(
      sql<string | null>`case when r.state = 'moved' and u.account_id = a.id then a.group_id || '/' || u.username end`.as('sign_in_name'),
    )
    .select(['r.state', 'r.sent_at', 'r.answered_at', 'r.reason', 'r.account_id', 'r.entitlement_id', 'e.name as entitlement'])
    .select(['r.group_id', 'r.username', 'r.display_name', 'r.email', sql<string>`coalesce(u.display_name, a.name, r.name, '')`.as('name')])
    .where('r.licence_id', '=', licence.id)
    .orderBy('r.sent_at', 'desc')
    .orderBy('r.id', 'desc');
}

/** What rules know of a request. */
export function requestSubject({ actor, licence }: Reading, { id, kind, name, state }: RequestRecord): Subjects['requestId'] {
  return { actor, place: [licence.id, id], licence, request: { id, kind, name, state } };
}

/** A request as its list shows it. */
export function presentRequest(reading: Reading, record: RequestRecord): AccountRequest {
  const { id, kind, state, name, reason, wish, entitlement_id, entitlement, display_name, email, username } = record;
  return {
    id,
    kind,
    state,
    name,
    sentAt: record.sent_at,
    answeredAt: record.answered_at,
    reason,
    accountId: record.account_id,
    accountName: record.account,
    signInName: record.sign_in_name,
    wish,
    entitlement: entitlement_id === null ? null : { id: entitlement_id, name: entitlement ?? '' },
    groupId: record.group_id,
    administrator: email === null ? null : { displayName: display_name ?? '', email, username: username ?? '' },
    can: reading.can('requestId', requestSubject(reading, record)),
  };
}

/** One request of the licence. */
export async function requestOf(reading: Reading, id: string): Promise<RequestRecord | undefined> {
  const [row] = await reading.tx.run<RequestRecord>(requestRecords(reading).where('r.id', '=', id));
  return row;
}

/** A request that was just written, as it is shown. */
export async function shownRequest(reading: Reading, id: string): Promise<AccountRequest> {
  const row = await requestOf(reading, id);
  if (!row) throw new Error('a request that was written is not to be seen');
  return presentRequest(reading, row);
}

/** The columns that every request begins with: whoever sends it, and that nobody has answered. */
export function waitingRequest<Kind extends AccountRequest['kind']>(
  { actor, licence, now, changes }: Reading & { readonly changes: readonly Change[] },
  kind: Kind,
) {
  const id = changes[0]?.id ?? '';
  return {
    licence_id: licence.id,
    id,
    kind,
    state: 'waiting',
    sent_by: actor.person,
    sent_at: now,
    answered_at: null,
    reason: null,
  } as const;
}
