import type { Language, Licence } from '@knippa/contract';
import { daysUntil, licencesSeen, sees, type Subjects } from '@knippa/core';
import { sql } from 'kysely';
import { addOnRecords, type AddOnRecord } from '../add-ons/record.js';
import { entitlementRecords, presentEntitlement, type EntitlementRecord } from '../entitlements/record.js';
import type { Found, Loader, Reading } from '../kernel/answer.js';
import { operatorRecords, presentOperator, type OperatorRecord } from '../operators/record.js';
import { sqlOf } from '../store/store.js';

/** A licence as it is read: its columns, and the started places over every type. */
export interface LicenceRecord {
  readonly name: string;
  readonly starts_on: string;
  readonly billing_name: string | null;
  readonly billing_email: string | null;
  readonly language: Language;
  readonly started: number;
}

/** Whether a licence of a path is the one that was entered, and the actor sees it. */
export function seesLicence({ actor, licence }: Reading, licenceId: string | undefined): boolean {
  return licenceId === licence.id && licence.kind !== 'house' && sees(actor, licencesSeen, { licenceId: licence.id });
}

/** The licence of a path, for those who see it. */
export const loadLicence: Loader<'licenceId', LicenceRecord> = async (reading, { licenceId }) => {
  const { actor, licence, tx } = reading;
  if (!seesLicence(reading, licenceId)) return undefined;
  const [row] = await tx.run<LicenceRecord>(
    sqlOf
      .selectFrom('licences as l')
      .leftJoin('entitlements as e', 'e.licence_id', 'l.id')
      .select(['l.name', 'l.starts_on', 'l.billing_name', 'l.billing_email', 'l.language'])
      .select(sql<number>`coalesce(sum(e.started), 0)::int`.as('started'))
      .where('l.id', '=', licence.id)
      .groupBy('l.id'),
  );
  if (!row) return undefined;
  const subject = { actor, place: [licence.id], licence, name: row.name, startsOn: row.starts_on };
  return { subject, row, version: versionOf(reading, row) } satisfies Found<'licenceId', LicenceRecord>;
};

function versionOf({ env, licence }: Reading, { name, starts_on, billing_name, billing_email }: LicenceRecord): string {
  return env.fingerprint(JSON.stringify([licence.id, name, starts_on, licence.expiresOn, billing_name, billing_email]));
}

/** A licence as its page shows it (LIC-01). */
export async function presentLicence(reading: Reading, subject: Subjects['licenceId'], row: LicenceRecord): Promise<Licence> {
  const { tx, licence } = reading;
  const [entitlements, addOns, operators] = await Promise.all([
    tx.run<EntitlementRecord>(entitlementRecords(reading)),
    tx.run<AddOnRecord>(addOnRecords(reading)),
    tx.run<OperatorRecord>(operatorRecords(reading)),
  ]);
  return {
    id: licence.id,
    name: row.name,
    language: row.language,
    startsOn: row.starts_on,
    expiresOn: licence.expiresOn,
    graceEndsOn: licence.lastDay,
    phase: licence.phase,
    daysLeft: daysUntil(licence.expiresOn, Date.parse(reading.now)),
    entitlements: entitlements.map((record) => presentEntitlement(reading, record)),
    billingContact: row.billing_email === null ? null : { name: row.billing_name ?? '', email: row.billing_email },
    addOns: addOns.map(({ id, name, accounts }) => ({ id, name, accounts: accounts && [...accounts] })),
    operators: operators.map((record) => presentOperator(reading, record)),
    version: versionOf(reading, row),
    can: reading.can('licenceId', subject),
  };
}
