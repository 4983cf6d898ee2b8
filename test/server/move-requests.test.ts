import { accounts, documents, licences, requests, session, users, type Account, type AccountRequest } from '@knippa/contract';
import { isKnippaError, type Client, type KnippaError } from '@knippa/sdk';
import { inbox, signInStaff } from '@knippa/server/node';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientOf, entitlementId, followMail, makeLicence, startGroup, unique, type TestLicence } from '../licence.js';
import { refusal } from '../refused.js';
import { inconsistencies } from './consistent.js';
import { asOwner, changeRows, rowsOf } from './database.js';
import { bothStores, onEachStore } from './stores.js';

const password = 'majbritts lösenord';

/** A `single` account whose user is signed in. */
interface Single {
  readonly account: Account;
  readonly email: string;
  readonly maj: Client;
  readonly userId: string;
}

async function startSingle(licence: TestLicence): Promise<Single> {
  const email = `${unique('maj')}@lindsta.example`;
  const account = await licence.operator.call(accounts.start, {
    licenceId: licence.id,
    entitlementId: await entitlementId(licence, 'En användare'),
    email,
    displayName: 'Maj-Britt Sjö',
  });
  const { token, session: entered } = await followMail(licence.server, licence.id, email, password);
  return { account, email, maj: clientOf(licence.server, token), userId: entered.person.id };
}

const ask = ({ operator }: TestLicence, accountId: string, wish?: string): Promise<AccountRequest> =>
  operator.call(requests.askMove, { accountId, ...(wish !== undefined && { wish }) });

const signIn = ({ server }: TestLicence, name: string) => clientOf(server).call(session.signIn, { door: 'account', name, password });

const refused = (promise: Promise<unknown>): Promise<KnippaError> =>
  promise.then(
    () => assert.fail('it was done'),
    (error: unknown) => (isKnippaError(error) ? error : assert.fail(String(error))),
  );

async function places({ operator, id }: TestLicence): Promise<[started: number, available: number] | undefined> {
  const { entitlements } = await operator.call(licences.read, { licenceId: id });
  const line = entitlements.find(({ kind }) => kind === 'single');
  return line && [line.started, line.available];
}

onEachStore(bothStores, (server, kind, url) => {
  const whole = async () => assert.deepEqual(await inconsistencies((query) => asOwner(server(), url(), query)), []);
  const staff = async () => clientOf(server(), await signInStaff(server().env, { username: unique('staff'), displayName: 'Stina Stöd' }));

  /** Moves as staff do, after the plan. */
  async function move(me: Client, input: { licenceId: string; requestId: string; toAccount: string; username: string }) {
    const { token: plan } = await me.plan(requests.move, input);
    return me.call(requests.move, { ...input, plan });
  }

  test('USR-12 keeps a request to move waiting, which takes no place and changes nothing, and shows it to operator and staff', async () => {
    const licence = await makeLicence(server());
    const { account } = await startSingle(licence);
    const before = await places(licence);
    const sent = await ask(licence, account.id, 'Gärna till Röda skolan,\nsom majbritt.');
    assert.deepEqual(
      [sent.kind, sent.state, sent.name, sent.accountId, sent.wish],
      ['move', 'waiting', 'Maj-Britt Sjö', account.id, 'Gärna till Röda skolan,\nsom majbritt.'],
    );
    assert.deepEqual(await places(licence), before);
    const shown = await licence.operator.call(accounts.read, { accountId: account.id });
    assert.deepEqual([shown.version, shown.users], [account.version, 1]);
    assert.deepEqual(shown.can['requests.askMove'], { code: 'request-waiting', params: {} });
    const me = await staff();
    const [listed] = (await me.call(requests.list, { licenceId: licence.id })).items;
    assert.deepEqual([listed?.id, listed?.can['requests.move'], listed?.can['requests.decline']], [sent.id, true, true]);
    assert.deepEqual(listed?.can['requests.start'], { code: 'request-of-another-kind', params: {} });
    assert.deepEqual(await refusal(ask(licence, account.id)), [409, 'request-waiting']);
    assert.deepEqual(await refusal(licence.operator.call(requests.move, { ...answerTo(licence, sent, 'x'), plan: 'x' })), [
      403,
      'not-permitted',
    ]);
  });

  const answerTo = ({ id: licenceId }: TestLicence, { id: requestId }: AccountRequest, toAccount: string, username = 'majbritt') => ({
    licenceId,
    requestId,
    toAccount,
    username,
  });

  test('USR-12 moves the user with documents, e-mail and password, ends the account that is left and frees its place', async () => {
    const licence = await makeLicence(server());
    const [{ account, email, maj, userId }, to] = [await startSingle(licence), await startGroup(licence)];
    const [open, own] = [
      await maj.call(documents.create, {
        accountId: account.id,
        userId,
        title: 'Öppet brev',
        content: { kind: 'document', blocks: [{ text: 'Hej' }] },
      }),
      await maj.call(documents.create, {
        accountId: account.id,
        userId,
        title: 'Eget',
        content: { kind: 'document', blocks: [{ text: 'Hej' }] },
      }),
    ];
    await changeRows(server(), licence.id, `update documents set published = true where id = '${open.id}'`);
    await clientOf(server()).call(session.forgot, { door: 'account', name: email });
    const link = (await inbox(server().env, licence.id)).find(({ to: whom, template }) => whom === email && template === 'reset')?.link;
    await licence.operator.call(accounts.announceDeletion, { accountId: account.id });
    const request = await ask(licence, account.id, 'Gärna till Röda skolan.');
    const me = await staff();
    const input = answerTo(licence, request, to.groupId?.toUpperCase() ?? '');

    const plan = await me.plan(requests.move, input);
    assert.deepEqual(
      plan.changes.map(({ kind: change, resource, field, from, to: next }) => [change, resource, field, from, next]),
      [
        ['changed', 'requests', 'state', 'waiting', 'moved'],
        ['changed', 'users', 'accountId', account.id, to.id],
        ['changed', 'users', 'username', null, 'majbritt'],
        ['changed', 'users', 'role', 'administrator', 'user'],
        ['changed', 'users', 'primaryContact', true, false],
        ['changed', 'users', 'publish', true, false],
        ['changed', 'documents', 'published', true, false],
        ['removed', 'accounts', undefined, undefined, undefined],
      ],
    );
    assert.deepEqual([plan.counts['documents'], plan.counts['sessions']], [2, 1]);
    assert.deepEqual(plan.warnings, [{ code: 'place-freed', params: { entitlement: 'En användare' } }]);
    assert.deepEqual(await places(licence), [1, 2], 'a plan changes nothing');

    const moved = await me.call(requests.move, { ...input, plan: plan.token });
    assert.deepEqual(
      [moved.state, moved.name, moved.accountId, moved.accountName, moved.signInName, moved.wish],
      ['moved', 'Maj-Britt Sjö', to.id, 'Röda skolan', `${to.groupId}/majbritt`, null],
    );
    assert.deepEqual(await places(licence), [0, 3]);
    for (const name of [`${to.groupId}/majbritt`, email]) {
      const { token, session: entered } = await signIn(licence, name);
      assert.deepEqual([entered.account?.id, entered.account?.role, entered.person.id], [to.id, 'user', userId]);
      await clientOf(server(), token).call(documents.create, {
        accountId: to.id,
        userId,
        title: 'Efter',
        content: { kind: 'document', blocks: [{ text: 'Hej' }] },
      });
    }
    const kept = (await licence.operator.call(users.list, { accountId: to.id })).items.find(({ id }) => id === userId);
    assert.deepEqual([kept?.email, kept?.role, kept?.primaryContact, kept?.responsible], [email, 'user', false, null]);
    assert.deepEqual({ ...kept?.permissions }, { create: true, publish: false, documents: true, resetPassword: true });
    assert.deepEqual(
      await rowsOf(server(), licence.id, `select id, account_id, published from documents where title <> 'Efter' order by title_key`),
      [
        { id: own.id, account_id: to.id, published: false },
        { id: open.id, account_id: to.id, published: false },
      ],
    );
    assert.deepEqual(await refusal(maj.call(session.read, {})), [401, 'not-signed-in']);
    const use = clientOf(server()).call(session.setPassword, { link: link?.split('#link=')[1] ?? '', password });
    assert.deepEqual(await refusal(use), [410, 'link-ended']);
    assert.deepEqual(await refusal(licence.operator.call(accounts.read, { accountId: account.id })), [404, 'not-found']);
    assert.equal((await licence.operator.call(accounts.read, { accountId: to.id })).users, 2);
    await whole();
  });

  test('I28 leaves nothing of the account that a moved user has left but the journal’s pseudonyms', async () => {
    const licence = await makeLicence(server());
    const [{ account, maj, userId }, to] = [await startSingle(licence), await startGroup(licence)];
    await maj.call(documents.create, { accountId: account.id, userId, title: 'Brev', content: { kind: 'document', blocks: [] } });
    const me = await staff();
    const first = await ask(licence, account.id, 'en önskan som lämnas');
    await me.call(requests.decline, { licenceId: licence.id, requestId: first.id, reason: 'Vart då?' });
    await licence.operator.call(accounts.announceDeletion, { accountId: account.id });
    await move(me, answerTo(licence, await ask(licence, account.id), to.id));
    const tables = await asOwner<{ name: string }>(
      server(),
      url(),
      `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'account_id'`,
    );
    assert.ok(tables.length > 5);
    for (const { name } of tables)
      assert.deepEqual(
        [name, await asOwner(server(), url(), `select 1 from ${name} where account_id = '${account.id}' and '${name}' <> 'sign_ins'`)],
        [name, []],
      );
    assert.deepEqual(await asOwner(server(), url(), `select 1 from directory where thing_id = '${account.id}'`), []);
    assert.deepEqual(await rowsOf(server(), licence.id, `select 1 from requests where wish is not null`), []);
    await licence.operator.call(accounts.read, { accountId: to.id });
    await whole();
  });

  test('USR-12 refuses a full, single, foreign, unknown or the same target, and a username that is none or taken, with another', async () => {
    const licence = await makeLicence(server(), {
      entitlements: [
        { kind: 'single', name: 'En användare', capacity: 1, purchased: 3 },
        { kind: 'group', name: 'Klass eller grupp', capacity: 1, purchased: 1 },
        { kind: 'group', name: 'Skola', capacity: 5, purchased: 1 },
      ],
    });
    const [{ account, email }, other] = [await startSingle(licence), await startSingle(licence)];
    const [full, school] = [await startGroup(licence), await startGroup(licence, { type: 'Skola' })];
    const theirs = await startGroup(await makeLicence(server()));
    const request = await ask(licence, account.id);
    const me = await staff();
    const plan = (toAccount: string, username?: string) => me.plan(requests.move, answerTo(licence, request, toAccount, username));
    const cases: [string, [number, string]][] = [
      [full.groupId ?? '', [409, 'account-full']],
      [other.account.id, [409, 'not-a-group-account']],
      [account.id, [409, 'same-account']],
      [theirs.groupId ?? '', [404, 'not-found']],
      [theirs.id, [404, 'not-found']],
      ['ingenstans', [404, 'not-found']],
    ];
    for (const [to, expected] of cases) assert.deepEqual(await refusal(plan(to)), expected, to);
    assert.deepEqual(await refusal(plan(school.id, 'maj britt')), [422, 'username-invalid']);
    const taken = await refused(plan(school.id, 'Karin'));
    assert.deepEqual([taken.code, taken.params['suggestion']], ['username-taken', 'karin2']);
    assert.deepEqual(await places(licence), [2, 1]);
    assert.equal((await signIn(licence, email)).session.account?.id, account.id);
    assert.equal((await move(me, answerTo(licence, request, school.id, 'karin2'))).signInName, `${school.groupId}/karin2`);
    await whole();
  });

  test('USR-12 is asked of a single account alone, by the operator, and an account that is released or deleted takes its request along', async () => {
    const licence = await makeLicence(server());
    const [{ account, maj }, group] = [await startSingle(licence), await startGroup(licence)];
    assert.deepEqual(await refusal(ask(licence, group.id)), [409, 'not-a-single-account']);
    assert.deepEqual(await refusal(maj.call(requests.askMove, { accountId: account.id })), [403, 'not-permitted']);
    assert.deepEqual(await refusal(ask(await makeLicence(server()), account.id)), [404, 'not-found']);
    const me = await staff();
    assert.deepEqual(await refusal(me.call(requests.askMove, { accountId: account.id })), [404, 'not-found']);
    const request = await ask(licence, account.id);
    const { token } = await licence.operator.plan(accounts.release, { accountId: account.id });
    await licence.operator.call(accounts.release, { accountId: account.id, plan: token });
    assert.deepEqual((await licence.operator.call(requests.list, { licenceId: licence.id })).items, []);
    assert.deepEqual(await refusal(me.plan(requests.move, answerTo(licence, request, group.id))), [404, 'not-found']);

    const { account: second, email } = await startSingle(licence);
    await ask(licence, second.id);
    const end = await licence.operator.plan(accounts.delete, { accountId: second.id });
    await licence.operator.call(accounts.delete, { accountId: second.id, plan: end.token, confirmation: email });
    assert.deepEqual((await licence.operator.call(requests.list, { licenceId: licence.id })).items, []);
    await whole();
  });

  test('USR-12 answers a request once, with what was asked for: a second answer is request-answered, and a declined one may be asked again', async () => {
    const licence = await makeLicence(server());
    const [{ account }, to] = [await startSingle(licence), await startGroup(licence)];
    const me = await staff();
    const first = await ask(licence, account.id, 'Snart.');
    const ids = { licenceId: licence.id, requestId: first.id };
    assert.deepEqual(await refusal(me.call(requests.start, { ...ids, users: 4 })), [409, 'request-of-another-kind']);
    const declined = await me.call(requests.decline, { ...ids, reason: 'Vart då?' });
    assert.deepEqual([declined.state, declined.reason, declined.name, declined.wish], ['declined', 'Vart då?', 'Maj-Britt Sjö', null]);
    assert.deepEqual(await refusal(me.plan(requests.move, answerTo(licence, first, to.id))), [409, 'request-answered']);
    const request = await ask(licence, account.id);
    await move(me, answerTo(licence, request, to.id));
    assert.deepEqual(await refusal(me.plan(requests.move, answerTo(licence, request, to.id))), [409, 'request-answered']);
    assert.deepEqual(await refusal(me.call(requests.decline, { ...ids, requestId: request.id, reason: 'Nej.' })), [
      409,
      'request-answered',
    ]);
    await whole();
  });

  test('WHY-01 refuses to move on a plan that no longer holds, with the new one', async () => {
    const licence = await makeLicence(server());
    const [{ account, maj, userId }, to] = [await startSingle(licence), await startGroup(licence)];
    const { id } = await maj.call(documents.create, {
      accountId: account.id,
      userId,
      title: 'Brev',
      content: { kind: 'document', blocks: [] },
    });
    const me = await staff();
    const input = answerTo(licence, await ask(licence, account.id), to.id);
    assert.deepEqual(await refusal(me.call(requests.move, input as typeof input & { plan: string })), [428, 'precondition-missing']);
    const { token } = await me.plan(requests.move, input);
    assert.deepEqual(await refusal(me.call(requests.move, { ...input, username: 'annan', plan: token })), [412, 'plan-ended']);
    await changeRows(server(), licence.id, `update documents set published = true where id = '${id}'`);
    const stale = await refused(me.call(requests.move, { ...input, plan: token }));
    assert.equal(stale.code, 'changed-since-preview');
    assert.equal((await me.call(requests.move, { ...input, plan: stale.plan?.token ?? '' })).state, 'moved');
  });

  test('USR-12 leaves everything as it was when a move breaks off at its last write, and does it when it is sent again', async () => {
    const licence = await makeLicence(server());
    const [{ account, email, maj, userId }, to] = [await startSingle(licence), await startGroup(licence)];
    await maj.call(documents.create, { accountId: account.id, userId, title: 'Brev', content: { kind: 'document', blocks: [] } });
    const request = await ask(licence, account.id, 'Till Röda skolan.');
    const me = await staff();
    const input = answerTo(licence, request, to.id);
    const { token: plan } = await me.plan(requests.move, input);
    const breaking = `create function broken() returns trigger language plpgsql as $$ begin
      if old.id = '${account.id}' then raise exception 'pulled the plug'; end if; return old; end $$`;
    await asOwner(server(), url(), breaking);
    await asOwner(server(), url(), 'create trigger broken before delete on accounts for each row execute function broken()');
    assert.deepEqual(await refusal(me.call(requests.move, { ...input, plan })), [500, 'internal']);
    await asOwner(server(), url(), 'drop function broken cascade');
    assert.deepEqual(await places(licence), [1, 2]);
    const { session: entered } = await signIn(licence, email);
    assert.deepEqual([entered.account?.id, entered.account?.role], [account.id, 'administrator']);
    assert.equal((await maj.call(session.read, {})).account?.id, account.id, 'whoever was signed in still is');
    const [listed] = (await me.call(requests.list, { licenceId: licence.id })).items;
    assert.deepEqual([listed?.state, listed?.wish], ['waiting', 'Till Röda skolan.']);
    await whole();
    assert.equal((await me.call(requests.move, { ...input, plan })).state, 'moved');
    assert.deepEqual(await places(licence), [0, 3]);
    await whole();
  });

  test('USR-12 moves once, however many answer and ask at once, and whoever deletes the account meanwhile', async () => {
    const licence = await makeLicence(server());
    const to = await startGroup(licence);
    // a place that is given back twice is another account's
    await startSingle(licence);
    const me = await staff();
    for (let round = 0; round < 3; round++) {
      const { account, email } = await startSingle(licence);
      const asked = await Promise.allSettled(Array.from({ length: 4 }, () => ask(licence, account.id)));
      const sent = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      assert.equal(sent.length, 1);
      const input = answerTo(licence, sent[0]!, to.id, unique('m'));
      const { token: plan } = await me.plan(requests.move, input);
      const end = await licence.operator.plan(accounts.delete, { accountId: account.id });
      const answers = await Promise.allSettled([
        ...Array.from({ length: 4 }, () => me.call(requests.move, { ...input, plan })),
        licence.operator.call(accounts.delete, { accountId: account.id, plan: end.token, confirmation: email }),
      ]);
      assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 1, kind);
      assert.deepEqual(await places(licence), [1, 2]);
    }
    await whole();
  });
});
