import type { Licence, licences as contract } from '@knippa/contract';
import { daysUntil, licencesSeen, sees } from '@knippa/core';
import { sql } from 'kysely';
import type { Answers, Found, Loader } from './kernel/answer.js';
import { sqlOf } from './store/store.js';

/** Free and started places of a licence, over every type. */
export interface LicenceRow {
  readonly available: number;
  readonly started: number;
}

/** The licence of a path, for those who see it. */
export const loadLicence: Loader<'licenceId', LicenceRow> = async (reading, { licenceId }) => {
  const { actor, licence, tx } = reading;
  if (licenceId !== licence.id || !sees(actor, licencesSeen, { licenceId: licence.id })) return undefined;
  const [row = { available: 0, started: 0 }] = await tx.run(
    sqlOf
      .selectFrom('entitlements')
      .select([
        sql<number>`coalesce(sum(purchased - started), 0)::int`.as('available'),
        sql<number>`coalesce(sum(started), 0)::int`.as('started'),
      ])
      .where('licence_id', '=', licence.id),
  );
  return { subject: { actor, place: [licence.id], licence, available: row.available }, row } satisfies Found<'licenceId', LicenceRow>;
};

export const licences: Answers<typeof contract, Record<never, never>> = {
  read: {
    run: async (asked): Promise<Licence> => {
      const { tx, licence, session, subject } = asked;
      const [[dates], entitlements, operators] = await Promise.all([
        tx.run(sqlOf.selectFrom('licences').select(['starts_on', 'billing_name', 'billing_email']).where('id', '=', licence.id)),
        tx.run(
          sqlOf
            .selectFrom('entitlements')
            .select(['id', 'kind', 'name', 'capacity', 'purchased', 'started'])
            .select(sql<number>`purchased - started`.as('available'))
            .where('licence_id', '=', licence.id)
            .orderBy('position'),
        ),
        tx.run(
          sqlOf
            .selectFrom('operators')
            .select(['id', 'display_name as displayName', 'email'])
            .where('licence_id', '=', licence.id)
            .orderBy('username_key'),
        ),
      ]);
      return {
        id: licence.id,
        name: session.licence_name,
        startsOn: dates?.starts_on ?? '',
        expiresOn: licence.expiresOn,
        graceEndsOn: licence.lastDay,
        phase: licence.phase,
        daysLeft: daysUntil(licence.expiresOn, Date.parse(asked.now)),
        entitlements,
        billingContact: dates?.billing_email ? { name: dates.billing_name ?? '', email: dates.billing_email } : null,
        operators,
        can: asked.can('licenceId', subject),
      };
    },
  },
};
