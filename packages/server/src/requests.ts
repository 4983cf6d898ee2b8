import type { requests as contract } from '@knippa/contract';
import type { RequestsFacts } from '@knippa/core';
import { sql } from 'kysely';
import { openAccount, startFacts } from './accounts/open.js';
import type { Answers, Found, Loader } from './kernel/answer.js';
import { Cursors, rowsFor, usualSize } from './kernel/pages.js';
import { seesLicence } from './licences/record.js';
import { askMove, move } from './requests/move.js';
import {
  presentRequest,
  requestOf,
  requestRecords,
  requestSubject,
  shownRequest,
  waitingRequest,
  type RequestRecord,
} from './requests/record.js';
import { sqlOf } from './store/store.js';

/** One request of a licence, for those who see it. */
export const loadRequest: Loader<'requestId', RequestRecord> = async (reading, { licenceId, requestId = '' }) => {
  if (!seesLicence(reading, licenceId)) return undefined;
  const row = await requestOf(reading, requestId);
  return row && ({ subject: requestSubject(reading, row), row } satisfies Found<'requestId', RequestRecord>);
};

/** What an answered request no longer needs to know: it names nobody. */
const forgotten = sql`entitlement_id = null, group_id = null, username = null, display_name = null, email = null, wish = null`;

export const requests: Answers<typeof contract, RequestsFacts> = {
  list: {
    run: async (asked) => {
      const { tx, input } = asked;
      const { size = usualSize } = input;
      const cursors = new Cursors(asked, 'requests.list', { licenceId: input.licenceId });
      const at = await cursors.open(input.cursor);
      const rows = await tx.run<RequestRecord>(
        requestRecords(asked)
          .limit(rowsFor(size))
          .$if(at !== undefined, (query) =>
            query.where(sql<boolean>`(r.sent_at, r.id) < (${at?.[0] ?? null}::timestamptz, ${at?.[1] ?? null}::uuid)`),
          ),
      );
      const last = rows.length > size ? rows[size - 1] : undefined;
      const items = rows.slice(0, size).map((row) => presentRequest(asked, row));
      return { items, ...(last && { next: await cursors.after(last.sent_at, last.id) }) };
    },
  },

  send: {
    facts: (asked) => startFacts(asked, { ...asked.input, groupId: asked.input.group.groupId }),
    run: async (doing) => {
      const { tx, input } = doing;
      const id = doing.changes[0]?.id ?? '';
      await tx.run(
        sqlOf.insertInto('requests').values({
          ...waitingRequest(doing, 'organisation'),
          account_id: null,
          entitlement_id: input.entitlementId,
          name: input.group.name,
          group_id: input.group.groupId,
          username: input.group.username,
          display_name: input.displayName,
          email: input.email,
        }),
      );
      return shownRequest(doing, id);
    },
  },

  askMove,

  start: {
    facts: (asked) => {
      const { entitlement_id, email, group_id } = asked.row as RequestRecord;
      const { input } = asked;
      return startFacts(asked, {
        entitlementId: entitlement_id ?? '',
        email: input.email ?? email ?? '',
        groupId: input.groupId ?? group_id ?? '',
      });
    },
    run: async (doing) => {
      const { tx, licence, now, input, facts, changes } = doing;
      const row = doing.row as RequestRecord;
      const { entitlement } = facts;
      if (!entitlement) throw new Error('a request is started on a type that fits');
      const id = changes.find(({ resource, kind }) => resource === 'accounts' && kind === 'added')?.id ?? '';
      await openAccount(doing, {
        id,
        personId: changes.find(({ resource }) => resource === 'users')?.id ?? '',
        entitlementId: entitlement.id,
        kind: entitlement.kind,
        capacity: input.users,
        email: input.email ?? row.email ?? '',
        displayName: row.display_name ?? '',
        group: { name: row.name, groupId: input.groupId ?? row.group_id ?? '', username: row.username ?? '' },
      });
      await tx.run(sql`update requests set state = 'started', account_id = ${id}, answered_at = ${now}::timestamptz, name = null, ${forgotten}
        where licence_id = ${licence.id} and id = ${row.id}`);
      return shownRequest(doing, row.id);
    },
  },

  move,

  decline: {
    run: async (doing) => {
      const { tx, licence, now, subject, input } = doing;
      const { id } = subject.request;
      await tx.run(sql`update requests set state = 'declined', reason = ${input.reason}, answered_at = ${now}::timestamptz, ${forgotten}
        where licence_id = ${licence.id} and id = ${id}`);
      return shownRequest(doing, id);
    },
  },
};
