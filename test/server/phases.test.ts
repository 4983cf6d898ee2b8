import { accounts, documents, folders, operations, session, type AnyOperation } from '@knippa/contract';
import type { Server } from '@knippa/server';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import { clientOf, testServer, unique } from '../licence.js';
import { eachAtOnce } from '../random.js';
import { phases, rows, type Cell, type Row } from '../tables/phases.js';
import { changeRows } from './database.js';
import { bothStores, onEachStore } from './stores.js';
import { codeOf, fault } from './walk/answers.js';
import { commonPassword, makePeople, newestLink, signInAll, type Person } from './walk/people.js';
import {
  act,
  addLeaving,
  inputOf,
  makeWait,
  makeWorld,
  movableUser,
  readyDeletion,
  spareAddOn,
  spareOperator,
  type World,
} from './walk/world.js';

type Phase = Cell['phase'];

/** When everything was made: the accounts that were released then have their last day with the licence that they left. */
const made = Date.parse('2027-01-27T12:00:00Z');

/** When each phase is looked at, and when people have signed in for it: nobody signs in to an expired one, so their sessions are a second old. */
const instants: Readonly<Record<Phase, { readonly at: number; readonly entered: number }>> = {
  active: { at: Date.parse('2027-02-26T22:59:59Z'), entered: Date.parse('2027-02-26T22:59:59Z') },
  grace: { at: Date.parse('2027-03-13T12:00:00Z'), entered: Date.parse('2027-03-13T12:00:00Z') },
  expired: { at: Date.parse('2027-03-26T23:00:00Z'), entered: Date.parse('2027-03-26T22:59:59Z') },
};

test('LIC-04 has a line for every operation and none for another', () => {
  assert.deepEqual([...new Set(rows.map(({ operation }) => operation))].sort(), operations.map(({ name }) => name).sort());
  assert.equal(new Set(rows.map(({ name }) => name)).size, rows.length);
  for (const { cells } of rows) assert.equal(cells.length, 3 * (5 + 4 + 4));
});

onEachStore(bothStores, (server) => {
  let now = made;
  let phase: Phase = 'active';
  let timed: Server;
  let world: World;
  let people: Person[];
  before(async () => {
    timed = testServer(server().env.store, () => now);
    world = await makeWorld(timed);
    people = await makePeople(world);
  });

  /** What is made for a line before it is asked for, by whoever may while the licence is active; the input that says so. */
  const prepared: Readonly<Record<string, (person: Person) => Promise<Record<string, unknown>>>> = {
    'accounts.release': async (person) => ({ accountId: (await leaving(person)).accountId }),
    'accounts.delete': leaving,
    'accounts.announceDeletion': () => readyDeletion(world, accounts.announceDeletion).then(() => ({})),
    'accounts.withdrawDeletion': () => readyDeletion(world, accounts.withdrawDeletion).then(() => ({})),
    'users.move': async ({ actor, pupil }) =>
      actor === 'operator' ? { userId: (world.movable = await movableUser(world)) } : { accountId: pupil.accountId, userId: pupil.userId },
    'users.remove': async (person) => ({ ...accountOf(person), userId: await another(person) }),
    'users.moveAll': async (person) => ({ ...accountOf(person), userIds: [await another(person)] }),
    'users.removeAll': async (person) => ({ ...accountOf(person), userIds: [await another(person)] }),
    'users.resendAll': async (person) => ({ ...accountOf(person), userIds: [await another(person)] }),
    'users.permit': async (person) => ({ ...accountOf(person), userIds: [await another(person)] }),
    'users.redistribute': async (person) => {
      if (accountOf(person).accountId === undefined) return {};
      const given = { users: [{ userId: await another(person), responsibleId: null }], from: undefined, to: undefined };
      return { ...accountOf(person), ...given };
    },
    'users.edit': beside,
    'users.setPassword': beside,
    'users.resend': beside,
    'users.create': () => Promise.resolve({ role: 'user', password: commonPassword }),
    'users.import, adding none': ({ pupil }) => {
      const file = new TextEncoder().encode(`Visat namn;Användarnamn\r\nAlva ${unique('ny')};${pupil.username}\r\n`);
      return Promise.resolve({ accountId: pupil.accountId, file });
    },
    'documents.move': ({ ids }) => Promise.resolve(ids['folderId'] ? { to: { folderId: ids['folderId'] } } : {}),
    'documents.copy': ({ ids }) => Promise.resolve(ids['folderId'] ? { to: { folderId: ids['folderId'] } } : {}),
    'documents.remove': async (person) => ({ documentId: await spareDocument(person) }),
    'folders.remove': async (person) => ({ folderId: await spareFolder(person) }),
    'folders.setRights': () => Promise.resolve({ entries: undefined }),
    'bin.restore': async (person) => ({ binnedId: await spareBinned(person) }),
    'bin.end': async (person) => ({ binnedId: await spareBinned(person) }),
    'wordlists.list': ownList,
    'wordlists.export': ownList,
    'wordlists.add': ownList,
    'wordlists.import': ownList,
    'wordlists.read': ownWord,
    'wordlists.edit': ownWord,
    'wordlists.remove': ownWord,
    'wordlists.import, none new': async (person) => {
      const { wordlistId, wordId } = await ownWord(person);
      return { ...(wordlistId !== undefined && { wordlistId }), file: new TextEncoder().encode(`Ord;Symbol\r\n${wordId};🐱\r\n`) };
    },
    'operators.remove': async ({ ids }) => ({ operatorId: ids['operatorId'] ?? (await spareOperator(world)) }),
    'addOns.remove': async ({ actor, ids }) => ({
      addOnId: (actor !== 'staff' && ids['addOnId']) || (await spareAddOn(world, ids['licenceId'])),
    }),
    'requests.start': async ({ actor }) => (actor === 'staff' ? { requestId: await makeWait(world, 'start') } : {}),
    'requests.decline': async ({ actor }) => (actor === 'staff' ? { requestId: await makeWait(world, 'decline') } : {}),
    'requests.move': async ({ actor }) => (actor === 'staff' ? { requestId: await makeWait(world, 'move') } : {}),
    'requests.askMove': async ({ actor }) => (actor === 'operator' ? { accountId: await makeWait(world, 'single') } : {}),
    // what ends today is not ended again
    'licences.end': async ({ kind, ids }) => {
      if (kind === 'subscription' && phase === 'active') await standing({ kind, ids }, '2027-03-01');
      return {};
    },
    'session.edit': () => Promise.resolve({ language: 'en' }),
    'session.changePassword': () => Promise.resolve({ present: commonPassword }),
  };

  /** A document of somebody's own, for what puts one in the bin; whoever has none names the world's. */
  async function spareDocument({ ids, token }: Person): Promise<string> {
    const { accountId, folderId } = ids;
    if (!accountId || !folderId) return world.ids.documentId;
    const draft = { accountId, folderId, title: 'Utkast', content: { kind: 'document' as const, blocks: [] } };
    return (await clientOf(timed, token).call(documents.createIn, draft)).id;
  }

  /** A shared folder of somebody's own, for what puts one in the bin; whoever makes none names what they have. */
  async function spareFolder({ actor, ids, token }: Person): Promise<string> {
    const { accountId, folderId } = ids;
    if (!accountId || !folderId) return world.ids.folderId;
    if (actor === 'user' || actor === 'staff') return folderId;
    return (await clientOf(timed, token).call(folders.create, { accountId, space: 'shared', name: 'Gammalt' })).id;
  }

  /** A document that somebody has put in the bin. */
  async function spareBinned(person: Person): Promise<string> {
    const documentId = await spareDocument(person);
    const { accountId, folderId } = person.ids;
    if (!accountId || !folderId) return documentId;
    const client = clientOf(timed, person.token);
    const { version } = await client.call(documents.read, { accountId, documentId });
    await client.call(documents.remove, { accountId, documentId, version });
    return documentId;
  }

  /** The account in which somebody acts on others: an operator and staff in the world's. */
  function accountOf({ actor, pupil }: Person): { accountId?: string } {
    return actor === 'operator' || actor === 'staff' ? {} : { accountId: pupil.accountId };
  }

  /** Somebody who goes, is given away or is mailed: whom the manager is responsible for, with an address of their own. */
  async function another({ actor, ids, pupil }: Person): Promise<string> {
    if (actor === 'operator' || actor === 'staff') return (world.movable = await movableUser(world));
    const [id, email, licenceId] = [randomUUID(), `${unique('ny')}@skola.example`, ids['licenceId'] ?? ''];
    await changeRows(
      timed,
      licenceId,
      `with added as (
        insert into users (licence_id, account_id, id, role, display_name, name_key, username, username_key, email, email_key, responsible_id,
          may_create, may_publish, has_documents, may_reset, language, created_at, found)
        select licence_id, account_id, '${id}', role, display_name, name_key, '${unique('ny')}', '${unique('ny')}', '${email}', '${email}', responsible_id,
          may_create, may_publish, has_documents, may_reset, language, created_at, found from users where id = '${pupil.userId}'
        returning licence_id, account_id, id, email_key),
      claimed as (insert into directory (kind, key, licence_id, thing_id) select 'user-email', email_key, licence_id, id from added)
      update counters c set users = users + 1 from added where c.account_id = added.account_id`,
    );
    return id;
  }

  /** The wordlist that somebody may do most with: their own. An operator and staff have none, and ask for the group's. */
  async function ownList({ actor, token }: Person): Promise<{ wordlistId?: string }> {
    if (actor === 'operator' || actor === 'staff') return {};
    return { wordlistId: (await clientOf(timed, token).call(session.read, {})).person.id };
  }

  /** A word of it that is called by its id, past the rules of when one may be added. */
  async function ownWord(person: Person): Promise<{ wordlistId?: string; wordId?: string }> {
    const { wordlistId } = await ownList(person);
    const id = randomUUID();
    if (wordlistId === undefined) return {};
    await changeRows(
      timed,
      person.ids['licenceId'] ?? '',
      `insert into words (licence_id, account_id, owner_id, id, word, word_key, order_key, found)
        select licence_id, account_id, id, '${id}', '${id}', '${id}', '${id}', ' ' from users where id = '${wordlistId}'`,
    );
    return { wordlistId, wordId: id };
  }

  /** Whoever answers for others changes one beside them, so that they stay who they are; a `user` asks about themself. */
  function beside({ actor, ids, pupil }: Person): Promise<Record<string, unknown>> {
    const { accountId, userId } = actor === 'user' ? ids : pupil;
    return Promise.resolve({ accountId, userId });
  }

  /** Gives a licence of an account's own the kind and the last day that it has in the table. */
  async function standing({ kind, ids }: Pick<Person, 'kind' | 'ids'>, expiresOn = '2027-02-26'): Promise<void> {
    await changeRows(timed, ids['licenceId'] ?? '', `update licences set kind = '${kind}', expires_on = '${expiresOn}'`);
  }

  /** Two accounts, so that one is left when the other has gone. */
  async function leaving({ actor, pupil }: Person): Promise<{ accountId: string; confirmation?: string }> {
    if (actor !== 'operator') return { accountId: pupil.accountId };
    while (world.leaving.length < 2) await addLeaving(world);
    const [{ id, groupId } = { id: '', groupId: '' }] = world.leaving;
    return { accountId: id, confirmation: groupId };
  }

  /** What is asked for without a session is about whoever has entered meanwhile: their name, or a link that they have been mailed. */
  const entering: Readonly<Record<string, (person: Person) => Promise<Record<string, unknown>>>> = {
    'session.signIn': ({ door, name }) => Promise.resolve({ door, name, password: commonPassword }),
    'session.forgot': ({ door, name }) => Promise.resolve({ door, name }),
    'session.readLink': async (person) => {
      const { door, name } = person;
      if (door) await clientOf(timed).call(session.forgot, { door, name });
      return { link: (person.link = await newestLink(timed, person, 'reset')) };
    },
    'session.renewLink': ({ link }) => Promise.resolve({ link }),
    'session.setPassword': ({ link }) => Promise.resolve({ link, password: commonPassword }),
    'session.confirmEmail': async (person) => {
      const email = `${unique('ny')}@skola.example`;
      await clientOf(timed, person.token).call(session.changeEmail, { email });
      return { link: await newestLink(timed, person, 'confirm-email', email) };
    },
  };

  async function inputFor({ name }: Row, operation: AnyOperation, person: Person): Promise<Record<string, unknown>> {
    const own = Object.entries(person.ids).filter(([field]) => field in operation.input.entries);
    const particular = (operation.open ? entering : prepared)[name] ?? (() => Promise.resolve({}));
    return { ...inputOf(world, operation), ...Object.fromEntries(own), ...(await particular(person)) };
  }

  test('LIC-04 answers every operation in every phase, to everybody of a bought licence, a trial and a subscription, as the table says', async (t) => {
    const wrong: string[] = [];
    let answers = 0;
    for (phase of phases) {
      const { at, entered } = instants[phase];
      now = entered;
      await signInAll(timed, people);
      for (const row of rows) {
        const operation = operations.find(({ name }) => name === row.operation);
        assert.ok(operation);
        const asked: { cell: Cell; person: Person; input: Record<string, unknown> }[] = [];
        const cells = row.cells.filter((cell) => cell.phase === phase && cell.ending !== undefined);
        now = operation.open ? entered : made;
        // whoever is answered after a while waits beside the others
        const atOnce = operation.open ? cells.length : 1;
        await eachAtOnce(cells, atOnce, async (cell) => {
          const person = people.find(({ kind, actor }) => kind === cell.kind && actor === cell.actor);
          assert.ok(person);
          asked.push({ cell, person, input: await inputFor(row, operation, person) });
        });
        now = at;
        await eachAtOnce(asked, atOnce, async ({ cell, person, input }) => {
          const token = operation.open ? undefined : person.token;
          for (const { planning, answer, moot } of await act(world, { operation, input, token, field: 'link' })) {
            answers += 1;
            const ending = answer.status < 300 ? 'done' : codeOf(answer);
            const said =
              fault(operation, planning, answer) ?? (moot || ending === cell.ending ? undefined : `${ending} for ${cell.ending}`);
            if (said !== undefined) wrong.push(`${row.name}${planning ? ' (plan)' : ''}, ${cell.kind} ${cell.actor} in ${phase}: ${said}`);
            if (operation === session.setPassword && ending === 'done')
              person.token = (JSON.parse(new TextDecoder().decode(answer.bytes)) as { token: string }).token;
          }
        });
        if (/^licences\.(activate|extend|end)$/.test(row.name))
          for (const person of people) if (person.kind !== 'bought' && person.actor === 'administrator') await standing(person);
      }
    }
    const cells = rows.flatMap((row) => row.cells);
    t.diagnostic(`${cells.filter(({ ending }) => ending !== undefined).length} cells of ${cells.length}, ${answers} answers`);
    assert.equal(wrong.length, 0, `${wrong.length} cells are wrong:\n${wrong.slice(0, 60).join('\n')}`);
  });
});
