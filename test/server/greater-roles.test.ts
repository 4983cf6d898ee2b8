import assert from 'node:assert/strict';
import { test } from 'node:test';
import { session, users, type Role, type User } from '@knippa/contract';
import { newKey, type Client } from '@knippa/sdk';
import { inbox } from '@knippa/server/node';
import { clientOf, followMail, makeLicence, startGroup, testServer, unique } from '../licence.js';
import { refusal } from '../refused.js';
import { fileOf, importInto } from './importing.js';
import { bothStores, onEachStore } from './stores.js';

const given = 'ett utdelat lösenord';
const known = 'det som hon känner till';
const own = 'ett eget lösenord';
const greater = ['manager', 'administrator'] as const;

onEachStore(bothStores, (server) => {
  /** A school: its operator, its administrator Karin and its manager Maj signed in, and `user`s of Maj's, who gave them their passwords. */
  async function school(of = server()) {
    const licence = await makeLicence(of);
    const account = await startGroup(licence);
    const accountId = account.id;
    const { token } = await followMail(of, licence.id, account.email, own);
    const karin = clientOf(of, token);
    const named = () => {
      const username = unique('u');
      return { accountId, displayName: 'Alva Ek', username, email: `${username}@skola.example` };
    };
    const enter = async ({ username }: Pick<User, 'username'>, password: string) => {
      const name = `${account.groupId}/${username}`;
      return clientOf(of, (await clientOf(of).call(session.signIn, { door: 'account', name, password })).token);
    };
    const manager = await karin.call(users.create, { ...named(), role: 'manager', quota: 9, password: given });
    const maj = await enter(manager, given);
    const pupil = () => maj.call(users.create, { ...named(), role: 'user', password: given });
    const change = async ({ id: userId }: Pick<User, 'id'>, more: object, by: Client = karin) => {
      const { version } = await by.call(users.read, { accountId, userId });
      return by.call(users.edit, { accountId, userId, version, ...more });
    };
    const mailsTo = async (address: string | null) => (await inbox(of.env, licence.id, 1000)).filter(({ to }) => to === address);
    const linkTo = async (address: string | null) => (await mailsTo(address))[0]?.link?.split('#link=')[1] ?? '';
    /** Whoever got a greater role is kept out with what others may know, and chooses a password with the one link that they were mailed for it. */
    const chooses = async (user: User, role: Role, ...secrets: string[]) => {
      for (const secret of secrets) assert.deepEqual(await refusal(enter(user, secret)), [403, 'sign-in-failed']);
      assert.equal((await mailsTo(user.email)).filter(({ template }) => template === 'new-role').length, 1);
      assert.equal((await mailsTo(user.email))[0]?.template, 'new-role');
      const { session: begun } = await followMail(of, licence.id, user.email ?? '', own);
      assert.equal(begun.account?.role, role);
      assert.equal((await (await enter(user, own)).call(session.read, {})).account?.role, role);
    };
    return { licence, account, accountId, karin, maj, pupil, enter, change, mailsTo, linkTo, chooses };
  }

  const isOut = async (client: Client) => assert.deepEqual(await refusal(client.call(session.read, {})), [401, 'not-signed-in']);

  test('T-A5 leaves nothing to whoever signed in as somebody with the password that they gave, and chose the next one in settings', async () => {
    const { pupil, enter, change, mailsTo, linkTo, chooses } = await school();
    for (const role of greater) {
      const alva = await pupil();
      const held = await enter(alva, given);
      await held.call(session.changePassword, { present: given, password: known });
      await held.call(session.edit, { language: 'en' });
      // and asks for an address of their own
      const elsewhere = `${unique('ond')}@lindsta.example`;
      await held.call(session.changeEmail, { email: elsewhere });
      const asked = await linkTo(elsewhere);
      assert.equal((await change(alva, { role })).role, role);
      await isOut(held);
      assert.deepEqual(await refusal(clientOf(server()).call(session.confirmEmail, { link: asked })), [410, 'link-ended']);
      assert.equal((await mailsTo(alva.email))[0]?.language, 'en');
      await chooses(alva, role, given, known);
    }
  });

  test('T-A5 leaves nothing to whoever put an address of their own on somebody, chose a password by its link and set the address back', async () => {
    const { licence, accountId, maj, pupil, enter, change, linkTo, chooses } = await school();
    for (const role of greater) {
      const alva = await pupil();
      const mine = `${unique('maj')}@lindsta.example`;
      await change(alva, { email: mine }, maj);
      await maj.call(users.resend, { accountId, userId: alva.id });
      const { token } = await followMail(server(), licence.id, mine, known);
      await change(alva, { email: alva.email }, maj);
      const held = await enter(alva, known);
      // a link of before, which was never followed
      await maj.call(users.resend, { accountId, userId: alva.id });
      const older = await linkTo(alva.email);
      await change(alva, { role });
      for (const client of [held, clientOf(server(), token)]) await isOut(client);
      const link = clientOf(server()).call(session.setPassword, { link: older, password: known });
      assert.deepEqual(await refusal(link), [410, 'link-ended']);
      await chooses(alva, role, given, known);
    }
  });

  test('R1 ends the password with every greater role, whoever chose it, and with no other edit', async () => {
    const { licence, accountId, karin, pupil, enter, change, mailsTo } = await school();
    const alva = await pupil();
    await karin.call(users.resend, { accountId, userId: alva.id });
    await followMail(server(), licence.id, alva.email ?? '', own);
    const held = await enter(alva, own);
    await change(alva, { displayName: 'Alva Alm', role: 'user' });
    assert.equal((await held.call(session.read, {})).person.displayName, 'Alva Alm');
    for (const role of greater) {
      const client = await enter(alva, own);
      await change(alva, { role });
      await isOut(client);
      assert.deepEqual(await refusal(enter(alva, own)), [403, 'sign-in-failed']);
      await followMail(server(), licence.id, alva.email ?? '', own);
    }
    const sent = (await mailsTo(alva.email)).length;
    // whoever gets a lesser role keeps their password
    await change(alva, { role: 'user' });
    await enter(alva, own);
    assert.equal((await mailsTo(alva.email)).length, sent);
  });

  test('T-A5 ends passwords by a file with every greater role: its plan tells of them and counts the mails, and each is mailed once', async () => {
    const { licence, accountId, karin, pupil, enter, mailsTo, chooses } = await school();
    const [alva, bo, eva, siv] = [await pupil(), await pupil(), await pupil(), await pupil()];
    const held = await enter(alva, given);
    await held.call(session.changePassword, { present: given, password: known });
    const fresh = `${unique('ny')}@skola.example`;
    const rows = [
      `${alva.username};;Administratör;`,
      `${bo.username};${fresh};Manager;`,
      `${eva.username};;Manager;ett nytt lösenord`,
      `${siv.username};;Användare;`,
    ];
    const file = fileOf('Användarnamn;E-post;Roll;Lösenord', ...rows);
    const plan = await karin.plan(users.import, { accountId, file });
    assert.deepEqual([plan.counts['mails.sent'], plan.counts['users.edited']], [2, 3]);
    assert.deepEqual(
      plan.changes.flatMap(({ id, field, to }) => (field === 'password' ? [[id, to]] : [])),
      [
        [alva.id, null],
        [bo.id, null],
        [eva.id, undefined],
      ],
    );
    const [evas, sivs] = [await enter(eva, given), await enter(siv, given)];
    const key = newKey();
    const call = () => karin.call(users.import, { accountId, file, plan: plan.token }, { key });
    assert.equal((await call()).mailed, 2);
    assert.equal((await call()).mailed, 2);
    for (const client of [held, evas]) await isOut(client);
    await chooses(alva, 'administrator', given, known);
    await chooses({ ...bo, email: fresh }, 'manager', given);
    // USR-03: a manager may be given one
    assert.equal((await (await enter(eva, 'ett nytt lösenord')).call(session.read, {})).account?.role, 'manager');
    assert.deepEqual(await refusal(enter(eva, given)), [403, 'sign-in-failed']);
    assert.equal((await sivs.call(session.read, {})).account?.role, 'user');
    assert.deepEqual([await mailsTo(bo.email), await mailsTo(eva.email), await mailsTo(siv.email)], [[], [], []]);
    assert.equal((await inbox(server().env, licence.id, 1000)).filter(({ to }) => to === alva.email).length, 1);
  });

  test('T-A5 mails whoever gets a greater role and never signed in: a code that was handed out ends, and an older link', async () => {
    const { accountId, account, karin, change, mailsTo, linkTo, chooses } = await school();
    const [boAt, liAt, moAt] = [`${unique('bo')}@skola.example`, `${unique('li')}@skola.example`, `${unique('mo')}@skola.example`];
    const { handOut } = await importInto(karin, accountId, fileOf('Visat namn;Användarnamn;E-post', 'Bo;bo;', 'Li;li;', `Mo;mo;${moAt}`));
    const codeOf = (username: string) => handOut.find(({ signInName }) => signInName === `${account.groupId}/${username}`)?.code ?? '';
    const { items } = await karin.call(users.list, { accountId });
    const one = (name: string) => items.find(({ username }) => username === name) as User;
    await change(one('bo'), { role: 'administrator', email: boAt });
    await chooses({ ...one('bo'), email: boAt }, 'administrator', codeOf('bo'));
    const older = await linkTo(moAt);
    const raise = fileOf('Användarnamn;E-post;Roll', `li;${liAt};Administratör`, 'mo;;Manager');
    assert.equal((await karin.plan(users.import, { accountId, file: raise })).counts['mails.sent'], 2);
    assert.equal((await importInto(karin, accountId, raise)).mailed, 2);
    await chooses({ ...one('li'), email: liAt }, 'administrator', codeOf('li'));
    const link = clientOf(server()).call(session.setPassword, { link: older, password: known });
    assert.deepEqual(await refusal(link), [410, 'link-ended']);
    await chooses(one('mo'), 'manager');
    assert.equal((await mailsTo(moAt)).length, 2);
  });

  test('USR-22 lets the link of a greater role work for seven days, once, and ends it when another is mailed', async () => {
    let now = Date.now();
    const of = testServer(server().env.store, () => now);
    const { accountId, karin, pupil, change, mailsTo, linkTo } = await school(of);
    const [alva, bo] = [await pupil(), await pupil()];
    for (const user of [alva, bo]) await change(user, { role: 'manager' });
    assert.equal((await mailsTo(alva.email))[0]?.letter.subject, 'Du är nu manager i Röda skolan');
    const [link, other] = [await linkTo(alva.email), await linkTo(bo.email)];
    const read = (mailed: string) => clientOf(of).call(session.readLink, { link: mailed });
    const follow = () => clientOf(of).call(session.setPassword, { link, password: own });
    await karin.call(users.resend, { accountId, userId: bo.id });
    assert.deepEqual(await refusal(read(other)), [410, 'link-ended']);
    const another = await linkTo(bo.email);
    now += 7 * 86_400_000 - 1;
    assert.equal((await read(link)).purpose, 'welcome');
    await follow();
    assert.deepEqual(await refusal(follow()), [410, 'link-ended']);
    await read(another);
    now += 1;
    assert.deepEqual(await refusal(read(another)), [410, 'link-ended']);
  });
});
