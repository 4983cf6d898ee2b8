import type { AccountRequest } from '@knippa/contract';
import type { Subjects } from '@knippa/core';
import { sql } from 'kysely';
import type { Reading } from '../kernel/answer.js';
import { sqlOf } from '../store/store.js';

/** A request as it is read. What it named is there while it waits; one that is started has its account's name. */
export interface RequestRecord {
  readonly id: string;
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
}

/** The requests of the licence, the newest first. */
export function requestRecords({ licence }: Reading) {
  return sqlOf
    .selectFrom('requests as r')
    .leftJoin('entitlements as e', (join) => join.onRef('e.licence_id', '=', 'r.licence_id').onRef('e.id', '=', 'r.entitlement_id'))
    .leftJoin('accounts as a', (join) => join.onRef('a.licence_id', '=', 'r.licence_id').onRef('a.id', '=', 'r.account_id'))
    .select(['r.id', 'r.state', 'r.sent_at', 'r.answered_at', 'r.reason', 'r.account_id', 'r.entitlement_id', 'e.name as entitlement'])
    .select(['r.group_id', 'r.username', 'r.display_name', 'r.email', sql<string>`coalesce(a.name, r.name, '')`.as('name')])
    .where('r.licence_id', '=', licence.id)
    .orderBy('r.sent_at', 'desc')
    .orderBy('r.id', 'desc');
}

/** What rules know of a request. */
export function requestSubject({ actor, licence }: Reading, { id, name, state }: RequestRecord): Subjects['requestId'] {
  return { actor, place: [licence.id, id], licence, request: { id, name, state } };
}

/** A request as its list shows it. */
export function presentRequest(reading: Reading, record: RequestRecord): AccountRequest {
  const { id, state, name, reason, entitlement_id, entitlement, display_name, email, username } = record;
  return {
    id,
    state,
    name,
    sentAt: record.sent_at,
    answeredAt: record.answered_at,
    reason,
    accountId: record.account_id,
    entitlement: entitlement_id === null ? null : { id: entitlement_id, name: entitlement ?? '' },
    groupId: record.group_id,
    administrator: email === null ? null : { displayName: display_name ?? '', email, username: username ?? '' },
    can: reading.can('requestId', requestSubject(reading, record)),
  };
}
