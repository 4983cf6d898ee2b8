import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accounts, session, users, type Role, type User } from '@knippa/contract';
import { newKey, type Client } from '@knippa/sdk';
import { inbox } from '@knippa/server/node';
import { giveCode } from '../codes.js';
import { clientOf, followMail, makeLicence, startGroup, unique } from '../licence.js';
import { refusal } from '../refused.js';
import { changeRows } from './database.js';
import { fileOf, importInto } from './importing.js';
import { bothStores, onEachStore } from './stores.js';

const given = 'ett utdelat lösenord';
const own = 'ett eget lösenord';

onEachStore(bothStores, (server) => {
  /** A school: its operator, its administrator Karin and its manager Maj signed in, and `user`s of Maj's, who gave them their passwords. */
  async function school() {
    const licence = await makeLicence(server());
    const account = await startGroup(licence);
    const accountId = account.id;
    const { token } = await followMail(server(), licence.id, account.email, own);
    const karin = clientOf(server(), token);
    const named = () => {
      const username = unique('u');
      return { accountId, displayName: 'Alva Ek', username, email: `${username}@skola.example` };
    };
    const enter = async ({ username }: Pick<User, 'username'>, password: string) => {
      const name = `${account.groupId}/${username}`;
      return clientOf(server(), (await clientOf(server()).call(session.signIn, { door: 'account', name, password })).token);
    };
    const manager = await karin.call(users.create, { ...named(), role: 'manager', quota: 9, password: given });
    const maj = await enter(manager, given);
    const pupil = (by: Client = maj) => by.call(users.create, { ...named(), role: 'user', password: given });
    const promote = async ({ id: userId }: User, role: Role, by: Client = karin, more: object = {}) => {
      const { version } = await by.call(users.read, { accountId, userId });
      return by.call(users.edit, { accountId, userId, version, role, ...more });
    };
    const mailsTo = async (address: string | null) => (await inbox(server().env, licence.id)).filter(({ to }) => to === address);
    /** Somebody who was promoted is kept out with what they were given, and chooses a password with the one link that they are mailed. */
    const chooses = async (user: User, role: Role, secret = given) => {
      assert.deepEqual(await refusal(enter(user, secret)), [403, 'sign-in-failed']);
      assert.deepEqual(
        (await mailsTo(user.email)).map(({ template }) => template),
        ['welcome'],
      );
      const { session: begun } = await followMail(server(), licence.id, user.email ?? '', own);
      assert.equal(begun.account?.role, role);
      assert.equal((await (await enter(user, own)).call(session.read, {})).account?.role, role);
    };
    return { licence, account, accountId, operator: licence.operator, karin, maj, pupil, enter, promote, mailsTo, chooses };
  }

  test('T-A5 lets nobody sign in as a new administrator with the password that they gave, a session of it or a link asked for in it', async () => {
    const { licence, pupil, enter, promote, mailsTo, chooses } = await school();
    const alva = await pupil();
    const held = await enter(alva, given);
    await held.call(session.edit, { language: 'en' });
    // whoever knows the password asks for an address of their own
    const elsewhere = `${unique('ond')}@lindsta.example`;
    await held.call(session.changeEmail, { email: elsewhere });
    const asked = (await mailsTo(elsewhere))[0]?.link?.split('#link=')[1] ?? '';
    const noticed = (await mailsTo(alva.email)).length;
    assert.equal((await promote(alva, 'administrator')).role, 'administrator');
    assert.deepEqual(await refusal(held.call(session.read, {})), [401, 'not-signed-in']);
    assert.deepEqual(await refusal(clientOf(server()).call(session.confirmEmail, { link: asked })), [410, 'link-ended']);
    const [mail, ...before] = await mailsTo(alva.email);
    assert.deepEqual([mail?.template, mail?.language, before.length], ['welcome', 'en', noticed]);
    assert.deepEqual(await refusal(enter(alva, given)), [403, 'sign-in-failed']);
    await followMail(server(), licence.id, alva.email ?? '', own);
    assert.equal((await (await enter(alva, own)).call(session.read, {})).account?.role, 'administrator');
    const other = await pupil();
    await promote(other, 'administrator');
    await chooses(other, 'administrator');
  });

  test('USR-07 leaves whoever chose their own password signed in with a greater role, by a link, in their settings or with a code', async () => {
    const { licence, accountId, karin, pupil, enter, promote, mailsTo } = await school();
    const byLink = await pupil();
    await karin.call(users.resend, { accountId, userId: byLink.id });
    await followMail(server(), licence.id, byLink.email ?? '', own);
    const bySettings = await pupil();
    await (await enter(bySettings, given)).call(session.changePassword, { present: given, password: own });
    const byCode = await pupil();
    const name = `${(await karin.call(accounts.read, { accountId })).groupId}/${byCode.username}`;
    const code = await giveCode(server(), licence.id, byCode.id);
    await clientOf(server()).call(session.signIn, { door: 'account', name, password: code, newPassword: own });
    for (const user of [byLink, bySettings, byCode]) {
      const client = await enter(user, own);
      const mails = (await mailsTo(user.email)).length;
      for (const role of ['manager', 'administrator'] as const) {
        await promote(user, role);
        assert.equal((await client.call(session.read, {})).account?.role, role);
      }
      await enter(user, own);
      assert.equal((await mailsTo(user.email)).length, mails);
    }
  });

  test('R1 ends at a promotion to manager what another gave, and keeps what whoever promotes gave and might give again', async () => {
    const { accountId, karin, operator, pupil, enter, promote, mailsTo, chooses } = await school();
    const ofMaj = await pupil();
    await promote(ofMaj, 'manager');
    await chooses(ofMaj, 'manager');
    const ofKarin = await pupil();
    await karin.call(users.setPassword, { accountId, userId: ofKarin.id, password: 'ett nytt lösenord' });
    const held = await enter(ofKarin, 'ett nytt lösenord');
    await promote(ofKarin, 'manager');
    assert.equal((await held.call(session.read, {})).account?.role, 'manager');
    assert.deepEqual(await mailsTo(ofKarin.email), []);
    // an administrator's is nobody else's, whoever promotes
    await promote(ofKarin, 'administrator');
    await chooses(ofKarin, 'administrator', 'ett nytt lösenord');
    const ofOperator = await pupil(operator);
    await promote(ofOperator, 'manager', karin);
    await chooses(ofOperator, 'manager');
  });

  test('R1 remembers who gave a password when its user is moved to another account', async () => {
    const { licence, accountId, operator, pupil, enter } = await school();
    const alva = await pupil();
    const to = await startGroup(licence, { name: 'Blå skolan' });
    const { token } = await followMail(server(), licence.id, to.email, own);
    const move = { accountId, userId: alva.id, toAccountId: to.id };
    await operator.call(users.move, { ...move, plan: (await operator.plan(users.move, move)).token });
    const there = clientOf(server(), token);
    const ground = { accountId: to.id, userId: alva.id };
    const { version } = await there.call(users.read, ground);
    const name = `${to.groupId}/${alva.username}`;
    const signIn = () => clientOf(server()).call(session.signIn, { door: 'account', name, password: given });
    await signIn();
    await there.call(users.edit, { ...ground, version, role: 'administrator' });
    assert.deepEqual(await refusal(signIn()), [403, 'sign-in-failed']);
    assert.deepEqual(await refusal(enter(alva, given)), [403, 'sign-in-failed']);
    const { session: begun } = await followMail(server(), licence.id, alva.email ?? '', own);
    assert.equal(begun.account?.role, 'administrator');
  });

  test('T-A5 ends by a file what another gave: its plan tells of the password and counts the mail, and each is mailed once', async () => {
    const { licence, accountId, karin, pupil, enter, mailsTo, chooses } = await school();
    const [alva, bo, eva, siv] = [await pupil(), await pupil(), await pupil(karin), await pupil()];
    await (await enter(siv, given)).call(session.changePassword, { present: given, password: own });
    const [held, kept] = [await enter(alva, given), await enter(siv, own)];
    const fresh = `${unique('ny')}@skola.example`;
    const rows = [
      `${alva.username};;Administratör`,
      `${bo.username};${fresh};Manager`,
      `${eva.username};;Manager`,
      `${siv.username};;Administratör`,
    ];
    const file = fileOf('Användarnamn;E-post;Roll', ...rows);
    const plan = await karin.plan(users.import, { accountId, file });
    assert.deepEqual([plan.counts['mails.sent'], plan.counts['users.edited']], [2, 4]);
    assert.deepEqual(
      plan.changes.filter(({ field }) => field === 'password').map(({ id }) => id),
      [alva.id, bo.id],
    );
    const key = newKey();
    const call = () => karin.call(users.import, { accountId, file, plan: plan.token }, { key });
    assert.equal((await call()).mailed, 2);
    assert.equal((await call()).mailed, 2);
    assert.deepEqual(await refusal(held.call(session.read, {})), [401, 'not-signed-in']);
    await chooses(alva, 'administrator');
    await chooses({ ...bo, email: fresh }, 'manager');
    assert.equal((await kept.call(session.read, {})).account?.role, 'administrator');
    await enter(eva, given);
    assert.deepEqual([await mailsTo(bo.email), await mailsTo(eva.email), await mailsTo(siv.email)], [[], [], []]);
    assert.equal((await inbox(server().env, licence.id)).filter(({ to }) => to === alva.email).length, 1);
  });

  test('R1 keeps the password that the row of a file gives with the role of a manager, and remembers who gave it', async () => {
    const { accountId, karin, operator, pupil, enter, promote, mailsTo, chooses } = await school();
    const [alva, bo] = [await pupil(), `${unique('bo')}@skola.example`];
    const apply = (by: Client, ...rows: string[]) =>
      importInto(by, accountId, fileOf('Visat namn;Användarnamn;E-post;Roll;Lösenord', ...rows));
    assert.equal((await apply(karin, `;${alva.username};;Manager;ett nytt lösenord`)).mailed, 0);
    await enter(alva, 'ett nytt lösenord');
    assert.deepEqual(await mailsTo(alva.email), []);
    await promote(alva, 'user');
    await promote(alva, 'manager', operator);
    await chooses(alva, 'manager', 'ett nytt lösenord');
    // one who is added is given it by the file, beside the link that they are mailed
    await apply(operator, `Bo;bo;${bo};Användare;${given}`);
    const { items } = await karin.call(users.list, { accountId, search: 'bo' });
    await promote(items.find(({ username }) => username === 'bo') as User, 'administrator');
    assert.deepEqual(await refusal(enter({ username: 'bo' }, given)), [403, 'sign-in-failed']);
    assert.equal((await mailsTo(bo)).length, 2);
  });

  test('T-A5 mails a link to whoever is made an administrator with a code that was never used, and the code ends', async () => {
    const { accountId, account, karin, promote, mailsTo, chooses } = await school();
    const file = fileOf('Visat namn;Användarnamn', 'Bo;bo', 'Li;li');
    const { handOut } = await importInto(karin, accountId, file);
    const codeOf = (username: string) => handOut.find(({ signInName }) => signInName === `${account.groupId}/${username}`)?.code ?? '';
    const { items } = await karin.call(users.list, { accountId });
    const [bo, li] = ['bo', 'li'].map((one) => items.find(({ username }) => username === one) as User) as [User, User];
    const [boAt, liAt] = [`${unique('bo')}@skola.example`, `${unique('li')}@skola.example`];
    await promote(bo, 'administrator', karin, { email: boAt });
    await chooses({ ...bo, email: boAt }, 'administrator', codeOf('bo'));
    const raise = fileOf('Användarnamn;E-post;Roll', `li;${liAt};Administratör`);
    assert.equal((await karin.plan(users.import, { accountId, file: raise })).counts['mails.sent'], 1);
    await importInto(karin, accountId, raise);
    assert.equal((await mailsTo(liAt)).length, 1);
    await chooses({ ...li, email: liAt }, 'administrator', codeOf('li'));
  });

  test('ACC-05 an account stays invited while whoever administers it has but a password that ended', async () => {
    const licence = await makeLicence(server());
    const { id: accountId } = await startGroup(licence);
    const state = async () => (await licence.operator.call(accounts.read, { accountId })).state;
    const email = `${unique('a')}@skola.example`;
    const alva = { accountId, role: 'user', displayName: 'Alva', username: 'alva', email, password: given } as const;
    const { id: userId, version } = await licence.operator.call(users.create, alva);
    await licence.operator.call(users.edit, { accountId, userId, version, role: 'administrator' });
    assert.equal(await state(), 'invited');
    await followMail(server(), licence.id, email, own);
    assert.equal(await state(), 'active');
  });

  test('T-A5 holds in the database that no administrator has a password that another gave', async () => {
    const { licence, pupil } = await school();
    const alva = await pupil();
    const raised =
      "role = 'administrator', responsible_id = null, may_create = true, may_publish = true, has_documents = true, may_reset = true";
    const raise = changeRows(server(), licence.id, `update users set ${raised} where id = '${alva.id}'`);
    await assert.rejects(raise, /users_password_by_check/);
  });
});
