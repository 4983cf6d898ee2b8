import type { licences as contract } from '@knippa/contract';
import type { LicencesFacts } from '@knippa/core';
import { sql } from 'kysely';
import { operatorNames } from '../directory.js';
import type { Answers } from '../kernel/answer.js';
import { addOperators } from '../operators/record.js';
import { sqlOf } from '../store/store.js';

/** Creates a licence with what was bought and its operators, who are mailed, in one transaction (LIC-06). */
export const create: Answers<typeof contract, LicencesFacts>['create'] = {
  facts: ({ tx, input }) => operatorNames(tx, input.operators),

  run: async (doing) => {
    const { tx, env, now, licence, input, changes } = doing;
    const { name, startsOn, expiresOn, language = 'sv', billingContact, entitlements, operators } = input;
    const idsOf = (of: string) => changes.filter(({ resource }) => resource === of).map(({ id }) => id);
    const [id = ''] = idsOf('licences');
    const [entitlementIds, operatorIds] = [idsOf('entitlements'), idsOf('operators')];
    // what staff do outside every licence is journalled in their house
    await tx.run(sql`select set_config('knippa.licences', ${`{${licence.id},${id}}`}, true)`);
    await tx.run(
      sqlOf.insertInto('licences').values({
        id,
        kind: 'bought',
        name,
        starts_on: startsOn,
        expires_on: expiresOn,
        billing_name: billingContact?.name ?? null,
        billing_email: billingContact?.email ?? null,
        language,
      }),
    );
    await tx.run(sqlOf.insertInto('heads').values({ licence_id: id, seq: 0, hash: new Uint8Array(32) }));
    if (entitlements.length > 0)
      await tx.run(
        sqlOf
          .insertInto('entitlements')
          .values(
            entitlements.map((line, position) => ({ licence_id: id, id: entitlementIds[position] ?? '', ...line, started: 0, position })),
          ),
      );
    await addOperators(
      tx,
      env,
      id,
      now,
      operators.map((operator, at) => ({ ...operator, id: operatorIds[at] ?? '' })),
    );
    return { id, name };
  },
};
