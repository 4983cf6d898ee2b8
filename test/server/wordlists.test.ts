import { accounts, operations, session, users, wordlists, type AnyOperation } from '@knippa/contract';
import { writeSheet } from '@knippa/core/csv';
import { isKnippaError, type Client } from '@knippa/sdk';
import { unzipSync } from 'fflate';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { clientOf, entitlementId, followMail, makeLicence, startGroup, unique, type TestLicence } from '../licence.js';
import { refusal, refused } from '../refused.js';
import { wordlistCells, type Actor } from '../tables/wordlists.js';
import { changeRows, rowsOf } from './database.js';
import { bothStores, onEachStore } from './stores.js';

const password = 'ett långt lösenord';
const fileOf = (text: string) => new TextEncoder().encode(text);

/** Somebody signed in: what their own list is called by, and the account's. */
interface Person {
  readonly client: Client;
  readonly id: string;
  readonly accountId: string;
}

onEachStore(bothStores, (server) => {
  async function signedIn(name: string): Promise<Person> {
    const { token, session: own } = await clientOf(server()).call(session.signIn, { door: 'account', name, password });
    return { client: clientOf(server(), token), id: own.person.id, accountId: own.account?.id ?? '' };
  }

  async function administratorOf(licence: TestLicence, { email }: { email: string }): Promise<Person> {
    const { token, session: own } = await followMail(server(), licence.id, email, password);
    return { client: clientOf(server(), token), id: own.person.id, accountId: own.account?.id ?? '' };
  }

  /** A school: its administrator, and whoever is made in it. */
  async function school(licence: TestLicence) {
    const account = await startGroup(licence);
    const karin = await administratorOf(licence, account);
    const make = async (role: 'manager' | 'user', more: object = {}) => {
      const username = unique('u');
      const person = { accountId: account.id, role, displayName: 'Alva Ek', username, password, ...more };
      await karin.client.call(users.create, role === 'manager' ? { ...person, email: `${username}@skola.example`, quota: 10 } : person);
      return signedIn(`${account.groupId}/${username}`);
    };
    return { account, karin, make };
  }

  async function single(licence: TestLicence): Promise<Person> {
    const email = `${unique('maj')}@lindsta.example`;
    const entitlement = await entitlementId(licence, 'En användare');
    await licence.operator.call(accounts.start, { licenceId: licence.id, entitlementId: entitlement, email, displayName: 'Maj Sjö' });
    return administratorOf(licence, { email });
  }

  const own = ({ accountId, id }: Person) => ({ accountId, wordlistId: id });
  const ofGroup = ({ accountId }: Person) => ({ accountId, wordlistId: accountId });
  const add = ({ client }: Person, list: ReturnType<typeof own>, word: string, more: object = {}) =>
    client.call(wordlists.add, { ...list, word, ...more });
  const words = async ({ client }: Person, list: ReturnType<typeof own>) =>
    (await client.call(wordlists.list, { ...list, size: 500 })).items.map(({ word, symbol, note }) => [word, symbol, note]);
  const exported = async ({ client }: Person, list: ReturnType<typeof own>, language: 'sv' | 'en' = 'sv') =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(await (await client.call(wordlists.export, { ...list, language })).arrayBuffer());
  async function importInto({ client }: Person, list: ReturnType<typeof own>, file: Uint8Array, more: object = {}) {
    const { token: plan } = await client.plan(wordlists.import, { ...list, file });
    return { ...(await client.call(wordlists.import, { ...list, file, plan, ...more })) };
  }

  test('DOC-06 answers everybody in every wordlist as the table says', async () => {
    const licence = await makeLicence(server());
    const { karin, make } = await school(licence);
    const manager = await make('manager');
    const permissions = { create: true, publish: false, documents: true, resetPassword: true };
    const user = await make('user', { responsibleId: manager.id, permissions });
    const without = await make('user', { responsibleId: manager.id, permissions: { ...permissions, create: false } });
    const other = await administratorOf(licence, await startGroup(licence));
    const maj = await single(licence);
    const operator = { client: licence.operator, id: '', accountId: karin.accountId };
    const actors: Readonly<Record<Actor, Person>> = {
      administrator: karin,
      manager,
      user,
      'user without create': without,
      operator,
      'another administrator': other,
      single: maj,
    };
    /** A word in a list, past the rules of who may write it; a `single` account has none of a group's. */
    const wordIn = async ({ accountId, wordlistId }: ReturnType<typeof own>) => {
      const id = randomUUID();
      const ownerId = wordlistId === accountId ? 'null' : `'${wordlistId}'`;
      if (wordlistId === maj.accountId) return id;
      await changeRows(
        server(),
        licence.id,
        `insert into words (licence_id, account_id, owner_id, id, word, word_key, order_key, found)
          values ('${licence.id}', '${accountId}', ${ownerId}, '${id}', '${id}', '${id}', '${id}', ' ')`,
      );
      return id;
    };
    const listOf = (whose: string, actor: Person) =>
      ({
        'their own': own(actor),
        "the group's": ofGroup(actor === maj ? maj : karin),
        "the user's": own(user),
        "the administrator's": own(karin),
      })[whose] ?? own(actor);
    const wrong: string[] = [];
    for (const { act, whose, actor, ending } of wordlistCells) {
      const person = actors[actor];
      const list = listOf(whose, person);
      const operation = operations.find(({ name }) => name === `wordlists.${act}`) as AnyOperation;
      const input: Record<string, unknown> = { ...list };
      if ('wordId' in operation.input.entries) input['wordId'] = await wordIn(list);
      if (act === 'add') input['word'] = unique('ord');
      if (act === 'edit') input['note'] = unique('not');
      const file = fileOf(`Ord\r\n${unique('ord')}\r\n`);
      if (act === 'import') input['file'] = file;
      const attempt = async () => {
        if (operation.guard === 'plan') input['plan'] = (await person.client.plan(wordlists.import, { ...list, file })).token;
        if (operation.guard === 'version')
          input['version'] = (await person.client.call(wordlists.read, { ...list, wordId: String(input['wordId']) })).version;
        await person.client.call(operation, input);
        return 'allowed';
      };
      const answered = await attempt().catch((error: unknown) => (isKnippaError(error) ? error.code : String(error)));
      if (answered !== ending) wrong.push(`${act}, ${actor}, ${whose}: ${answered} for ${ending}`);
    }
    assert.deepEqual(wrong, []);
    assert.equal(wordlistCells.length, 7 * 21);
  });

  test('T-U8 lets no `user`, and no manager, write the group’s wordlist, which they read', async () => {
    const { karin, make } = await school(await makeLicence(server()));
    const list = ofGroup(karin);
    const { id: wordId, version } = await add(karin, list, 'rast');
    const permissions = { create: true, publish: true, documents: true, resetPassword: true };
    for (const writer of [await make('user', { permissions }), await make('manager')]) {
      const acts = [
        () => add(writer, list, 'lunch'),
        () => writer.client.call(wordlists.edit, { ...list, wordId, version, word: 'lunch' }),
        () => writer.client.call(wordlists.remove, { ...list, wordId }),
        () => importInto(writer, list, fileOf('Ord\r\nlunch\r\n')),
      ];
      for (const act of acts) assert.deepEqual(await refusal(act()), [403, 'not-permitted']);
      assert.deepEqual(await words(writer, list), [['rast', null, null]]);
    }
  });

  test('DOC-06 keeps a word once in its list, in Swedish order, searched and paged, with its symbol and note', async () => {
    const { karin } = await school(await makeLicence(server()));
    const list = own(karin);
    for (const word of ['öra', 'Åsna', 'apa', 'zebra', 'ärta']) await add(karin, list, word, { symbol: '🐘', note: `Om ${word}` });
    assert.deepEqual(
      (await words(karin, list)).map(([word]) => word),
      ['apa', 'zebra', 'Åsna', 'ärta', 'öra'],
    );
    const first = await karin.client.call(wordlists.list, { ...list, size: 2 });
    assert.equal(first.total, 5);
    const second = await karin.client.call(wordlists.list, { ...list, size: 2, cursor: first.next ?? '' });
    assert.deepEqual(
      second.items.map(({ word }) => word),
      ['Åsna', 'ärta'],
    );
    const found = await karin.client.call(wordlists.list, { ...list, search: 'om zeb' });
    assert.deepEqual([found.total, found.items[0]?.word], [1, 'zebra'], 'a note is searched too');

    assert.deepEqual(await refusal(add(karin, list, 'ÅSNA')), [409, 'word-taken']);
    await add(karin, ofGroup(karin), 'Åsna');
    const asna = second.items[0];
    const edit = (more: object) =>
      karin.client.call(wordlists.edit, { ...list, wordId: asna?.id ?? '', version: asna?.version ?? '', ...more });
    assert.deepEqual(await refusal(edit({ word: 'apa' })), [409, 'word-taken']);
    const { word, symbol, note, version } = await edit({ word: 'åsna', symbol: null });
    assert.deepEqual([word, symbol, note], ['åsna', null, 'Om Åsna'], 'what was given alone changes, its capitals too');
    assert.deepEqual(await refusal(edit({ note: 'Gammalt' })), [412, 'changed-meanwhile']);
    const again = await karin.client.call(wordlists.edit, { ...list, wordId: asna?.id ?? '', version, word: 'häst' });
    assert.equal(again.word, 'häst');
    await karin.client.call(wordlists.remove, { ...list, wordId: again.id });
    assert.deepEqual(
      (await words(karin, list)).map(([one]) => one),
      ['apa', 'zebra', 'ärta', 'öra'],
    );
    assert.deepEqual(await refusal(karin.client.call(wordlists.read, { ...list, wordId: again.id })), [404, 'not-found']);
  });

  test('DOC-06 refuses a word that is none, and what an index could not hold', async () => {
    const { karin } = await school(await makeLicence(server()));
    const list = own(karin);
    for (const word of ['a\nb', 'x'.repeat(256), '\u202e', '\ufdfa'.repeat(250)])
      assert.deepEqual(await refusal(add(karin, list, word)), [422, 'word-invalid'], word.slice(0, 3));
    assert.deepEqual(await refusal(add(karin, list, 'a', { symbol: 'x'.repeat(256) })), [422, 'symbol-invalid']);
    assert.deepEqual(await refusal(add(karin, list, 'a', { note: 'a\tb' })), [422, 'note-invalid']);
    await add(karin, list, 'ö'.repeat(255));
    assert.equal((await words(karin, list)).length, 1);
  });

  test('DOC-06 finds an id only in the list that it is in', async () => {
    const { karin } = await school(await makeLicence(server()));
    const { id: wordId } = await add(karin, own(karin), 'katt');
    await add(karin, ofGroup(karin), 'katt');
    assert.deepEqual(await refusal(karin.client.call(wordlists.read, { ...ofGroup(karin), wordId })), [404, 'not-found']);
    assert.deepEqual(await refusal(karin.client.call(wordlists.remove, { ...ofGroup(karin), wordId })), [404, 'not-found']);
    assert.deepEqual(await words(karin, own(karin)), [['katt', null, null]]);
  });

  test('DOC-06 exports what import reads back as it was, in both languages, and no cell that runs', async () => {
    const licence = await makeLicence(server());
    const { karin } = await school(licence);
    const odd: readonly (readonly [string, string | null, string | null])[] = [
      ['=1+1', '@SUM(A1)', '-2+3'],
      ['0701', '1/2', '5 %'],
      ['(tom)', '(empty)', '(tom)'],
      ["'katt", null, 'a;b,"c"'],
      ['åäö', '🐱', null],
    ];
    for (const [word, symbol, note] of odd) await add(karin, own(karin), word, { symbol, note });
    const before = await words(karin, own(karin));
    for (const [language, head] of [
      ['sv', '\ufeffOrd;Symbol;Anteckning\r\n'],
      ['en', '\ufeffWord,Symbol,Note\r\n'],
    ] as const) {
      const file = await exported(karin, own(karin), language);
      assert.ok(file.startsWith(head), file.slice(0, 40));
      assert.doesNotMatch(file, /(^|[;,\n])"?[=+@-]/m);
      const fresh = await school(licence);
      assert.deepEqual(await importInto(fresh.karin, own(fresh.karin), fileOf(file)), { added: 5, changed: 0, unchanged: 0, refused: 0 });
      assert.deepEqual(await words(fresh.karin, own(fresh.karin)), before);
      assert.deepEqual(await importInto(karin, own(karin), fileOf(file)), { added: 0, changed: 0, unchanged: 5, refused: 0 });
    }
  });

  test('DOC-06 shows in a plan what a file adds and changes, removes nothing, and says of each refused row why', async () => {
    const { karin } = await school(await makeLicence(server()));
    const list = ofGroup(karin);
    await add(karin, list, 'katt', { symbol: '🐱', note: 'Djur' });
    await add(karin, list, 'hund', { symbol: '🐶' });
    const file = fileOf('Note,Färg,Word,Symbol\r\n,röd,KATT,(empty)\r\nNytt,,\tfisk ,🐟\r\n\r\n,,,x\r\n,,sol,\r\n,,SOL,\r\n,,(empty),\r\n');
    const plan = await karin.client.plan(wordlists.import, { ...list, file, language: 'en' });
    assert.deepEqual({ ...plan.counts }, { 'words.changed': 2, 'words.added': 1, 'rows.refused': 4, 'rows.unchanged': 0 });
    assert.deepEqual(
      plan.changes.map(({ kind, name, field, from, to, values }) => [kind, name, field ?? { ...values }, from, to]),
      [
        ['changed', 'katt', 'word', 'katt', 'KATT'],
        ['changed', 'katt', 'symbol', '🐱', null],
        ['added', 'fisk', { symbol: '🐟', note: 'Nytt' }, undefined, undefined],
      ],
    );
    assert.deepEqual(
      plan.refused?.map(({ row, column, code, sentence }) => [row, column, code, sentence]),
      [
        [5, 'Word', 'word-missing', 'There is no word.'],
        [6, 'Word', 'word-twice', 'Row 7 has the same word. Keep one of them.'],
        [7, 'Word', 'word-twice', 'Row 6 has the same word. Keep one of them.'],
        [8, 'Word', 'not-clearable', 'This value cannot be cleared.'],
      ],
    );
    assert.deepEqual(
      plan.file?.columns.map(({ heading, column }) => [heading, column]),
      [
        ['Note', 'note'],
        ['Färg', null],
        ['Word', 'word'],
        ['Symbol', 'symbol'],
      ],
    );
    const apply = (more: object) => karin.client.call(wordlists.import, { ...list, file, language: 'en', plan: plan.token, ...more });
    const { code, params } = await refused(apply({}));
    assert.deepEqual([code, params['rows']], ['rows-refused', 4]);
    assert.deepEqual({ ...(await apply({ leaveOutRefused: 'yes' })) }, { added: 1, changed: 1, unchanged: 0, refused: 4 });
    assert.deepEqual(await words(karin, list), [
      ['fisk', '🐟', 'Nytt'],
      ['hund', '🐶', null],
      ['KATT', null, 'Djur'],
    ]);
    const sheet = writeSheet([
      ['Ord', 'Symbol'],
      ['måne', '🌙'],
    ]);
    assert.equal((await importInto(karin, list, sheet)).added, 1);
    for (const [text, why] of [
      ['Symbol\r\nx\r\n', 'file-without-column'],
      ['Namn\r\nx\r\n', 'file-without-header'],
      ['Ord;Word\r\nx;y\r\n', 'file-column-twice'],
    ] as const)
      assert.equal((await refused(karin.client.plan(wordlists.import, { ...list, file: fileOf(text) }))).code, why);
  });

  test('DOC-06 shows the new plan when a word of the file has changed since it was shown', async () => {
    const { karin } = await school(await makeLicence(server()));
    const list = own(karin);
    const file = fileOf('Ord;Symbol\r\nkatt;🐱\r\n');
    const { token: plan } = await karin.client.plan(wordlists.import, { ...list, file });
    await add(karin, list, 'Katt');
    const { code, plan: anew } = await refused(karin.client.call(wordlists.import, { ...list, file, plan }));
    assert.equal(code, 'changed-since-preview');
    assert.equal(anew?.counts['words.changed'], 2);
  });

  test('DOC-06 holds at most 5,000 words in a list', async () => {
    const { karin } = await school(await makeLicence(server()));
    const list = own(karin);
    const file = fileOf(`Ord\r\n${Array.from({ length: 5000 }, (_, n) => `ord ${n}`).join('\r\n')}`);
    assert.equal((await importInto(karin, list, file)).added, 5000);
    const full = await refused(add(karin, list, 'ett till'));
    assert.deepEqual([full.status, full.code, full.params['most']], [409, 'wordlist-full', 5000]);
    const more = karin.client.plan(wordlists.import, { ...list, file: fileOf('Ord\r\nett till\r\n') });
    assert.deepEqual(await refusal(more), [409, 'wordlist-full']);
    const long = fileOf(`Ord\r\n${Array.from({ length: 5001 }, (_, n) => `ord ${n}`).join('\r\n')}`);
    assert.deepEqual(await refusal(karin.client.plan(wordlists.import, { ...list, file: long })), [409, 'file-too-long']);
    await add(karin, ofGroup(karin), 'ett till');
    assert.equal((await importInto(karin, list, fileOf('Ord;Symbol\r\nord 7;🐱\r\n'))).changed, 1, 'what is there may change');
  });

  test('DOC-06 lets two at once add the same word once', async () => {
    const { karin } = await school(await makeLicence(server()));
    const both = await Promise.allSettled([add(karin, ofGroup(karin), 'katt'), add(karin, ofGroup(karin), 'Katt')]);
    const codes = both.map((one) => (one.status === 'fulfilled' ? 'added' : isKnippaError(one.reason) ? one.reason.code : 'failed'));
    assert.deepEqual(codes.sort(), ['added', 'word-taken']);
  });

  test('USR-11 lets a wordlist follow its owner into another account, and the group’s stay', async () => {
    const licence = await makeLicence(server());
    const { account, karin, make } = await school(licence);
    const alva = await make('user', { permissions: { create: true, publish: false, documents: true, resetPassword: false } });
    await add(alva, own(alva), 'katt', { note: 'Min' });
    await add(karin, ofGroup(karin), 'katt', { note: 'Vår' });
    const to = await school(licence);
    const input = { accountId: account.id, userId: alva.id, toAccountId: to.account.id };
    const { counts, token: plan } = await licence.operator.plan(users.move, input);
    assert.equal(counts['words'], 1);
    const { username } = await licence.operator.call(users.move, { ...input, plan });
    const there = await signedIn(`${to.account.groupId}/${username}`);
    assert.deepEqual(await words(there, own(there)), [['katt', null, 'Min']]);
    assert.deepEqual(await words(there, ofGroup(there)), []);
    assert.deepEqual(await refusal(there.client.call(wordlists.list, own(alva))), [404, 'not-found']);
    assert.deepEqual(await words(karin, ofGroup(karin)), [['katt', null, 'Vår']]);
  });

  test('USR-10 removes a wordlist with its owner, and counts it first', async () => {
    const licence = await makeLicence(server());
    const { account, karin, make } = await school(licence);
    const alva = await make('user', { permissions: { create: true, publish: false, documents: true, resetPassword: false } });
    await add(alva, own(alva), 'katt');
    await add(karin, ofGroup(karin), 'hund');
    const input = { accountId: account.id, userId: alva.id };
    const stale = await karin.client.plan(users.remove, input);
    await add(alva, own(alva), 'sol');
    const { code, plan } = await refused(karin.client.call(users.remove, { ...input, plan: stale.token }));
    assert.deepEqual([code, plan?.counts['words.removed']], ['changed-since-preview', 2]);
    await karin.client.call(users.remove, { ...input, plan: plan?.token ?? '' });
    const rows = await rowsOf<{ word: string }>(server(), licence.id, 'select word from words');
    assert.deepEqual(
      rows.map(({ word }) => word),
      ['hund'],
    );
  });

  test('ACC-08 lets both wordlists follow an account that is released', async () => {
    const licence = await makeLicence(server());
    const { account, karin } = await school(licence);
    await add(karin, own(karin), 'min');
    await add(karin, ofGroup(karin), 'vår');
    const { token: plan } = await licence.operator.plan(accounts.release, { accountId: account.id });
    await licence.operator.call(accounts.release, { accountId: account.id, plan });
    const again = await signedIn(`${account.groupId}/karin`);
    assert.deepEqual([await words(again, own(again)), await words(again, ofGroup(again))], [[['min', null, null]], [['vår', null, null]]]);
    assert.deepEqual(await rowsOf(server(), licence.id, 'select 1 from words'), []);
  });

  test('ACC-10 puts the group’s wordlist in the archive of its administrators, nobody’s own, and none in an operator’s', async () => {
    const licence = await makeLicence(server());
    const { karin } = await school(licence);
    const { accountId } = karin;
    const archived = async (client: Client) => {
      const blob = await client.call(accounts.archive, { accountId, language: 'en' });
      const files = unzipSync(new Uint8Array(await blob.arrayBuffer()));
      return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]));
    };
    assert.deepEqual(Object.keys(await archived(karin.client)), ['users.csv', 'manifest.json']);
    await add(karin, ofGroup(karin), 'katt', { symbol: '🐱' });
    await add(karin, own(karin), 'hemligt');
    const files = await archived(karin.client);
    assert.equal(files['wordlist.csv'], 'Word,Symbol,Note\r\nkatt,🐱,\r\n');
    assert.doesNotMatch(JSON.stringify(files), /hemligt/);
    const { counts, holds } = JSON.parse(files['manifest.json'] ?? '') as { counts: unknown; holds: unknown };
    assert.deepEqual([counts, holds], [{ users: 1, documents: 0, words: 1 }, ['users', 'documents', 'wordlist']]);
    const operators = await archived(licence.operator);
    assert.deepEqual(Object.keys(operators), ['users.csv', 'manifest.json']);
    assert.doesNotMatch(JSON.stringify(operators), /katt|🐱/);
  });
});
