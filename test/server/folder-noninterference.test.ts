import { bin, documents, folders, type Content, type DocumentRow } from '@knippa/contract';
import type { Client } from '@knippa/sdk';
import type { Server } from '@knippa/server';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { schools } from '../core/folder-chance.js';
import { FolderReference } from '../core/folder-reference.js';
import { makeLicence, testServer } from '../licence.js';
import { answers, statusesOf, type Answer, type Question } from './asking.js';
import { idQuestions, listQuestions, targetQuestions, withId } from './folder-asking.js';
import { rounds, seed } from '../rounds.js';
import { change, folderWrites, layOut, letterWrite, makePeople, withIds, type Letter } from './random-school.js';
import { setRights } from '../../stories/town/school.js';
import { makeSchool, writeIn, type School } from './school.js';
import { emptyMemory } from '../memory.js';

const noon = Date.parse('2026-11-22T12:00:00Z');
const minute = 60_000;
const content: Content = { kind: 'document', blocks: [{ text: 'Facit' }] };
const off = { read: false, write: false };
const writes = { read: false, write: true };
const both = { read: true, write: true };

// what is done is done later and later; what is asked is asked at one moment, so that nothing but other people's things is another
let moment = noon;
let server: Server;
let school: School;
before(async () => {
  server = testServer(await emptyMemory(), () => moment);
  school = await makeSchool(await makeLicence(server));
});
after(() => server.close());

const as = (key: string): Client => school.clients[key] ?? assert.fail(`${key} is nobody`);
const id = (key: string): string => school.ids[key] ?? assert.fail(`${key} is nobody`);

async function later<T>(act: Promise<T>): Promise<T> {
  moment += minute;
  return act;
}

async function asked(key: string, questions: Parameters<typeof answers>[2]): Promise<Answer[]> {
  const stands = moment;
  moment = noon;
  try {
    return await answers(server, school.tokens[key] ?? '', questions);
  } finally {
    moment = stands;
  }
}

const inBin = async (key: string, documentId: string) => {
  const { accountId } = school;
  const { version } = await as(key).call(documents.read, { accountId, documentId });
  return later(as(key).call(documents.remove, { accountId, documentId, version }));
};

test('T-U3 answers whoever only writes byte for byte as if there were no others: drop box', async (t) => {
  const { accountId } = school;
  const { id: folderId } = await as('maj').call(folders.create, { accountId, space: 'shared', name: 'Inlämning' });
  await setRights(as('maj'), accountId, folderId, { entries: { managers: off, users: writes, responsible: null } });
  const { id: group } = await as('maj').call(folders.createIn, { accountId, folderId, name: 'Grupp' });
  const { id: hidden } = await as('maj').call(folders.createIn, { accountId, folderId, name: 'Bedömning' });
  await setRights(as('maj'), accountId, hidden, { entries: { managers: off, users: off, responsible: null } });
  const own: DocumentRow[] = [];
  for (const [where, title] of [
    [folderId, 'Uppsats'],
    [folderId, 'Anteckning'],
    [folderId, 'Zebra'],
    [group, 'Uppsats'],
    [group, 'Slängd'],
  ] as const)
    own.push(await later(writeIn(as('pia'), accountId, where, title)));
  await inBin('pia', own.at(-1)?.id ?? '');

  const others: string[] = [];
  for (const [key, where, title] of [
    ['per', folderId, 'Uppsats'],
    ['per', group, 'Anteckning'],
    ['ali', folderId, 'Aaa'],
    ['rektor', folderId, 'Uppsats'],
    ['rektor', group, 'Mitt emellan'],
    ['maj', hidden, 'Uppsats'],
    ['maj', hidden, 'Betyg'],
  ] as const)
    others.push((await later(writeIn(as(key), accountId, where, title))).id);
  // what others keep to themselves is unseen like what they hand in
  const mine = { accountId, userId: id('per'), title: 'Uppsats', content };
  others.push((await later(as('per').call(documents.create, mine))).id);
  const about = { accountId, userId: id('pia'), others: [id('per'), id('maj')], searches: ['uppsats', 'bedömning'] };
  const unseen = { ...about, folders: [hidden], documents: others };
  const questions = [
    ...listQuestions({ ...about, folders: [folderId, group, hidden], documents: [] }),
    ...idQuestions(unseen),
    ...targetQuestions(unseen, own[0]?.id ?? ''),
    ...[folderId, group].flatMap((one) =>
      ['', '/readers', '/people'].map((part) => ['GET', `/accounts/${accountId}/folders/${one}${part}`] as const),
    ),
    ...own.flatMap(({ id: documentId }) =>
      ['', '/readers', '/export', '/export?format=csv'].map(
        (part) => ['GET', `/accounts/${accountId}/documents/${documentId}${part}`] as const,
      ),
    ),
  ];
  const pia = () => asked('pia', questions);
  const first = await pia();
  const states = ['others have written'];
  const same = async (state: string) => {
    states.push(state);
    assert.deepEqual(await pia(), first, state);
  };

  for (const documentId of others) {
    const { version } = await as('rektor').call(documents.read, { accountId, documentId });
    await later(as('rektor').call(documents.edit, { accountId, documentId, version, title: 'Uppsats om uppsatser', content }));
  }
  await later(writeIn(as('alva'), accountId, folderId, 'Anteckning'));
  await later(as('per').call(folders.createOwn, { accountId, userId: id('per'), name: 'Uppsatser' }));
  await same('others have edited, and written more');
  for (const documentId of others) {
    await later(as('rektor').call(documents.publish, { accountId, documentId }));
    await later(as('rektor').call(documents.unpublish, { accountId, documentId }));
  }
  await same('others have published, and made private');
  const { id: another } = await as('maj').call(folders.createIn, { accountId, folderId: hidden, name: 'Grupp' });
  await writeIn(as('maj'), accountId, another, 'Zebra');
  const { version } = await as('maj').call(folders.read, { accountId, folderId: hidden });
  await as('maj').call(folders.edit, { accountId, folderId: hidden, version, name: 'Aaa', icon: 'star' });
  await setRights(as('maj'), accountId, another, { ownerId: id('rektor') });
  await same('a hidden folder has another name, and folders in it');
  for (const documentId of others) await inBin('rektor', documentId);
  await same('what others wrote is in the bin');
  const remove = { accountId, folderId: hidden };
  await as('maj').call(folders.remove, { ...remove, plan: (await as('maj').plan(folders.remove, remove)).token });
  await same('a hidden folder is in the bin');
  const { items } = await as('rektor').call(bin.list, { accountId, size: 500 });
  // the folder last, for what lay in it goes with it
  items.sort((one, other) => (one.resource < other.resource ? -1 : 1));
  for (const { id: binnedId } of items) if (binnedId !== own.at(-1)?.id) await as('rektor').call(bin.end, { accountId, binnedId });
  await same('what was in the bin is gone for ever');
  t.diagnostic(`${first.length} questions in ${states.length} states: ${statusesOf(first)}`);
});

test('T-U4 I25 I6 hides a folder: as unknown in status, headers and body; nothing names it', async (t) => {
  const { accountId } = school;
  const name = 'Hemligheter';
  const { id: hidden } = await as('maj').call(folders.create, { accountId, space: 'shared', name });
  const { id: below } = await as('maj').call(folders.createIn, { accountId, folderId: hidden, name: 'Hemligheternas botten' });
  // måns owns what lies below, wrote in it while he could, and is named in it
  await setRights(as('maj'), accountId, hidden, { entries: { managers: both, users: both, responsible: null } });
  const letters = [
    await writeIn(as('måns'), accountId, below, 'Brevet'),
    await writeIn(as('pia'), accountId, hidden, 'Piabrevet'),
    await writeIn(as('maj'), accountId, hidden, 'Majbrevet'),
  ];
  await setRights(as('maj'), accountId, below, { ownerId: id('måns') });
  const gone = await writeIn(as('måns'), accountId, below, 'Slängbrevet');
  await inBin('måns', gone.id);
  const { id: thrown } = await as('måns').call(folders.createIn, { accountId, folderId: hidden, name: 'Slängd låda' });
  const remove = { accountId, folderId: thrown };
  await as('måns').call(folders.remove, { ...remove, plan: (await as('måns').plan(folders.remove, remove)).token });
  await setRights(as('maj'), accountId, hidden, { entries: { managers: off, users: off, responsible: null } });
  const published = await writeIn(as('maj'), accountId, hidden, 'Anslag');
  await as('maj').call(documents.publish, { accountId, documentId: published.id });

  const counts: number[] = [];
  for (const key of ['måns', 'pia', 'alva', 'utan']) {
    const others = ['maj', 'pia', 'alva', 'rektor'].filter((one) => one !== key).map(id);
    const about = { accountId, userId: id(key), others, searches: ['hemlig', 'brevet', 'anslag'] };
    const ids = [hidden, below, thrown, gone.id, ...letters.map((letter) => letter.id)];
    const unseen = { ...about, folders: [hidden, below, thrown], documents: [gone.id, ...letters.map((letter) => letter.id)] };
    const own: DocumentRow = await as(key).call(documents.create, { accountId, userId: id(key), title: 'Mitt', content });
    for (const one of ids) {
      const [folder, document] = [unseen.folders, unseen.documents].map((list) => list.filter((each) => each === one));
      const questions: Question[] = [
        ...idQuestions({ ...unseen, folders: folder ?? [], documents: document ?? [] }),
        ...targetQuestions({ ...unseen, folders: folder ?? [] }, own.id),
      ];
      const unknown = randomUUID();
      const told = await asked(key, questions);
      const masked = JSON.stringify(told).replaceAll(one, unknown);
      assert.equal(masked, JSON.stringify(await asked(key, withId(questions, one, unknown))), `${key} and ${one}`);
      assert.deepEqual([...new Set(told.map(([, status]) => status))], ['404'], `${key} and ${one}`);
      counts.push(questions.length);
    }
    const seen = await asked(key, [
      ...listQuestions({ ...about, folders: [], documents: [] }),
      ...['', '/readers', '/export'].map((part) => ['GET', `/accounts/${accountId}/documents/${published.id}${part}`] as const),
      ...Object.values(school.folders).map((folderId) => ['GET', `/accounts/${accountId}/folders/${folderId}`] as const),
    ]);
    const bodies = JSON.stringify(seen.map(([, ...rest]) => rest));
    for (const secret of [name, 'botten', 'Brevet', 'Piabrevet', 'Majbrevet', 'Slängbrevet', 'Slängd låda', ...ids])
      assert.equal(bodies.includes(secret), false, `${key} is told ${secret}`);
    assert.ok(bodies.includes('Anslag'), key);
  }
  // names are free, whoever sees which
  const twin = await as('måns').call(folders.create, { accountId, space: 'shared', name });
  assert.equal(twin.name, name);
  t.diagnostic(`${counts.reduce((sum, count) => sum + count, 0)} questions about ${counts.length} hidden things, each as unknown`);
});

test('I5 answers everybody the same in two states of any school that differ only in what they may not see', async (t) => {
  const people = await makePeople(await makeLicence(server));
  const { accountId, licenceId } = people;
  const here = `licence_id = '${licenceId}' and account_id = '${accountId}'`;
  const numRuns = rounds(60);
  const told = { hidden: 0, letters: 0, asked: 0 };
  const someone = fc.constantFrom('maj', 'mons', 'pia', 'alva', 'ali', 'utan', 'nobody');
  await fc.assert(
    fc.asyncProperty(schools, someone, fc.nat(2), async (said, key, third) => {
      const viewer = people.viewers.find((one) => one.id === people.ids[key]) ?? assert.fail(key);
      const folderNodes = withIds(people, said);
      const letters = folderNodes.flatMap(({ id: folderId }, at) =>
        [viewer.id, people.viewers[at % 3]?.id ?? '', people.ids['adam'] ?? ''].map((makerId): Letter => {
          const letterId = randomUUID();
          return { id: letterId, title: `Brev ${letterId.slice(0, 2)}`, folderId, makerId };
        }),
      );
      await layOut(server, people, folderNodes, letters);
      const reference = new FolderReference(folderNodes);
      const seen = reference.visible(viewer);
      const hidden = folderNodes.filter((folder) => !seen.includes(folder.id));
      const unseen = letters.filter(
        ({ folderId, makerId }) =>
          !reference.may(viewer, 'read', folderId) && !(reference.may(viewer, 'write', folderId) && makerId === viewer.id),
      );
      told.hidden += hidden.length;
      told.letters += unseen.length;
      const others = people.viewers.map((one) => one.id).filter((one) => one !== viewer.id);
      const about = { accountId, userId: viewer.id, others, searches: ['brev', 'ny'] };
      const questions = [
        ...listQuestions({ ...about, folders: folderNodes.map((folder) => folder.id), documents: [] }).filter((_, at) => at % 3 === third),
        ...letters.flatMap(({ id: letterId }) =>
          ['', '/export'].map((part) => ['GET', `/accounts/${accountId}/documents/${letterId}${part}`] as const),
        ),
        ...folderNodes.flatMap(({ id: folderId }) =>
          ['', '/readers'].map((part) => ['GET', `/accounts/${accountId}/folders/${folderId}${part}`] as const),
        ),
      ];
      const ask = () => answers(server, people.tokens[key] ?? '', questions);
      const first = await ask();
      told.asked += questions.length;

      // another name and symbol for every hidden folder; a new one beside and below all that there is, and letters wherever they are not seen
      const closed = { managers: off, users: off, responsible: null };
      const additions = [null, ...folderNodes.map((folder) => folder.id)].map((parentId) => ({
        id: randomUUID(),
        parentId,
        ownerId: people.ids['adam'] ?? '',
        settings: closed,
        chosen: null,
      }));
      const fuller = new FolderReference([...folderNodes, ...additions]);
      const added = additions.filter((folder) => !fuller.may(viewer, 'read', folder.id) && !fuller.may(viewer, 'write', folder.id));
      const places = [...added, ...folderNodes].filter((folder) => !fuller.may(viewer, 'read', folder.id));
      const listOf = (ids: readonly { readonly id: string }[]) => `id = any('{${ids.map((one) => one.id).join()}}'::uuid[])`;
      await change(server, people, [
        `update counters set folders_revision = folders_revision + 1 where ${here}`,
        `update folders set name = 'Ny', name_key = 'ny', found = ' ny', icon = 'star' where ${listOf(hidden)}`,
        ...added.flatMap((folder) => folderWrites(people, folder, 'Ny mapp')),
        ...places.map(({ id: folderId }) =>
          letterWrite(people, { id: randomUUID(), title: 'Brev från ingen', folderId, makerId: people.ids['adam'] ?? '' }),
        ),
        `update documents set title = 'Ny', title_key = 'ny', found = ' ny', changed_at = '2026-11-21' where ${listOf(unseen)}`,
      ]);
      assert.deepEqual(await ask(), first, `${key}, with more`);
      await change(server, people, [
        `delete from documents where ${listOf(unseen)}`,
        `update counters set folders_revision = folders_revision + 1, folders_floor = folders_revision + 1 where ${here}`,
        `delete from folders where ${listOf([...hidden, ...added])}`,
      ]);
      assert.deepEqual(await ask(), first, `${key}, without`);
    }),
    { numRuns, seed, endOnFailure: true },
  );
  t.diagnostic(`${numRuns} schools in three states, ${JSON.stringify(told)}, seed ${seed}`);
  assert.ok(told.hidden > 0 && told.letters > numRuns);
});
