import {
  accounts,
  bin,
  documents,
  folders,
  isRead,
  operations,
  subjectKey,
  users,
  wordlists,
  type AnyOperation,
  type Can,
} from '@knippa/contract';
import type { Client } from '@knippa/sdk';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test, type TestContext } from 'node:test';
import { furnishSchool } from '../../stories/town/school.js';
import { makeLicence } from '../licence.js';
import { refused } from '../refused.js';
import { makeSchool, writeIn, type School } from './school.js';
import { onEachStore } from './stores.js';
import { answerOf, bodyOf } from './walk/answers.js';
import { requestOf } from './walk/request.js';

/** Something that somebody was shown, with what they may do to it. */
interface Shown {
  readonly key: string;
  readonly id: string;
  readonly can: Can;
}

/** Whether an act asks for no more than its path names, but for a language: nothing but its rule refuses it, or the facts behind its plan. */
function bare({ input, path }: AnyOperation): boolean {
  const asked = Object.entries(input.entries).filter(([, { type }]) => type !== 'optional');
  return asked.every(([name]) => name === 'language' || path.includes(`{${name}}`));
}

/** Refusals that more of the input would settle: to whom a manager's `user`s go, and what an act with a choice is to do. */
const unsaid = new Set<unknown>(['has-users', 'invalid-input']);

onEachStore(['pglite'], (server) => {
  let school: School;
  let accountId: string;
  before(async () => {
    school = await makeSchool(await makeLicence(server()));
    ({ accountId } = school);
    await furnishSchool(school);
  });
  const as = (key: string): Client => school.clients[key] ?? assert.fail(`${key} is nobody`);
  const permit = async (key: string, changed: object) => {
    const path = { accountId, userId: school.ids[key] ?? '' };
    const { version, permissions } = await as('rektor').call(users.read, path);
    await as('rektor').call(users.edit, { ...path, version, permissions: { ...permissions, ...changed } });
  };
  const remove = async (key: string, documentId: string) => {
    const { version } = await as(key).call(documents.read, { accountId, documentId });
    await as(key).call(documents.remove, { accountId, documentId, version });
  };

  /** All that somebody is shown of the account. */
  async function shownTo(key: string): Promise<Shown[]> {
    const about = { accountId, size: 500 };
    const of = (name: string) => (thing: Omit<Shown, 'key'>) => ({ ...thing, key: name });
    const account = await as(key).call(accounts.read, { accountId });
    const people = account.can['users.list'] === true ? (await as(key).call(users.list, about)).items : [];
    return [
      of('accountId')(account),
      ...[await as(key).call(users.read, { accountId, userId: school.ids[key] ?? '' }), ...people].map(of('userId')),
      ...(await as(key).call(folders.list, about)).items.map(of('folderId')),
      ...(await as(key).call(documents.list, about)).items.map(of('documentId')),
      ...(await as(key).call(bin.list, about)).items.map(of('binnedId')),
      of('wordlistId')({ id: accountId, can: (await as(key).call(wordlists.list, { accountId, wordlistId: accountId })).can }),
    ];
  }

  /** What an act ends in: of what may be done, a read is read and a plan is asked for; what may not is asked for whole. */
  async function asked(key: string, operation: AnyOperation, { key: name, id, can }: Shown): Promise<unknown> {
    const language = 'language' in operation.input.entries ? { language: 'sv' } : {};
    const input = { accountId, [name]: id, ...language };
    const planning = operation.guard === 'plan';
    if (can[operation.name] === true && !isRead(operation) && !planning) return true;
    const request = requestOf({ operation, input, token: school.tokens[key], planning, guard: 'x', key: randomUUID() });
    const answer = await answerOf(await server().fetch(request));
    if (answer.status < 400) return true;
    const { code, params } = bodyOf(answer);
    return planning && unsaid.has(code) ? true : { code, params };
  }

  /** Asks everybody's acts on all that they are shown, and tells where the answer is another than what they were told. */
  async function otherwise(t: TestContext): Promise<string[]> {
    const wrong: string[] = [];
    const counted = { allowed: 0, refused: 0 };
    for (const key of Object.keys(school.clients))
      for (const shown of await shownTo(key))
        for (const operation of operations.filter((one) => subjectKey(one) === shown.key && !one.open && bare(one))) {
          const told = shown.can[operation.name];
          const ended = await asked(key, operation, shown);
          counted[told === true ? 'allowed' : 'refused'] += 1;
          if (JSON.stringify(ended) !== JSON.stringify(told))
            wrong.push(`${operation.name}, ${key}: ${JSON.stringify(ended)} for ${JSON.stringify(told)}`);
        }
    t.diagnostic(`${counted.allowed} acts that may be done, ${counted.refused} that may not`);
    assert.ok(counted.allowed > 300 && counted.refused > 300);
    return wrong;
  }

  test('WHY-03 answers every act as the capability says: to everybody, of all that they are shown', async (t) => {
    await permit('ali', { publish: false, create: false });
    await permit('alva', { documents: false });
    await permit('måns', { publish: false });
    assert.deepEqual(await otherwise(t), []);
  });

  test('WHY-03 tells of what lay in a folder in the bin that the folder comes first, as the answer does', async (t) => {
    const { id: folderId } = await as('maj').call(folders.create, { accountId, space: 'shared', name: 'Tema vatten' });
    const { id: inner } = await as('maj').call(folders.createIn, { accountId, folderId, name: 'Fiskar' });
    const letter = await writeIn(as('maj'), accountId, folderId, 'Utkast');
    await remove('maj', letter.id);
    for (const id of [inner, folderId]) {
      const { token: plan } = await as('maj').plan(folders.remove, { accountId, folderId: id });
      await as('maj').call(folders.remove, { accountId, folderId: id, plan });
    }
    const inBin = (await as('maj').call(bin.list, { accountId })).items;
    const told = (id: string) => inBin.find((binned) => binned.id === id)?.can['bin.restore'];
    assert.equal(told(folderId), true);
    for (const binnedId of [inner, letter.id]) {
      const { code, params } = await refused(as('maj').call(bin.restore, { accountId, binnedId }));
      assert.deepEqual([code, told(binnedId)], ['folder-in-bin', { code, params }]);
    }
    assert.deepEqual(await otherwise(t), []);
  });
});
