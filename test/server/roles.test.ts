import { operations, users, type AnyOperation, type Refusal, type Role, type User } from '@knippa/contract';
import { isRefusal, judge, sees, users as rules, usersDeeds, usersSeen, type Actor, type Right, type UserFacts } from '@knippa/core';
import { isKnippaError, type Client } from '@knippa/sdk';
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { clientOf, followMail, makeLicence, startGroup, unique, type TestLicence } from '../licence.js';
import { cells, roleOf, roles, whereOf, type RoleCell, type RoleName } from '../tables/roles.js';
import { bothStores, onEachStore } from './stores.js';

const password = 'ett långt lösenord';
const off = { create: false, publish: false, documents: false, resetPassword: false };

/** What is asked for in each act, beside whom it is about; `other` is somebody of the account who may be responsible. */
const inputs: Readonly<Record<string, (other: string) => object>> = {
  'users.edit displayName': () => ({ displayName: 'Bo Ek' }),
  'users.edit username': () => ({ username: unique('ny') }),
  'users.edit email': () => ({ email: `${unique('ny')}@skola.example` }),
  'users.edit phone': () => ({ phone: '070-123 45 67' }),
  'users.edit permissions': () => ({ permissions: off }),
  'users.edit role administrator': () => ({ role: 'administrator' }),
  'users.edit role manager': () => ({ role: 'manager', quota: 5 }),
  'users.edit role user': () => ({ role: 'user', usersTo: null }),
  'users.edit responsibleId other': (other) => ({ responsibleId: other }),
  'users.edit responsibleId nobody': () => ({ responsibleId: null }),
  'users.edit quota': () => ({ quota: 5 }),
  'users.edit primaryContact': () => ({ primaryContact: true }),
  'users.setPassword': () => ({ password: 'ett annat lösenord' }),
};

const operationOf = (name: string): AnyOperation => {
  const found = operations.find((operation) => operation.name === name);
  assert.ok(found, name);
  return found;
};

test('USR-21 says of every act on users who may do it to whom, and of no other act', () => {
  const named = operations.filter(({ name }) => name.startsWith('users.')).map(({ name }) => name);
  assert.deepEqual([...new Set(cells.map(({ operation }) => operation))].sort(), named.sort());
  const byAct = new Map(cells.map(({ act }) => [act, cells.filter((cell) => cell.act === act)]));
  // nobody of the four is missing where they can stand, and nobody stands twice
  for (const [act, of] of byAct) {
    assert.equal(new Set(of.map(({ actor, relation }) => `${actor} ${relation}`)).size, of.length, act);
    const apart = ['elsewhere', 'abroad'].flatMap((where) => [where, `manager-${where}`, `administrator-${where}`]);
    for (const relation of ["another's", "nobody's", 'manager', 'administrator', ...apart, 'another'])
      assert.ok([0, 4].includes(of.filter((cell) => cell.relation === relation).length), `${act}, ${relation}`);
  }
});

/** The ids of the pure test's people, so that a fact says who it is about. */
const [here, there, ours, theirs] = ['here', 'there', 'ours', 'theirs'];
const ids: Readonly<Record<RoleName, string>> = { operator: 'olle', administrator: 'adam', manager: 'maj', user: 'ulla' };

const actors: Readonly<Record<RoleName, Actor>> = {
  operator: { person: 'olle', licenceId: ours, rights: [{ right: 'licence', on: ours }] },
  administrator: { person: 'adam', licenceId: ours, rights: within([{ right: 'administrator', on: here }], 'adam') },
  manager: { person: 'maj', licenceId: ours, rights: within([{ right: 'manager', on: 'maj' }], 'maj') },
  user: { person: 'ulla', licenceId: ours, rights: within([], 'ulla') },
};
function within(own: Right[], person: string): Right[] {
  return [...own, { right: 'member', on: here }, { right: 'self', on: person }];
}

const person = (id: string, role: Role, responsibleId: string | null = null): UserFacts => {
  const permissions = { create: true, publish: role === 'administrator', documents: true, resetPassword: true };
  const quota = role === 'manager' ? 5 : null;
  return {
    id,
    role,
    displayName: id,
    username: id,
    email: `${id}@skola.example`,
    responsibleId,
    responsibleName: responsibleId,
    responsibleUsername: responsibleId,
    permissions,
    primaryContact: false,
    quota,
    users: 0,
  };
};

/** Acts on several people of an account: here on a list of one. */
const ofSeveral = new Set(['users.moveAll', 'users.removeAll', 'users.redistribute', 'users.permit', 'users.resendAll']);

/** What names them in the input of such an act, and what else it asks for. */
function severalInput(operation: string, userId: string, toAccountId: string): object {
  if (operation === 'users.redistribute') return { users: [{ userId, responsibleId: null }] };
  const more = { 'users.moveAll': { toAccountId }, 'users.permit': { permissions: { publish: true } } }[operation];
  return { userIds: [userId], ...more };
}

/** Who stands in a relation to somebody, as rules know them. */
function factsOf({ relation, actor }: RoleCell): UserFacts {
  const self: Record<string, UserFacts> = {
    administrator: person('adam', 'administrator'),
    manager: person('maj', 'manager'),
    user: person('ulla', 'user'),
  };
  const related: Record<string, UserFacts | undefined> = {
    self: self[actor],
    own: person('elev', 'user', ids[actor]),
    "another's": person('elev', 'user', 'moa'),
  };
  const others = { administrator: person('anna', 'administrator'), manager: person('moa', 'manager'), user: person('elev', 'user') };
  return related[relation] ?? others[roleOf(relation)];
}

test('USR-21 decides as the table of roles says, as rules alone', () => {
  const wrong: string[] = [];
  for (const cell of cells) {
    const operation = operationOf(cell.operation);
    const act = cell.operation.slice('users.'.length);
    const actor = actors[cell.actor];
    const where = whereOf(cell.relation);
    const accountId = where === 'elsewhere' ? there : here;
    const licenceId = where === 'abroad' ? theirs : ours;
    const account = { id: accountId, kind: 'group', name: 'Röda skolan', groupId: 'röda', capacity: 30, users: 5, administrators: 3 };
    const licence = { id: licenceId, kind: 'bought', phase: 'active', expiresOn: '2027-02-26', lastDay: '2027-03-26', today: '2026-11-22' };
    const ofUser = operation.path.includes('{userId}');
    const user = factsOf(cell);
    const place = ofUser ? [licenceId, accountId, ...(user.responsibleId ? [user.responsibleId] : []), user.id] : [licenceId, accountId];
    const accountSeen = actor.licenceId === licenceId && (accountId === here || actor.rights.some(({ right }) => right === 'licence'));
    const userSeen = accountSeen && sees(actor, usersSeen, { licenceId, accountId, responsibleId: user.responsibleId, id: user.id });
    const seen = ofUser ? userSeen : accountSeen;
    const subject = { actor, place, licence, account, user };
    const judged = (): Right | Refusal => {
      const verdict = judge(operation, rules[act as keyof typeof rules], subject as never);
      if (isRefusal(verdict)) return verdict;
      const deed = usersDeeds[act as keyof typeof usersDeeds] as { fits?: (context: unknown) => Refusal | undefined } | undefined;
      const { facts, input } = contextOf(cell, user, userSeen);
      return (facts && deed?.fits?.({ subject, facts, input })) || verdict;
    };
    const verdict = seen ? judged() : undefined;
    const ending = verdict === undefined ? 'not-found' : isRefusal(verdict) ? verdict.code : 'allowed';
    if (ending !== cell.ending) wrong.push(`${cell.act}, ${cell.actor}, ${cell.relation}: ${ending} for ${cell.ending}`);
  }
  assert.deepEqual(wrong, []);
});

/** What an act is judged on beside its subject; an act on several finds those alone whom the actor sees. */
function contextOf({ act, operation }: RoleCell, user: UserFacts, seen: boolean): { facts?: object; input: object } {
  const free = { usernameTaken: false, suggestion: '', emailTaken: false, primaryContact: undefined };
  const nils = { id: 'nils', displayName: 'Nils', role: 'manager', quota: 9, users: 0 } as const;
  const leaving = { left: [], newResponsible: undefined, newContact: undefined };
  if (operation === 'users.edit') {
    const { displayName, username, email } = user;
    const held = { displayName, username, email, phone: null };
    return { facts: { ...free, held, responsible: nils, leaving }, input: inputs[act]?.('nils') ?? {} };
  }
  if (operation === 'users.create') return { facts: { ...free, responsible: nils }, input: createInput(act) };
  if (operation === 'users.remove') return { facts: { people: [{ user, documents: 0, words: 0 }], leaving }, input: {} };
  if (!ofSeveral.has(operation)) return { input: {} };
  const found = seen ? [user] : [];
  const target = { id: 'blå', kind: 'group', capacity: 30, users: 1 };
  const people: Record<string, readonly unknown[]> = {
    'users.moveAll': found.map((one) => ({ user: one, username: one.username, published: [] })),
    'users.removeAll': found.map((one) => ({ user: one, documents: 0, words: 0 })),
    'users.resendAll': found.map((one) => ({ user: one, wait: 0 })),
  };
  const facts = { leaving, target, documents: 0, words: 0, from: undefined, targets: [], people: people[operation] ?? found };
  return { facts, input: severalInput(operation, user.id, target.id) };
}

/** Somebody new, as an act of the table says. */
function createInput(act: string, other = 'nils'): object {
  const [, role = '', of] = act.split(' ');
  const username = unique('ny');
  const rest = { displayName: 'Bo Ek', username, email: `${username}@skola.example` };
  return { role, ...rest, ...(role !== 'administrator' && { password }), ...(of && { responsibleId: other }) };
}

onEachStore(bothStores, (server) => {
  interface School {
    readonly licence: TestLicence;
    readonly accountId: string;
    readonly groupId: string;
    /** A manager with room for everybody. */
    readonly other: User;
  }
  let school: School;
  let elsewhere: School;
  let abroad: School;
  const clients = new Map<RoleName, { client: Client; id: string }>();

  async function makeSchool(licence: TestLicence): Promise<School> {
    const { id: accountId, groupId } = await startGroup(licence);
    return { licence, accountId, groupId: groupId ?? '', other: await make({ licence, accountId }, 'manager') };
  }

  function make({ licence, accountId }: Pick<School, 'licence' | 'accountId'>, role: Role, responsibleId?: string): Promise<User> {
    const username = unique('u');
    const email = `${username}@skola.example`;
    return licence.operator.call(users.create, {
      accountId,
      role,
      displayName: 'Alva Ek',
      username,
      email,
      ...(role !== 'administrator' && { password }),
      ...(role === 'manager' && { quota: 1000 }),
      ...(responsibleId !== undefined && { responsibleId }),
    });
  }

  async function enter({ licence, groupId }: School, { role, email, username }: User): Promise<Client> {
    if (role === 'administrator') return clientOf(server(), (await followMail(server(), licence.id, email ?? '', password)).token);
    const { session } = await import('@knippa/contract');
    const { token } = await clientOf(server()).call(session.signIn, { door: 'account', name: `${groupId}/${username}`, password });
    return clientOf(server(), token);
  }

  before(async () => {
    const licence = await makeLicence(server(), {
      entitlements: [{ kind: 'group', name: 'Klass eller grupp', capacity: 5000, purchased: 9 }],
    });
    school = await makeSchool(licence);
    elsewhere = await makeSchool(licence);
    abroad = await makeSchool(await makeLicence(server()));
    clients.set('operator', { client: licence.operator, id: '' });
    for (const role of ['administrator', 'manager', 'user'] as const) {
      const user = await make(school, role);
      clients.set(role, { client: await enter(school, user), id: user.id });
    }
  });

  const shared = new Map<string, Promise<User>>();

  /** Who acts, and whom it is about: somebody of their own where it is done, so that nobody is changed twice. */
  async function cast({ actor, relation, ending }: RoleCell): Promise<{ client: Client; target: User; of: School }> {
    const { client, id } = clients.get(actor) ?? { client: school.licence.operator, id: '' };
    const of = { here: school, elsewhere, abroad }[whereOf(relation)];
    const role = roleOf(relation);
    const responsibleId = relation === 'own' ? id : relation === "another's" ? school.other.id : undefined;
    if (relation === 'self') {
      const self = await make(school, actor as Role);
      return { client: await enter(school, self), target: self, of };
    }
    const key = `${relation} ${relation === 'own' ? actor : ''}`;
    if (ending === 'allowed') return { client, target: await make(of, role, responsibleId), of };
    if (!shared.has(key)) shared.set(key, make(of, role, responsibleId));
    return { client, target: await (shared.get(key) ?? make(of, role)), of };
  }

  async function ask(cell: RoleCell): Promise<unknown> {
    const operation = operationOf(cell.operation);
    if (operation.path.includes('{userId}')) {
      const { client, target, of } = await cast(cell);
      const more =
        inputs[cell.act]?.(of.other.id) ??
        (operation === users.move ? { toAccountId: of === elsewhere ? school.accountId : elsewhere.accountId } : {});
      const input = { accountId: of.accountId, userId: target.id, ...more };
      if (operation.guard === 'plan') return client.plan(operation as typeof users.move, input as never);
      return client.call(operation, operation.guard === 'version' ? { ...input, version: target.version } : input);
    }
    if (ofSeveral.has(operation.name)) {
      const { client, target, of } = await cast(cell);
      const to = of === elsewhere ? school.accountId : elsewhere.accountId;
      return client.plan(
        operation as typeof users.removeAll,
        { accountId: of.accountId, ...severalInput(operation.name, target.id, to) } as never,
      );
    }
    const { client } = clients.get(cell.actor) ?? { client: school.licence.operator };
    const of = { here: school, elsewhere, abroad }[whereOf(cell.relation)];
    const more = cell.act.startsWith('users.create') ? createInput(cell.act, of.other.id) : {};
    const input = { accountId: of.accountId, ...more };
    const file = new TextEncoder().encode(`Visat namn;Användarnamn\r\nBo;${unique('ny')}\r\n`);
    if (operation === users.import) return client.plan(users.import, { ...input, file });
    if (operation === users.importErrors) return client.call(users.importErrors, { ...input, file });
    return client.call(operation, input);
  }

  test('USR-21 answers as the table of roles says', async (t) => {
    const wrong: string[] = [];
    for (const cell of cells) {
      const ending = await ask(cell).then(
        () => 'allowed',
        (error: unknown) => {
          if (!isKnippaError(error)) throw error;
          return error.code;
        },
      );
      if (ending !== cell.ending) wrong.push(`${cell.act}, ${cell.actor}, ${cell.relation}: ${ending} for ${cell.ending}`);
    }
    t.diagnostic(`${cells.length} cells, ${Object.keys(roles).length} roles`);
    assert.deepEqual(wrong, []);
  });
});
