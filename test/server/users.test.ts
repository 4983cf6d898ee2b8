import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accounts, documents, session, users, type Account, type User } from '@knippa/contract';
import { pages, type Client } from '@knippa/sdk';
import { inbox } from '@knippa/server/node';
import { clientOf, followMail, makeLicence, startGroup, testServer, unique, type TestLicence } from '../licence.js';
import { refusal, refused } from '../refused.js';
import { changeRows, rowsOf } from './database.js';
import { csv, importInto } from './importing.js';
import { bothStores, onEachStore } from './stores.js';

const password = 'ett långt lösenord';

async function all(client: Client, accountId: string): Promise<User[]> {
  const found: User[] = [];
  for await (const user of pages(client, users.list, { accountId })) found.push(user);
  return found;
}

onEachStore(bothStores, (server) => {
  async function administrator(licence: TestLicence, { email }: { email: string }): Promise<Client> {
    return clientOf(server(), (await followMail(server(), licence.id, email, password)).token);
  }

  test('USR-02 creates an administrator with every permission and a mailed link; a new primary contact takes the flag', async () => {
    const licence = await makeLicence(server());
    const { id: accountId } = await startGroup(licence);
    const email = `${unique('olle')}@skola.example`;
    const created = { accountId, role: 'administrator', displayName: 'Olle Ek', username: 'olle', email, primaryContact: true } as const;
    assert.deepEqual(await refusal(licence.operator.call(users.create, { ...created, password })), [409, 'password-by-link']);
    const olle = await licence.operator.call(users.create, created);
    assert.deepEqual({ ...olle.permissions }, { create: true, publish: true, documents: true, resetPassword: true });
    assert.ok((await inbox(server().env, licence.id)).some(({ to, link }) => to === email && link));
    assert.deepEqual(
      (await all(licence.operator, accountId)).filter(({ primaryContact }) => primaryContact).map(({ id }) => id),
      [olle.id],
    );
    const off = { create: true, publish: false, documents: true, resetPassword: true };
    assert.deepEqual(
      await refusal(licence.operator.call(users.create, { ...created, username: 'olle2', email: `2${email}`, permissions: off })),
      [409, 'permission-fixed'],
    );
  });

  test('USR-03 creates a manager with a password, a quota and no mail, who signs in', async () => {
    const licence = await makeLicence(server());
    const { id: accountId, groupId } = await startGroup(licence);
    const before = (await inbox(server().env, licence.id)).length;
    const manager = {
      accountId,
      role: 'manager',
      displayName: 'Maj Ek',
      username: 'maj',
      email: `${unique('maj')}@skola.example`,
    } as const;
    assert.deepEqual(await refusal(licence.operator.call(users.create, manager)), [409, 'password-required']);
    assert.deepEqual(await refusal(licence.operator.call(users.create, { ...manager, password: 'kort' })), [422, 'password-invalid']);
    const maj = await licence.operator.call(users.create, { ...manager, password });
    assert.deepEqual([maj.quota, maj.permissions.publish, maj.permissions.create], [0, false, true]);
    assert.equal((await inbox(server().env, licence.id)).length, before);
    const { session: opened } = await clientOf(server()).call(session.signIn, { door: 'account', name: `${groupId}/maj`, password });
    assert.equal(opened.account?.role, 'manager');
  });

  test('USR-04 creates a user without e-mail or permissions, with a responsible if one is named', async () => {
    const licence = await makeLicence(server());
    const { id: accountId } = await startGroup(licence);
    const [karin] = await all(licence.operator, accountId);
    const alva = await licence.operator.call(users.create, {
      accountId,
      role: 'user',
      displayName: 'Alva',
      username: 'alva',
      password,
      responsibleId: karin?.id,
    });
    assert.deepEqual([alva.email, alva.responsible?.displayName, alva.permissions.create], [null, 'Karin Öberg', false]);
    const another = { accountId, role: 'user', displayName: 'Bo', password } as const;
    assert.deepEqual(await refusal(licence.operator.call(users.create, { ...another, username: 'bo', responsibleId: alva.id })), [
      409,
      'not-a-responsible',
    ]);
    const taken = await refused(licence.operator.call(users.create, { ...another, username: 'ALVA' }));
    assert.deepEqual([taken.code, taken.params['suggestion']], ['username-taken', 'alva2']);
    assert.deepEqual(await refusal(licence.operator.call(users.create, { ...another, username: 'al va' })), [422, 'username-invalid']);
  });

  test('USR-08 lets a manager create users up to the quota, and see those alone', async () => {
    const licence = await makeLicence(server());
    const { id: accountId, groupId } = await startGroup(licence);
    const create = { accountId, displayName: 'Någon', password } as const;
    await licence.operator.call(users.create, {
      ...create,
      role: 'manager',
      username: 'maj',
      email: `${unique('m')}@skola.example`,
      quota: 1,
    });
    await licence.operator.call(users.create, { ...create, role: 'user', username: 'annans' });
    const { token } = await clientOf(server()).call(session.signIn, { door: 'account', name: `${groupId}/maj`, password });
    const maj = clientOf(server(), token);
    assert.deepEqual(await refusal(maj.call(users.create, { ...create, role: 'manager', username: 'm2', email: 'm2@skola.example' })), [
      403,
      'not-permitted',
    ]);
    const own = await maj.call(users.create, { ...create, role: 'user', username: 'egen' });
    const quota = await refused(maj.call(users.create, { ...create, role: 'user', username: 'egen2' }));
    assert.deepEqual([quota.code, quota.params['free']], ['quota-exceeded', 0]);
    assert.deepEqual((await all(maj, accountId)).map(({ username }) => username).sort(), ['egen', 'maj']);
    assert.equal((await maj.call(users.list, { accountId, search: 'annans' })).total, 0);
    const [other] = (await licence.operator.call(users.list, { accountId, search: 'annans' })).items;
    const write = (userId = '') =>
      maj.call(documents.create, { accountId, userId, title: 'Hej', content: { kind: 'document', blocks: [] } });
    assert.deepEqual(await refusal(write(other?.id)), [404, 'not-found']);
    assert.equal((await write(own.id)).userId, own.id);
    assert.deepEqual(await refusal(maj.call(users.export, { accountId })), [403, 'not-permitted']);
  });

  test('WHY-03 tells a manager whose quota is full what the attempt would say, and nobody else', async () => {
    const licence = await makeLicence(server());
    const { id: accountId, groupId } = await startGroup(licence);
    const create = { accountId, displayName: 'Någon', password } as const;
    for (const [username, quota] of [
      ['maj', 0],
      ['moa', 1],
    ] as const)
      await licence.operator.call(users.create, {
        ...create,
        role: 'manager',
        username,
        quota,
        email: `${unique('m')}@skola.example`,
      });
    const signedIn = async (name: string) =>
      clientOf(server(), (await clientOf(server()).call(session.signIn, { door: 'account', name: `${groupId}/${name}`, password })).token);
    const may = async (client: Client) => (await client.call(accounts.read, { accountId })).can['users.create'];
    const [maj, moa] = [await signedIn('maj'), await signedIn('moa')];
    const attempt = await refused(maj.call(users.create, { ...create, role: 'user', username: 'ny' }));
    assert.deepEqual(await may(maj), { code: attempt.code, params: attempt.params });
    assert.deepEqual(await may(maj), { code: 'quota-exceeded', params: { name: 'Någon', quota: 0, free: 0 } });
    assert.deepEqual([await may(moa), await may(licence.operator)], [true, true]);
    await moa.call(users.create, { ...create, role: 'user', username: 'ny' });
    assert.deepEqual(await may(moa), { code: 'quota-exceeded', params: { name: 'Någon', quota: 1, free: 0 } });
    assert.equal(await may(licence.operator), true);
  });

  test('USR-20 tells a manager whom to turn to with the e-mail, and a `user` with the name alone', async () => {
    const licence = await makeLicence(server());
    const { id: accountId, groupId, email } = await startGroup(licence);
    const create = { accountId, displayName: 'Någon', password } as const;
    await licence.operator.call(users.create, { ...create, role: 'manager', username: 'maj', email: `${unique('m')}@skola.example` });
    await licence.operator.call(users.create, { ...create, role: 'user', username: 'bo' });
    const contact = async (name: string) => {
      const { token } = await clientOf(server()).call(session.signIn, { door: 'account', name: `${groupId}/${name}`, password });
      const { primaryContact, version } = await clientOf(server(), token).call(accounts.read, { accountId });
      return { ...primaryContact, version };
    };
    const [maj, bo] = [await contact('maj'), await contact('bo')];
    assert.deepEqual([maj.displayName, maj.email, 'username' in maj], ['Karin Öberg', email, false]);
    assert.deepEqual([bo.displayName, 'email' in bo, 'username' in bo], ['Karin Öberg', false, false]);
    // what each sees has another version when it is another
    const { items } = await licence.operator.call(users.list, { accountId, role: 'administrator' });
    await licence.operator.call(users.edit, {
      accountId,
      userId: items[0]?.id ?? '',
      version: items[0]?.version ?? '',
      email: `${unique('karin')}@skola.example`,
    });
    const [majAfter, boAfter] = [await contact('maj'), await contact('bo')];
    assert.notEqual(majAfter.version, maj.version);
    assert.equal(boAfter.version, bo.version);
  });

  test('USR-11 moves a user with documents: role user, publish off, password kept, told in a plan', async () => {
    const licence = await makeLicence(server());
    const [from, to] = [await startGroup(licence), await startGroup(licence, { name: 'Blå skolan' })];
    const karin = await administrator(licence, from);
    const pupil = {
      accountId: from.id,
      role: 'manager',
      displayName: 'Alva Ek',
      username: 'alva',
      email: `${unique('alva')}@elev.example`,
      password,
      quota: 5,
      permissions: { create: true, publish: true, documents: true, resetPassword: true },
    } as const;
    const alva = await licence.operator.call(users.create, pupil);
    for (const title of ['En', 'Två', 'Tre'])
      await karin.call(documents.create, {
        accountId: from.id,
        userId: alva.id,
        title,
        content: { kind: 'document', blocks: [{ text: title }] },
      });

    const plan = await licence.operator.plan(users.move, { accountId: from.id, userId: alva.id, toAccountId: to.id });
    assert.equal(plan.counts['documents'], 3);
    assert.deepEqual(
      plan.changes.map(({ field, from: old, to: next }) => [field, old, next]),
      [
        ['accountId', from.id, to.id],
        ['role', 'manager', 'user'],
        ['quota', 5, null],
        ['publish', true, false],
      ],
    );
    const moved = await licence.operator.call(users.move, { accountId: from.id, userId: alva.id, toAccountId: to.id, plan: plan.token });
    assert.deepEqual([moved.accountId, moved.role, moved.quota, moved.responsible], [to.id, 'user', null, null]);
    assert.deepEqual({ ...moved.permissions }, { create: true, publish: false, documents: true, resetPassword: true });
    const { session: opened } = await clientOf(server()).call(session.signIn, { door: 'account', name: `${to.groupId}/alva`, password });
    assert.equal(opened.account?.id, to.id);
    assert.deepEqual(await refusal(clientOf(server()).call(session.signIn, { door: 'account', name: `${from.groupId}/alva`, password })), [
      403,
      'sign-in-failed',
    ]);
    assert.deepEqual(
      await refusal(
        karin.call(documents.create, { accountId: from.id, userId: alva.id, title: 'X', content: { kind: 'document', blocks: [] } }),
      ),
      [404, 'not-found'],
    );
    assert.deepEqual(
      await Promise.all([from.id, to.id].map(async (accountId) => (await licence.operator.call(accounts.read, { accountId })).users)),
      [1, 2],
    );
  });

  test('USR-11 warns who signs in without e-mail of the new group id, and asks for another username when it is taken', async () => {
    const licence = await makeLicence(server());
    const [from, to] = [await startGroup(licence), await startGroup(licence)];
    const alva = await licence.operator.call(users.create, {
      accountId: from.id,
      role: 'user',
      displayName: 'Karin Två',
      username: 'Karin2',
      password,
    });
    await licence.operator.call(users.create, { accountId: to.id, role: 'user', displayName: 'Karin Två', username: 'karin2', password });
    const input = { accountId: from.id, userId: alva.id, toAccountId: to.id };
    const taken = await refused(licence.operator.plan(users.move, input));
    assert.deepEqual([taken.code, taken.params['suggestion']], ['username-taken', 'karin22']);
    const plan = await licence.operator.plan(users.move, { ...input, username: 'karin3' });
    assert.deepEqual(
      plan.warnings.map(({ code, params }) => [code, params['signInName']]),
      [['new-group-id', `${to.groupId}/karin3`]],
    );
    assert.equal((await licence.operator.call(users.move, { ...input, username: 'karin3', plan: plan.token })).username, 'karin3');
  });

  test('USR-11 mails whoever moves before they have chosen a password another link, from where they came to, and the plan says so', async () => {
    const licence = await makeLicence(server());
    const [from, to] = [await startGroup(licence), await startGroup(licence)];
    const make = (name: string, more: object) => {
      const person = { accountId: from.id, role: 'administrator', displayName: name, username: unique('u'), ...more } as const;
      return licence.operator.call(users.create, person);
    };
    const mail = () => ({ email: `${unique('m')}@skola.example` });
    const [maj, moa, one, two] = [
      await make('Maj', mail()),
      await make('Moa', mail()),
      await make('Mio', mail()),
      await make('My', mail()),
    ];
    const chosen = await make('Per', { ...mail(), role: 'manager', password });
    const mailsTo = async ({ email }: User) => (await inbox(server().env, licence.id)).filter((one) => one.to === email);
    const linkOf = async (user: User) => (await mailsTo(user))[0]?.link?.split('#link=')[1] ?? '';
    const warned = ({ warnings }: { warnings: readonly { code: string; params: object }[] }) =>
      warnings.map(({ code, params }) => [code, { ...params }]);
    const old = await linkOf(maj);

    const input = { accountId: from.id, userId: maj.id, toAccountId: to.id };
    const plan = await licence.operator.plan(users.move, input);
    assert.deepEqual(warned(plan), [['welcomed-again', { users: 1 }]]);
    await licence.operator.call(users.move, { ...input, plan: plan.token });
    assert.deepEqual(await refusal(clientOf(server()).call(session.readLink, { link: old })), [410, 'link-ended']);
    const { signInName } = await clientOf(server()).call(session.readLink, { link: await linkOf(maj) });
    assert.equal(signInName, `${to.groupId}/${maj.username}`);
    await clientOf(server()).call(session.setPassword, { link: await linkOf(maj), password });

    const several = { accountId: from.id, userIds: [moa, one, two, chosen].map(({ id }) => id), toAccountId: to.id };
    const planOfAll = await licence.operator.plan(users.moveAll, several);
    assert.deepEqual(warned(planOfAll), [['welcomed-again', { users: 3 }]]);
    await licence.operator.call(users.moveAll, { ...several, plan: planOfAll.token });
    assert.deepEqual(await Promise.all([moa, one, two, chosen].map(async (user) => (await mailsTo(user)).length)), [2, 2, 2, 0]);
  });

  const crowds = [
    ['USR-11 gives names that are free where 1500 others begin like them, to one and to several who move together', 1500],
    ['USR-11 gives names that are free where 3000 others begin like them, to one and to several who move together', 3000],
  ] as const;
  for (const [name, count] of crowds)
    test(name, async () => {
      const licence = await makeLicence(server(), {
        entitlements: [{ kind: 'group', name: 'Klass eller grupp', capacity: 5000, purchased: 2 }],
      });
      const [from, to] = [await startGroup(licence), await startGroup(licence)];
      const numbers = Array.from({ length: count }, (_, index) => `E;elev${count - index};;;;;`);
      await importInto(licence.operator, to.id, csv(...numbers, 'E;elev;;;;;'));
      const create = (accountId: string, username: string) =>
        licence.operator.call(users.create, { accountId, role: 'user', displayName: 'E', username, password });
      const taken = await refused(create(to.id, 'elev'));
      assert.deepEqual([taken.code, taken.params['suggestion']], ['username-taken', `elev${count + 1}`]);
      assert.equal((await create(to.id, `elev${count + 1}`)).username, `elev${count + 1}`);
      const [elev, tenth] = [await create(from.id, 'elev'), await create(from.id, `elev${count / 10}`)];
      const one = await refused(licence.operator.plan(users.move, { accountId: from.id, userId: elev.id, toAccountId: to.id }));
      assert.deepEqual([one.code, one.params['suggestion']], ['username-taken', `elev${count + 2}`]);
      // the name that is next for both goes to one of them
      const both = { accountId: from.id, userIds: [elev.id, tenth.id], toAccountId: to.id };
      const moved = await licence.operator.call(users.moveAll, { ...both, plan: (await licence.operator.plan(users.moveAll, both)).token });
      assert.deepEqual(
        moved.map(({ signInName }) => signInName).sort(),
        [2, 3].map((more) => `${to.groupId}/elev${count + more}`),
      );
    });

  test('USR-17 suggests a free username for one that is as long as a name may be', async () => {
    const licence = await makeLicence(server());
    const { id: accountId } = await startGroup(licence);
    const create = (username: string) =>
      licence.operator.call(users.create, { accountId, role: 'user', displayName: 'Å', username, password });
    const suggestionFor = async (username: string) => (await refused(create(username))).params['suggestion'] as string;
    const [long, short] = ['å'.repeat(64), 'å'.repeat(58)];
    await create(long);
    assert.equal(await suggestionFor(long), short);
    await create(short);
    assert.equal(await suggestionFor(long), `${short}2`);
    assert.equal((await create(`${short}2`)).username, `${short}2`);
    assert.equal(await suggestionFor(long), `${short}3`);
  });

  test('USR-11 makes published documents private, and the plan names them', async () => {
    const licence = await makeLicence(server());
    const [from, to] = [await startGroup(licence), await startGroup(licence)];
    const karin = await administrator(licence, from);
    const { id: userId } = await licence.operator.call(users.create, {
      accountId: from.id,
      role: 'user',
      displayName: 'Alva',
      username: 'alva',
      password,
      permissions: { create: true, publish: true, documents: true, resetPassword: false },
    });
    const [open, own] = [
      await karin.call(documents.create, { accountId: from.id, userId, title: 'Öppet brev', content: { kind: 'document', blocks: [] } }),
      await karin.call(documents.create, { accountId: from.id, userId, title: 'Eget', content: { kind: 'document', blocks: [] } }),
    ];
    // publishing comes with DOC-05
    await changeRows(server(), licence.id, `update documents set published = true where id = '${open.id}'`);
    const move = { accountId: from.id, userId, toAccountId: to.id };
    const plan = await licence.operator.plan(users.move, move);
    assert.deepEqual(
      plan.changes.filter(({ resource }) => resource === 'documents'),
      [{ kind: 'changed', resource: 'documents', id: open.id, name: 'Öppet brev', field: 'published', from: true, to: false }],
    );
    await licence.operator.call(users.move, { ...move, plan: plan.token });
    const rows = await rowsOf(server(), licence.id, `select id, published, account_id from documents order by title_key`);
    assert.deepEqual(rows, [
      { id: own.id, published: false, account_id: to.id },
      { id: open.id, published: false, account_id: to.id },
    ]);
  });

  test('USR-07 keeps the last administrator and the primary contact from moving', async () => {
    const licence = await makeLicence(server());
    const [from, to] = [await startGroup(licence), await startGroup(licence)];
    const [karin] = await all(licence.operator, from.id);
    const move = () => refusal(licence.operator.plan(users.move, { accountId: from.id, userId: karin?.id ?? '', toAccountId: to.id }));
    assert.deepEqual(await move(), [409, 'last-administrator']);
    await licence.operator.call(users.create, {
      accountId: from.id,
      role: 'administrator',
      displayName: 'Olle',
      username: 'olle',
      email: `${unique('o')}@skola.example`,
    });
    assert.deepEqual(await move(), [409, 'primary-contact']);
  });

  test('USR-14 keeps a responsible with users from moving, and says how many', async () => {
    const licence = await makeLicence(server());
    const [from, to] = [await startGroup(licence), await startGroup(licence)];
    const maj = await licence.operator.call(users.create, {
      accountId: from.id,
      role: 'manager',
      displayName: 'Maj',
      username: 'maj',
      email: `${unique('m')}@skola.example`,
      password,
      quota: 5,
    });
    await licence.operator.call(users.create, {
      accountId: from.id,
      role: 'user',
      displayName: 'Bo',
      username: 'bo',
      password,
      responsibleId: maj.id,
    });
    const { code, params } = await refused(licence.operator.plan(users.move, { accountId: from.id, userId: maj.id, toAccountId: to.id }));
    assert.deepEqual([code, params['users']], ['has-users', 1]);
  });

  test('WHY-01 applies only the plan that was shown: by who asked, for what was asked, in ten minutes, while it holds', async () => {
    let now = Date.now();
    const turned = testServer(server().env.store, () => now);
    const licence = await makeLicence(turned);
    const [from, to, other] = [await startGroup(licence), await startGroup(licence), await startGroup(licence)];
    const karin = clientOf(turned, (await followMail(turned, licence.id, from.email, password)).token);
    const alva = await licence.operator.call(users.create, {
      accountId: from.id,
      role: 'user',
      displayName: 'Alva',
      username: 'alva',
      password,
      permissions: { create: true, publish: true, documents: true, resetPassword: false },
    });
    const input = { accountId: from.id, userId: alva.id, toAccountId: to.id };
    const apply = (plan: string, toAccountId = to.id) => refusal(licence.operator.call(users.move, { ...input, toAccountId, plan }));

    const { token } = await licence.operator.plan(users.move, input);
    assert.deepEqual(await apply(token, other.id), [412, 'plan-ended'], 'another target');
    assert.deepEqual(await apply(`${token}A`), [412, 'plan-ended'], 'an altered token');
    assert.deepEqual(await refusal(karin.call(users.move, { ...input, plan: token })), [403, 'not-permitted'], 'another person');
    now += 10 * 60_000;
    assert.deepEqual(await apply(token), [412, 'plan-ended'], 'after ten minutes');

    const second = await licence.operator.plan(users.move, { ...input, username: 'alva' });
    await importInto(licence.operator, from.id, csv('Alva;alva;;;;;')); // changes nothing
    await importInto(licence.operator, from.id, new TextEncoder().encode('Användarnamn;Publicera\r\nalva;nej\r\n'));
    const stale = await refused(licence.operator.call(users.move, { ...input, username: 'alva', plan: second.token }));
    assert.deepEqual([stale.status, stale.code], [412, 'changed-since-preview']);
    assert.deepEqual(
      stale.plan?.changes.map(({ field }) => field),
      ['accountId'],
    );
    assert.ok(await licence.operator.call(users.move, { ...input, username: 'alva', plan: stale.plan.token }));
  });

  test('DOC-08 needs the create permission and My Documents; administrators write for everybody, operators for nobody', async () => {
    const licence = await makeLicence(server());
    const account: Account & { email: string } = await startGroup(licence);
    const create = { accountId: account.id, role: 'user', displayName: 'Bo', password } as const;
    const bo = await licence.operator.call(users.create, { ...create, username: 'bo' });
    const siri = await licence.operator.call(users.create, {
      ...create,
      username: 'siri',
      permissions: { create: true, publish: false, documents: true, resetPassword: false },
    });
    const as = async (username: string) =>
      clientOf(
        server(),
        (await clientOf(server()).call(session.signIn, { door: 'account', name: `${account.groupId}/${username}`, password })).token,
      );
    const write = (client: Client, userId: string) =>
      client.call(documents.create, {
        accountId: account.id,
        userId,
        title: 'Hej',
        content: { kind: 'document', blocks: [{ text: 'Hej' }] },
      });
    assert.deepEqual(await refusal(write(await as('bo'), bo.id)), [403, 'permission-missing']);
    assert.equal((await write(await as('siri'), siri.id)).title, 'Hej');
    assert.deepEqual(await refusal(write(await as('siri'), bo.id)), [404, 'not-found']);
    assert.deepEqual(await refusal(write(licence.operator, siri.id)), [403, 'not-permitted']);
    assert.equal((await write(await administrator(licence, account), bo.id)).userId, bo.id);
  });
});
