import { bin, documents, folders, publishing, session, users, wordlists, type Content } from '@knippa/contract';
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Client } from '@knippa/sdk';
import { clientOf, makeLicence, testServer } from '../licence.js';
import { refused, refusal } from '../refused.js';
import { setRights } from '../../stories/town/school.js';
import { makeSchool, writeIn, type School } from './school.js';
import { bothStores, onEachStore } from './stores.js';

const password = 'ett långt lösenord';
const content: Content = { kind: 'document', blocks: [{ text: 'Hej' }] };
const reads = { read: true, write: false };

onEachStore(bothStores, (server) => {
  let school: School;
  let accountId: string;
  /** By a person's key. */
  const usernames: Record<string, string | null> = {};
  before(async () => {
    school = await makeSchool(await makeLicence(server(), { startsOn: '2026-02-27', expiresOn: '2027-02-26' }));
    ({ accountId } = school);
    const rektor = school.clients['rektor'] ?? assert.fail();
    for (const key of ['maj', 'pia']) usernames[key] = (await rektor.call(users.read, { accountId, userId: id(key) })).username;
  });

  const id = (key: string): string => school.ids[key] ?? assert.fail(`${key} is nobody`);

  /** A server on another day, and somebody signed in there. */
  async function onDay(instant: string, key: string): Promise<{ client: Client; token: string }> {
    const at = testServer(server().env.store, () => Date.parse(instant));
    const name = `${school.groupId}/${usernames[key] ?? ''}`;
    const { token } = await clientOf(at).call(session.signIn, { door: 'account', name, password });
    return { client: clientOf(at, token), token };
  }

  test('LIC-04 lets what there is be read, edited, moved, deleted and made private in grace, and nothing be made, copied or published', async () => {
    const asMaj = school.clients['maj'] ?? assert.fail();
    const { id: folderId } = await asMaj.call(folders.create, { accountId, space: 'shared', name: 'Projekt' });
    const letter = await writeIn(asMaj, accountId, folderId, 'Veckobrev');
    const other = await writeIn(asMaj, accountId, folderId, 'Läxa');
    await asMaj.call(documents.publish, { accountId, documentId: letter.id });
    const word = await asMaj.call(wordlists.add, { accountId, wordlistId: id('maj'), word: 'sol' });

    const { client: maj } = await onDay('2027-02-26T23:00:00Z', 'maj');
    const about = { accountId, documentId: letter.id };
    const read = await maj.call(documents.read, about);
    assert.deepEqual(
      (['documents.edit', 'documents.copy', 'documents.publish', 'documents.unpublish'] as const).map((act) => read.can[act]),
      [
        true,
        { code: 'licence-in-grace', params: { lastDay: '2027-03-26' } },
        { code: 'licence-in-grace', params: { lastDay: '2027-03-26' } },
        true,
      ],
    );
    const making: (() => Promise<unknown>)[] = [
      () => maj.call(documents.create, { accountId, userId: id('maj'), title: 'Nytt', content }),
      () => maj.call(documents.createIn, { accountId, folderId, title: 'Nytt', content }),
      () => maj.call(documents.createTemplate, { accountId, title: 'Nytt', content }),
      () => maj.call(documents.copy, { ...about, to: { userId: id('maj') } }),
      () => maj.call(documents.publish, { accountId, documentId: other.id }),
      () => maj.call(folders.create, { accountId, space: 'shared', name: 'Ny' }),
      () => maj.call(folders.createOwn, { accountId, userId: id('maj'), name: 'Ny' }),
      () => maj.call(folders.createIn, { accountId, folderId, name: 'Ny' }),
      () => maj.call(folders.copy, { accountId, folderId, to: { space: 'shared' } }),
      () => maj.call(wordlists.add, { accountId, wordlistId: id('maj'), word: 'regn' }),
    ];
    for (const act of making) {
      const { status, code, params } = await refused(act());
      assert.deepEqual([status, code, { ...params }], [409, 'licence-in-grace', { lastDay: '2027-03-26' }]);
    }
    const list = async () => (await maj.call(documents.list, { accountId, folderId })).items.map(({ title }) => title);
    assert.deepEqual(await list(), ['Läxa', 'Veckobrev']);
    const edited = await maj.call(documents.edit, { ...about, version: read.version, title: 'Veckobrev v. 9', content });
    await maj.call(documents.unpublish, about);
    await maj.call(documents.move, { ...about, version: edited.version, to: { userId: id('maj') } });
    await maj.call(documents.remove, { accountId, documentId: other.id, version: other.version });
    assert.deepEqual(await list(), []);
    await maj.call(bin.restore, { accountId, binnedId: other.id });
    assert.deepEqual(await list(), ['Läxa']);
    await setRights(maj, accountId, folderId, { entries: { managers: reads, users: reads, responsible: null } });
    assert.equal(
      (await (await onDay('2027-03-26T22:59:59Z', 'pia')).client.call(documents.read, { accountId, documentId: other.id })).title,
      'Läxa',
    );
    await maj.call(wordlists.remove, { accountId, wordlistId: id('maj'), wordId: word.id });
  });

  test('LIC-04 opens no document once grace is over, neither to whoever was signed in nor to whoever signs in', async () => {
    const { client: before } = await onDay('2026-12-01T12:00:00Z', 'maj');
    const { id: documentId } = await before.call(documents.create, { accountId, userId: id('maj'), title: 'Kvar', content });
    const { client: maj, token } = await onDay('2027-03-26T22:59:59Z', 'maj');
    assert.equal((await maj.call(documents.read, { accountId, documentId })).title, 'Kvar');
    const over = clientOf(
      testServer(server().env.store, () => Date.parse('2027-03-26T23:00:00Z')),
      token,
    );
    for (const act of [() => over.call(documents.read, { accountId, documentId }), () => over.call(publishing.read, { accountId })])
      assert.deepEqual(await refusal(act()), [403, 'licence-expired']);
    await assert.rejects(onDay('2027-03-26T23:00:00Z', 'maj'), { code: 'licence-expired' });
  });
});
