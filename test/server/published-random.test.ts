import { bin, documents, folders, publishing, session, users, type Content } from '@knippa/contract';
import { isKnippaError, type Client } from '@knippa/sdk';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clientOf, makeLicence, testServer } from '../licence.js';
import { rounds, seed } from '../rounds.js';
import { changeRows, rowsOf } from './database.js';
import { makeSchool, writeIn } from './school.js';
import { bothStores, onEachStore } from './stores.js';

const content: Content = { kind: 'document', blocks: [{ text: 'Hej' }] };
const day = 86_400_000;
const password = 'ett långt lösenord';

/** How many days a licence is paid for when it is renewed; 28 of grace follow (LIC-04). */
const paid = 20;
/** Days that pass at once: they come to the last ones that are paid for and of grace, and to the days after. */
const waits = fc.constantFrom(1, 1, 20, 28, 28);
const letter = fc.nat(2);
/** What happens to what is published: to a document, to the folder that one lies in, to the link, days that pass, and the licence. */
const happenings = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ act: fc.constantFrom('publish' as const), letter }) },
    { weight: 4, arbitrary: fc.record({ act: fc.constantFrom('unpublish' as const, 'remove' as const, 'restore' as const), letter }) },
    { weight: 2, arbitrary: fc.record({ act: fc.constantFrom('removeFolder' as const, 'restoreFolder' as const) }) },
    { weight: 3, arbitrary: fc.record({ act: fc.constantFrom('renew' as const, 'renew' as const, 'close' as const) }) },
    { weight: 3, arbitrary: fc.record({ act: fc.constant('wait' as const), days: waits }) },
    { weight: 1, arbitrary: fc.record({ act: fc.constant('extend' as const) }) },
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
    const begun = Date.now();
    // noon, so that a day of Stockholm's is a day of UTC's too
    const noon = Date.parse(`${new Date(begun).toISOString().slice(0, 10)}T11:00:00Z`);
    const time = { today: 0, lastPaid: paid };
    const date = (days: number) => new Date(noon + days * day).toISOString().slice(0, 10);
    const timed = testServer(server().env.store, () => noon + time.today * day + (Date.now() - begun));
    const licence = await makeLicence(timed, { startsOn: date(-300), expiresOn: date(paid) });
    const school = await makeSchool(licence);
    const { accountId } = school;
    const names = new Map<string, string>();
    for (const key of ['maj', 'rektor']) {
      const { username } = await clientOf(timed, school.tokens['rektor']).call(users.read, { accountId, userId: school.ids[key] ?? '' });
      names.set(key, `${school.groupId}/${username}`);
    }
    const clients = new Map<string, Client>();
    const as = (key: string): Client => clients.get(key) ?? assert.fail(key);
    /** Whoever has slept signs in again, if the licence lets anybody in. */
    const enter = async () => {
      for (const [key, name] of names) {
        const visitor = clientOf(timed);
        const signingIn = visitor.call(session.signIn, { door: 'account', name, password });
        clients.set(key, (await done(signingIn)) ? clientOf(timed, (await signingIn).token) : visitor);
      }
    };
    const extend = async () => {
      time.lastPaid = time.today + paid;
      await changeRows(timed, licence.id, `update licences set expires_on = '${date(time.lastPaid)}' where id = '${licence.id}'`);
      await enter();
    };
    const wait = async (days: number) => {
      time.today += days;
      await enter();
    };
    const phase = () => (time.today <= time.lastPaid ? 'active' : time.today <= time.lastPaid + 28 ? 'grace' : 'expired');
    const visit = (url: string) => timed.fetch(new Request(url));
    const numRuns = rounds(60);
    const told = { steps: 0, done: 0, reached: 0, unreached: 0, active: 0, grace: 0, expired: 0 };

    await fc.assert(
      fc.asyncProperty(happenings, async (all) => {
        await extend();
        const { id: folderId } = await as('maj').call(folders.create, { accountId, space: 'shared', name: 'Anslag' });
        const mine = { accountId, userId: school.ids['maj'] ?? '', title: 'Mitt', content };
        const letters = [
          (await as('maj').call(documents.create, mine)).id,
          (await writeIn(as('maj'), accountId, folderId, 'Ettan')).id,
          (await writeIn(as('maj'), accountId, folderId, 'Tvåan')).id,
        ];
        const links: string[] = [];
        const link: { current: string | undefined } = { current: undefined };
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
          extend,
          renew,
          close: async () => {
            await as('rektor').call(publishing.close, { accountId });
            link.current = undefined;
          },
        };
        for (const one of all) {
          told.steps += 1;
          if (one.act === 'wait') await wait(one.days);
          else if (await done('letter' in one ? acts[one.act](letters[one.letter] ?? '') : acts[one.act]())) told.done += 1;
          told[phase()] += 1;
          const lying = await rowsOf<Lying>(
            timed,
            licence.id,
            `select id, title, published, deleted_at is not null as binned from documents where id = any('{${letters.join()}}'::uuid[])`,
          );
          assert.equal(lying.length, letters.length);
          for (const url of links) {
            const opens = url === link.current && phase() !== 'expired';
            const list = await visit(url);
            assert.equal(list.status === 200, opens, `a ${opens ? 'current' : 'wrong'} link after ${one.act}`);
            const text = await list.text();
            for (const { id, published, binned } of lying) {
              const reached = opens && published && !binned;
              assert.equal((await visit(`${url}/${id}`)).status === 200, reached, `a document after ${one.act}, ${phase()}`);
              assert.equal(text.includes(id), reached, `the list after ${one.act}`);
              told[reached ? 'reached' : 'unreached'] += 1;
            }
          }
        }
      }),
      { numRuns, seed, endOnFailure: true },
    );
    t.diagnostic(`${numRuns} courses, ${JSON.stringify(told)}, seed ${seed}`);
    assert.ok(Object.values(told).every((times) => times > numRuns));
  });
});
