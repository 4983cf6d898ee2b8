import { operations, session, users, type AnyOperation, type Role, type User } from '@knippa/contract';
import { isKnippaError, type Client } from '@knippa/sdk';
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { clientOf, followMail, makeLicence, startGroup, unique, type TestLicence } from '../licence.js';
import { refusal } from '../refused.js';
import { cells, roleOf, whereOf, type RoleCell, type RoleName } from '../tables/roles.js';
import { bothStores, onEachStore } from './stores.js';

const password = 'ett långt lösenord';
const another = 'ett annat lösenord';

/** What somebody else does to a person's sign-in, or that takes the person away. */
const acts = ['users.setPassword', 'users.edit email', 'users.remove', 'users.removeAll', 'users.move', 'users.moveAll'];
const ofSeveral = ['users.removeAll', 'users.moveAll'];
const answered = cells.filter(({ act, relation }) => acts.includes(act) && relation !== 'self');

/** Who gives a role to whom, as the ledger says it: a manager to `user`s of theirs, an administrator to anybody of the account, an operator to anybody of the licence. */
function mayGive({ actor, relation }: RoleCell): boolean {
  const where = whereOf(relation);
  if (actor === 'operator') return where !== 'abroad';
  return where === 'here' && (actor === 'administrator' || (actor === 'manager' && relation === 'own'));
}

/** What is beside that: an administrator's password is set by link, and only who administers both accounts moves somebody between them (USR-02, USR-11). */
function beside({ act, actor, relation }: RoleCell): boolean {
  return (act === 'users.setPassword' && roleOf(relation) === 'administrator') || (act.startsWith('users.move') && actor !== 'operator');
}

test('USR-18 the table lets nobody answer for whom they could not give a role, and lets everybody else', () => {
  assert.ok(answered.length > 200, String(answered.length));
  for (const cell of answered) {
    const { act, actor, relation, ending } = cell;
    assert.equal(ending === 'allowed', mayGive(cell) && !beside(cell), `${act}, ${actor}, ${relation}`);
  }
});

interface School {
  readonly licence: TestLicence;
  readonly accountId: string;
  readonly groupId: string;
  readonly other: User;
}

onEachStore(bothStores, (server) => {
  let here: School;
  let elsewhere: School;
  let abroad: School;
  const clients = new Map<RoleName, { client: Client; id: string }>();
  /** Whom nobody may have changed, with the school that they are in. */
  const kept = new Map<string, Promise<readonly [School, User]>>();

  async function make({ licence, accountId }: Omit<School, 'other'>, role: Role, responsibleId?: string): Promise<User> {
    const username = unique('u');
    const email = `${username}@skola.example`;
    const user = await licence.operator.call(users.create, {
      accountId,
      role,
      displayName: 'Alva Ek',
      username,
      email,
      ...(role === 'manager' && { quota: 100 }),
      ...(role !== 'administrator' && { password }),
      ...(responsibleId !== undefined && { responsibleId }),
    });
    if (role === 'administrator') await followMail(server(), licence.id, email, password);
    return licence.operator.call(users.read, { accountId, userId: user.id });
  }

  async function makeSchool(licence: TestLicence): Promise<School> {
    const { id: accountId, groupId } = await startGroup(licence);
    const school = { licence, accountId, groupId: groupId ?? '' };
    return { ...school, other: await make(school, 'manager') };
  }

  const signIn = async (user: User, secret: string) => {
    const { token } = await clientOf(server()).call(session.signIn, { door: 'account', name: user.email ?? '', password: secret });
    return clientOf(server(), token);
  };
  const read = ({ licence, accountId }: School, { id: userId }: User) => licence.operator.call(users.read, { accountId, userId });

  before(async () => {
    const entitlements = [{ kind: 'group' as const, name: 'Klass eller grupp', capacity: 500, purchased: 2 }];
    const licence = await makeLicence(server(), { entitlements });
    [here, elsewhere] = [await makeSchool(licence), await makeSchool(licence)];
    abroad = await makeSchool(await makeLicence(server()));
    clients.set('operator', { client: licence.operator, id: '' });
    for (const role of ['administrator', 'manager', 'user'] as const) {
      const user = await make(here, role);
      clients.set(role, { client: await signIn(user, password), id: user.id });
    }
  });

  /** Whom it is about: somebody new where it is done, and one for all where nobody may. */
  async function cast({ actor, relation, ending }: RoleCell): Promise<readonly [School, User]> {
    const of = { here, elsewhere, abroad }[whereOf(relation)];
    const responsibleId = { own: clients.get(actor)?.id, "another's": here.other.id }[relation];
    const one = async () => [of, await make(of, roleOf(relation), responsibleId)] as const;
    if (ending === 'allowed') return one();
    const key = relation === 'own' ? `own ${actor}` : relation;
    const found = kept.get(key) ?? one();
    kept.set(key, found);
    return found;
  }

  /** The act as it is sent to the end: with the plan that whoever sends it is given, or one that the operator was given. */
  async function act({ act: name, operation: path }: RoleCell, client: Client, [of, user]: readonly [School, User], lent: boolean) {
    const operation = operations.find((one) => one.name === path) as AnyOperation;
    const { accountId } = of;
    const whom = ofSeveral.includes(path) ? { userIds: [user.id] } : { userId: user.id };
    const toAccountId = of === elsewhere ? here.accountId : elsewhere.accountId;
    const input = { accountId, ...whom, ...(path.startsWith('users.move') && { toAccountId }) };
    if (name === 'users.setPassword') return client.call(users.setPassword, { ...input, userId: user.id, password: another });
    if (name === 'users.edit email')
      return client.call(users.edit, { ...input, userId: user.id, version: user.version, email: `ny.${user.email}` });
    const planner = lent && of !== abroad ? of.licence.operator : client;
    const { token: plan } = await planner.plan(operation as typeof users.remove, input as never);
    return client.call(operation, { ...input, plan });
  }

  /** Whether what was allowed has come about. */
  async function done({ act: name }: RoleCell, [of, user]: readonly [School, User]): Promise<void> {
    const to = of === elsewhere ? here : elsewhere;
    if (name === 'users.setPassword') {
      await signIn(user, another);
      assert.deepEqual(await refusal(signIn(user, password)), [403, 'sign-in-failed']);
    } else if (name === 'users.edit email') assert.equal((await read(of, user)).email, `ny.${user.email}`);
    else {
      assert.deepEqual(await refusal(read(of, user)), [404, 'not-found']);
      if (name.startsWith('users.move')) assert.equal((await read(to, user)).accountId, to.accountId);
      else assert.deepEqual(await refusal(read(to, user)), [404, 'not-found']);
    }
  }

  test('USR-18 only who may give somebody’s role changes their password or e-mail, removes or moves them', async (t) => {
    const wrong: string[] = [];
    const endings: Record<string, number> = {};
    for (const cell of answered) {
      const { client } = clients.get(cell.actor)!;
      const whom = await cast(cell);
      // whoever is refused has no use of somebody else's plan either
      for (const lent of cell.ending === 'allowed' ? [false] : [false, true]) {
        const ending = await act(cell, client, whom, lent).then(
          () => 'allowed',
          (error: unknown) => {
            if (isKnippaError(error)) return error.code;
            throw error;
          },
        );
        endings[ending] = (endings[ending] ?? 0) + 1;
        // of several whom they do not see, it is the plan that is told of: it is another's
        if (lent && ending === 'plan-ended') continue;
        if (ending !== cell.ending) wrong.push(`${cell.act}, ${cell.actor}, ${cell.relation}, ${lent}: ${ending} for ${cell.ending}`);
        else if (ending === 'allowed') await done(cell, whom);
      }
    }
    t.diagnostic(`${answered.length} cells: ${JSON.stringify(endings)}`);
    assert.deepEqual(wrong, []);
    for (const [of, user] of await Promise.all(kept.values())) {
      assert.deepEqual(await read(of, user), user, 'nobody has changed them');
      await signIn(user, password);
    }
  });
});
