import assert from 'node:assert/strict';
import { test } from 'node:test';
import { users } from '@knippa/contract';
import { isKnippaError } from '@knippa/sdk';
import { expectedOf, refusalOf, reportOf, sentFiles } from '../corpus/files.js';
import { makeLicence, startGroup } from '../licence.js';
import { csv, importInto } from './importing.js';
import { onEachStore } from './stores.js';

onEachStore(['postgres'], (server) => {
  /** Karin, Maj with Per, and Bo, in an account of seven places: whom the corpus' files are about. */
  async function school() {
    const kind = { kind: 'group', name: 'Klass eller grupp', capacity: 7, purchased: 1 } as const;
    const licence = await makeLicence(server(), { entitlements: [kind] });
    const { id: accountId } = await startGroup(licence);
    const people = ['Maj;maj;maj@skola.example;Manager;;3;', 'Per;per;per@skola.example;;maj;;', 'bo;bo;;;;;'];
    await importInto(licence.operator, accountId, csv(...people));
    return { operator: licence.operator, accountId };
  }

  test('CSV-09 answers each of 150 files as the rules do, and none with an error of its own', async (t) => {
    const { operator, accountId } = await school();
    const refusalBy = (error: unknown) => {
      if (isKnippaError(error)) return refusalOf(error);
      throw error;
    };
    const wrong: string[] = [];
    for (const sent of sentFiles) {
      const expected = expectedOf(sent);
      const input = { accountId, file: sent.bytes };
      const said = await operator.plan(users.import, input).then(reportOf, refusalBy);
      if (said !== expected) wrong.push(`${sent.what}: ${said} for ${expected}`);
      const back = await operator.call(users.importErrors, input).then(() => undefined, refusalBy);
      if (back !== sent.refusal) wrong.push(`${sent.what}: the file of its errors ends in ${back}`);
      // what no store keeps is left out also where the rows are written
      if (!expected.includes('cell-malformed')) continue;
      const { token: plan } = await operator.plan(users.import, input);
      const { added, changed, refused } = await operator.call(users.import, { ...input, plan, leaveOutRefused: 'yes' });
      if (added + changed > 0 || refused !== 1) wrong.push(`${sent.what}: ${added} added, ${changed} changed, ${refused} refused`);
    }
    t.diagnostic(`${sentFiles.length} files`);
    assert.deepEqual(wrong, []);
  });
});
