import { bin, documents, folders, publishing, type Content } from '@knippa/contract';
import { isKnippaError, type Client } from '@knippa/sdk';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeLicence } from '../licence.js';
import { rounds, seed } from '../rounds.js';
import { changeRows, rowsOf } from './database.js';
import { makeSchool, writeIn } from './school.js';
import { bothStores, onEachStore } from './stores.js';

const content: Content = { kind: 'document', blocks: [{ text: 'Hej' }] };
const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** The licence's last day, by the phase that it is in then: days pass while everybody stays signed in. */
const lastDays = { active: dayIn(60), grace: dayIn(-10), expired: dayIn(-60) } as const;
type Phase = keyof typeof lastDays;

const phases = fc.constantFrom<Phase[]>('active', 'active', 'grace', 'expired');
const letter = fc.nat(2);
/** What happens to what is published: to a document, to the folder that one lies in, to the link, or to the licence. */
const happenings = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ act: fc.constantFrom('publish' as const), letter }) },
    { weight: 4, arbitrary: fc.record({ act: fc.constantFrom('unpublish' as const, 'remove' as const, 'restore' as const), letter }) },
    { weight: 2, arbitrary: fc.record({ act: fc.constantFrom('removeFolder' as const, 'restoreFolder' as const) }) },
    { weight: 3, arbitrary: fc.record({ act: fc.constantFrom('renew' as const, 'renew' as const, 'close' as const) }) },
    { weight: 2, arbitrary: fc.record({ act: fc.constantFrom('pass' as const), phase: phases }) },
  ),
  { minLength: 10, maxLength: 25 },
);

interface Lying {
  readonly id: string;
  readonly title: string;
  readonly published: boolean;
  readonly binned: boolean;
}

onEachStore(bothStores, (server) => {
  /** An act of chance over HTTP; what a rule, the phase or what there is refuses is not done. */
  async function done(act: Promise<unknown>): Promise<boolean> {
    try {
      await act;
      return true;
    } catch (error) {
      if (isKnippaError(error)) return false;
      throw error;
    }
  }

  test('I26 reaches a document by a link exactly while it is published, out of the bin, the link current and the licence active or in grace', async (t) => {
    const licence = await makeLicence(server(), { startsOn: dayIn(-300), expiresOn: lastDays.active });
    const school = await makeSchool(licence);
    const { accountId } = school;
    const as = (key: string): Client => school.clients[key] ?? assert.fail(key);
    const pass = (phase: Phase) =>
      changeRows(server(), licence.id, `update licences set expires_on = '${lastDays[phase]}' where id = '${licence.id}'`);
    const visit = (url: string) => server().fetch(new Request(url));
    const numRuns = rounds(60);
    const told = { steps: 0, done: 0, reached: 0, unreached: 0 };

    await fc.assert(
      fc.asyncProperty(happenings, async (all) => {
        await pass('active');
        const { id: folderId } = await as('maj').call(folders.create, { accountId, space: 'shared', name: 'Anslag' });
        const mine = { accountId, userId: school.ids['maj'] ?? '', title: 'Mitt', content };
        const letters = [
          (await as('maj').call(documents.create, mine)).id,
          (await writeIn(as('maj'), accountId, folderId, 'Ettan')).id,
          (await writeIn(as('maj'), accountId, folderId, 'Tvåan')).id,
        ];
        const links: string[] = [];
        const link: { current: string | undefined; phase: Phase } = { current: undefined, phase: 'active' };
        const renew = async () => links.push((link.current = (await as('rektor').call(publishing.renew, { accountId })).url));
        await renew();

        const acts = {
          publish: (documentId: string) => as('maj').call(documents.publish, { accountId, documentId }),
          unpublish: (documentId: string) => as('maj').call(documents.unpublish, { accountId, documentId }),
          remove: async (documentId: string) => {
            const { version } = await as('maj').call(documents.read, { accountId, documentId });
            return as('maj').call(documents.remove, { accountId, documentId, version });
          },
          restore: (binnedId: string) => as('maj').call(bin.restore, { accountId, binnedId }),
          removeFolder: async () => {
            const { token } = await as('maj').plan(folders.remove, { accountId, folderId });
            return as('maj').call(folders.remove, { accountId, folderId, plan: token });
          },
          restoreFolder: () => as('maj').call(bin.restore, { accountId, binnedId: folderId }),
          renew,
          close: async () => {
            await as('rektor').call(publishing.close, { accountId });
            link.current = undefined;
          },
        };
        for (const one of all) {
          told.steps += 1;
          if (one.act === 'pass') await pass((link.phase = one.phase));
          else if (await done('letter' in one ? acts[one.act](letters[one.letter] ?? '') : acts[one.act]())) told.done += 1;
          const lying = await rowsOf<Lying>(
            server(),
            licence.id,
            `select id, title, published, deleted_at is not null as binned from documents where id = any('{${letters.join()}}'::uuid[])`,
          );
          assert.equal(lying.length, letters.length);
          for (const url of links) {
            const opens = url === link.current && link.phase !== 'expired';
            const list = await visit(url);
            assert.equal(list.status === 200, opens, `a ${opens ? 'current' : 'wrong'} link after ${one.act}`);
            const text = await list.text();
            for (const { id, published, binned } of lying) {
              const reached = opens && published && !binned;
              assert.equal((await visit(`${url}/${id}`)).status === 200, reached, `a document after ${one.act}`);
              assert.equal(text.includes(id), reached, `the list after ${one.act}`);
              told[reached ? 'reached' : 'unreached'] += 1;
            }
          }
        }
      }),
      { numRuns, seed, endOnFailure: true },
    );
    await pass('active');
    t.diagnostic(`${numRuns} courses, ${JSON.stringify(told)}, seed ${seed}`);
    assert.ok(told.done > numRuns && told.reached > numRuns && told.unreached > numRuns);
  });
});
