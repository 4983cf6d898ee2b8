import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { documents, folders, session, users, wordlists, type Content, type Plan, type User } from '@knippa/contract';
import type { Store } from '@knippa/server';
import { inbox } from '@knippa/server/node';
import { handle } from '../../packages/server/src/kernel/handle.js';
import { townFile } from '../../stories/town/load.js';
import { clientOf, followMail, makeLicence, startGroup, unique, type TestLicence } from '../licence.js';
import { refusal, refused } from '../refused.js';
import { contentOf } from './database.js';
import { type Answers, counted, csv, everybody, fileOf, importAsTold, importInto } from './importing.js';
import { bothStores, onEachStore } from './stores.js';

const password = 'ett långt lösenord';
/** The administrator whom `startGroup` makes. */
const karinName = 'Karin Öberg';

const told = ({ refused: rows = [] }: Plan) => rows.map(({ row, code }) => `${row} ${code}`);

onEachStore(bothStores, (server) => {
  /** A school with a manager, Maj, of one `user`, Per, and its administrator and primary contact, Karin. */
  async function school(of: number | TestLicence = 30) {
    const entitlement = (capacity: number) => ({ kind: 'group', name: 'Klass eller grupp', capacity, purchased: 5 }) as const;
    const licence = typeof of === 'number' ? await makeLicence(server(), { entitlements: [entitlement(of)] }) : of;
    const account = await startGroup(licence);
    const maj = `${unique('maj')}@skola.example`;
    const per = `${unique('per')}@skola.example`;
    await importInto(licence.operator, account.id, csv(`Maj;maj;${maj};Manager;;3;`, `Per;per;${per};;maj;;`));
    const plan = (...rows: string[]) => licence.operator.plan(users.import, { accountId: account.id, file: fileOf(...rows) });
    const apply = (rows: string[], answers = {}) => importInto(licence.operator, account.id, fileOf(...rows), answers);
    const people = async () =>
      Object.fromEntries((await everybody(licence.operator, account.id)).map((user) => [user.username ?? '', user] as const)) as Record<
        string,
        User
      >;
    return { licence, account, accountId: account.id, operator: licence.operator, maj, per, plan, apply, people };
  }

  /** An import that is cancelled at its tenth report, at the kernel's own door, so that this is heard when it is made. */
  function cancelledAtTheTenth({ token }: TestLicence, input: Record<string, unknown>, plan: string) {
    const over = new AbortController();
    let heard = 0;
    const onProgress = () => {
      if (++heard === 10) over.abort();
    };
    const { signal } = over;
    const raw = { ...input }; // whose file is let go of once it is read
    const call = { operation: users.import, raw, token, planning: false, guard: plan, key: 'avbruten', signal, onProgress };
    return { cancelled: handle(server().env, call), heard: () => heard };
  }

  test('USR-15 lets nobody change their own e-mail by a file', async () => {
    const { licence, account, accountId, plan } = await school();
    const { token } = await followMail(server(), licence.id, account.email, 'karins lösenord');
    const karin = clientOf(server(), token);
    const rows = ['Användarnamn;Visat namn;E-post', `karin;Karin Ek;${unique('ond')}@skola.example`];
    const { refused } = await karin.plan(users.import, { accountId, file: fileOf(...rows) });
    assert.deepEqual(
      refused?.map(({ row, column, code }) => [row, column, code]),
      [[2, 'E-post', 'own-email']],
    );
    assert.deepEqual((await plan(...rows)).refused, [], 'the operator may');
    const same = await karin.plan(users.import, { accountId, file: fileOf(rows[0] ?? '', `karin;Karin Ek;${account.email}`) });
    assert.deepEqual([same.refused, same.changes.length], [[], 1]);
  });

  test('CSV-03 adds unknown usernames, changes known ones, leaves the rest alone', async () => {
    const licence = await makeLicence(server());
    const { id: accountId } = await startGroup(licence);
    const first = await importInto(
      licence.operator,
      accountId,
      csv('Bo Ek;bo;;Användare;maj;;', 'Maj Ek;maj;maj.ek@skola.example;Manager;;3;'.replace('maj.ek', unique('maj'))),
    );
    assert.deepEqual(counted(first), [2, 0, 0, 0, 0, 1]);
    const second = await importInto(licence.operator, accountId, csv('Bo Ekström;BO;;;;;', 'Siri;siri;;;karin;;'));
    assert.deepEqual(counted(second), [1, 1, 0, 0, 0, 0]);
    assert.deepEqual(
      (await everybody(licence.operator, accountId)).map(({ displayName, responsible }) => [displayName, responsible?.displayName]),
      [
        ['Bo Ekström', 'Maj Ek'],
        ['Karin Öberg', undefined],
        ['Maj Ek', undefined],
        ['Siri', 'Karin Öberg'],
      ],
    );
  });

  test('CSV-03 leaves a quota of 0 alone where somebody has none, and clears a manager’s to 0', async () => {
    const licence = await makeLicence(server());
    const { id: accountId } = await startGroup(licence);
    await importInto(licence.operator, accountId, csv('Bo;bo;;;;;', `Maj;maj;${unique('maj')}@skola.example;Manager;;3;`));
    const done = await importInto(licence.operator, accountId, csv('Bo Ek;bo;;;;0;', ';maj;;;;(tom);', ';karin;;;;0;'));
    assert.deepEqual([done.changed, done.unchanged], [2, 1]);
    assert.deepEqual(
      (await everybody(licence.operator, accountId)).map(({ displayName, quota }) => [displayName, quota]),
      [
        ['Bo Ek', null],
        ['Karin Öberg', null],
        ['Maj', 0],
      ],
    );
  });

  test('CSV-05 judges rules on the whole on the state after all accepted rows, whatever their order, and does what it said', async () => {
    const per = 'PER';
    const header = 'Visat namn;Användarnamn;E-post;Roll;Ansvarig;Max antal användare;Huvudadmin;Ta bort';
    const cases: [string[], string[]][] = [
      // quotas: not below those who stay, and no more than it holds, in the order of the file
      [[';maj;;;;0;;'], ['2 quota-in-use']],
      [[';maj;;;;(tom);;'], ['2 quota-in-use']],
      [[';maj;;;;0;;', ';per;;;(tom);;;'], []],
      [[';maj;;;;1;;', 'A;a;;;maj;;;'], ['3 quota-exceeded']],
      [['A;a;;;maj;;;', ';maj;;;;1;;', ';per;;;(tom);;;'], []],
      [['M;m;m@m.example;Manager;;1;;', 'A;a;;;m;;;', 'B;b;;;m;;;'], ['4 quota-exceeded']],
      // whoever is given to somebody is given to one who is there afterwards, and a row leans on one that is not refused
      [['A;a;;;finns;;;'], ['2 responsible-unknown']],
      [['A;a;;;per;;;'], ['2 responsible-unknown']],
      [['A;a;;;per;;;', ';per;;Manager;;1;;'], []],
      [
        ['A;a;;;m;;;', 'M;m;fel;Manager;;1;;'],
        ['2 responsible-refused', '3 email-invalid'],
      ],
      [['A;a;;;maj;;;', ';maj;;;;;;x', ';per;;;karin;;;'], ['2 responsible-unknown']],
      [[';maj;;;;;;x'], ['2 has-users']],
      [[';maj;;Användare;;;;'], ['2 has-users']],
      [[';maj;;;;;;x', ';per;;;karin;;;'], []],
      [[';maj;;;;;;x', ';per;;;;;;x'], []],
      [
        [';maj;;;;;;x', ';per;;;finns;;;'],
        ['2 has-users', '3 responsible-unknown'],
      ],
      // the primary contact and the last administrator
      [[';karin;;;;;;x'], ['2 last-administrator']],
      [[';karin;;Användare;;;;'], ['2 last-administrator']],
      [[';karin;;;;;nej;'], ['2 primary-contact']],
      [[';karin;;;;;;x', ';maj;;Administratör;;;ja;'], []],
      [[';maj;;Administratör;;;ja;', ';karin;;;;;;x'], []],
      [[';karin;;;;;;x', `A;a;${unique('a')}@a.example;Administratör;;;ja;`], []],
      [[`A;a;${unique('a')}@a.example;Administratör;;;ja;`, 'Karin Ek;karin;;;;;;'], []],
      [['Karin Ek;karin;;;;;ja;', ';maj;;Administratör;;;ja;'], []],
      [[';maj;;Administratör;;;ja;'], []],
      [[';karin;;;;;;x', ';maj;;Administratör;;;;'], ['2 primary-contact']],
      [[';karin;;;;;;x', ';maj;;Administratör;;;ja;', 'A;a;;;karin;;;'], ['4 responsible-unknown']],
      [
        [';maj;;Administratör;;;ja;', ';per;;Administratör;;;ja;'],
        ['2 contact-twice', '3 contact-twice'],
      ],
      [[';per;;;;;ja;'], ['2 contact-of-administrator']],
      // capacity: five, of whom three are there
      [
        ['A;a;;;;;;', 'B;b;;;;;;', 'C;c;;;;;;', 'D;d;;;;;;'],
        ['4 account-full', '5 account-full'],
      ],
      [['A;a;;;;;;', 'B;b;;;;;;', 'C;c;;;;;;', ';per;;;;;;x'], []],
      // addresses: given up by one row and taken by another, in a chain, or in a ring
      [[`A;a;${per};;;;;`], ['2 email-taken']],
      [[`A;a;${per};;;;;`, ';per;(tom);;;;;'], []],
      [[`A;a;${per};;;;;`, ';per;;;;;;x'], []],
      [
        [`A;a;${per};;;;;`, ';per;fel;;;;;'],
        ['2 email-taken', '3 email-invalid'],
      ],
      [
        ['A;a;n@n.example;;;;;', 'B;b;N@n.example;;;;;'],
        ['2 email-twice', '3 email-twice'],
      ],
    ];
    const licence = await makeLicence(server(), {
      entitlements: [{ kind: 'group', name: 'Klass eller grupp', capacity: 5, purchased: cases.length }],
    });
    for (const [rows, expected] of cases) {
      const started = await school(licence);
      const plan = await importAsTold(licence.operator, started.account, [header, ...rows.map((row) => row.replace(per, started.per))]);
      assert.deepEqual(told(plan), expected, rows.join(' | '));
    }
  });

  test('CSV-04 names row, column and what is wrong with every row, in the language that was asked for', async () => {
    const { operator, accountId, plan } = await school();
    const header = 'Visat namn;Användarnamn;E-post;Telefon;Roll;Ansvarig;Max antal användare;Skapa dokument;Lösenord;Ta bort';
    const cases: [string, string, string][] = [
      ['A;b b;;;;;;;;', 'username-invalid', 'Användarnamn'],
      [`${'A'.repeat(256)};a;;;;;;;;`, 'name-invalid', 'Visat namn'],
      [';a;;;;;;;;', 'name-missing', 'Visat namn'],
      ['A;a;ett;;;;;;;', 'email-invalid', 'E-post'],
      ['A;a;;hej;;;;;;', 'phone-invalid', 'Telefon'],
      ['A;a;;;Chef;;;;;', 'value-unknown', 'Roll'],
      ['A;a;;;Manager;;;;;', 'email-required', 'E-post'],
      ['A;a;a@a.example;;Manager;karin;;;;', 'responsible-of-user', 'Ansvarig'],
      ['A;a;;;;;3;;;', 'quota-of-manager', 'Max antal användare'],
      ['A;a;a@a.example;;Manager;;;nej;;', 'permission-fixed', 'Skapa dokument'],
      ['A;a;;;;;;;kort;', 'password-invalid', 'Lösenord'],
      ['A;a;;;;;;;password;', 'password-common', 'Lösenord'],
      [`A;a;a@a.example;;Administratör;;;;${password};`, 'password-by-link', 'Lösenord'],
      [`;karin;;;;;;;${password};`, 'password-by-link', 'Lösenord'],
      [';maj;(tom);;;;;;;', 'email-required', 'E-post'],
      [';maj;;;;;;nej;;', 'permission-fixed', 'Skapa dokument'],
      [';ingen;;;;;;;;x', 'nobody-to-remove', 'Användarnamn'],
      ['A;(tom);;;;;;;;', 'not-clearable', 'Användarnamn'],
    ];
    for (const [row, code, column] of cases) {
      const [first] = (await plan(header, row)).refused ?? [];
      assert.deepEqual([first?.row, first?.code, first?.column], [2, code, column], row);
      assert.ok((first?.sentence ?? '').length > 10);
    }
    const file = fileOf(header, ...cases.map(([row]) => row));
    const asked = { accountId, file };
    const swedish = (await operator.plan(users.import, asked)).refused?.[0]?.sentence;
    const english = (await operator.plan(users.import, { ...asked, language: 'en' })).refused?.[0]?.sentence;
    assert.ok(swedish && english && swedish !== english);
  });

  test('CSV-04 sends the file back with a column of errors, which is passed over when it comes again', async () => {
    const { operator, accountId } = await school();
    const file = fileOf('Visat namn;Användarnamn;E-post', 'Bo;bo;', '"Li; ""L""";li;fel', ';kim', 'Åsa;åsa;');
    const errors = await operator.call(users.importErrors, { accountId, file });
    const again = new Uint8Array(await errors.arrayBuffer());
    const lines = [
      'Visat namn;Användarnamn;E-post;Fel',
      'Bo;bo;;',
      '"Li; ""L""";li;fel;"E-post: Ange en e-postadress, till exempel namn@skola.se."',
      ';kim;;Visat namn: Visat namn saknas.',
      'Åsa;åsa;;',
    ];
    const text = `\ufeff${lines.map((line) => `${line}\r\n`).join('')}`;
    assert.equal(new TextDecoder('utf-8', { ignoreBOM: true }).decode(again), text);
    assert.deepEqual(told(await operator.plan(users.import, { accountId, file: again })), ['3 email-invalid', '4 name-missing']);
    const twice = await (await operator.call(users.importErrors, { accountId, file: again })).arrayBuffer();
    assert.deepEqual(new Uint8Array(twice), again);
    assert.deepEqual(await refusal(operator.call(users.importErrors, { accountId, file: fileOf('Klass', '5B') })), [
      409,
      'file-without-header',
    ]);
  });

  test('CSV-04 tells of a row that is at odds with another which one that is, and of others none', async () => {
    const { operator, accountId } = await school();
    const file = csv('A;a;n@n.example;;;;', 'B;b;N@n.example;;;;', 'C;c c;;;;;', 'D;d;;;;;', 'D;D;;;;;');
    const { refused } = await operator.plan(users.import, { accountId, file });
    assert.deepEqual(
      refused?.map(({ row, code, otherRow }) => [row, code, otherRow]),
      [
        [2, 'email-twice', 3],
        [3, 'email-twice', 2],
        [4, 'username-invalid', undefined],
        [5, 'username-twice', 6],
        [6, 'username-twice', 5],
      ],
    );
  });

  test('CSV-05 applies the accepted rows only where the others are left out on purpose', async () => {
    const { operator, accountId, people } = await school();
    const file = fileOf('Visat namn;Användarnamn', 'Bo;bo', 'Li;l i', 'Åsa;åsa');
    const plan = await operator.plan(users.import, { accountId, file });
    assert.deepEqual([plan.counts['users.added'], plan.counts['rows.refused']], [2, 1]);
    const apply = (answers = {}) => operator.call(users.import, { accountId, file, plan: plan.token, ...answers });
    const said = await refused(apply());
    assert.deepEqual([said.code, { ...said.params }], ['rows-refused', { rows: 1 }]);
    assert.deepEqual(Object.keys(await people()).sort(), ['karin', 'maj', 'per']);
    assert.deepEqual(counted(await apply({ leaveOutRefused: 'yes' })), [2, 0, 0, 0, 1, 0]);
    assert.deepEqual(Object.keys(await people()).sort(), ['bo', 'karin', 'maj', 'per', 'åsa']);
  });

  test('CSV-05 asks for the typed group id before it removes, and tells how many documents are lost', async () => {
    const { accountId, account, apply, people, plan } = await school();
    await apply(['Användarnamn;Skapa dokument;Mina dokument;Lösenord', `per;ja;ja;${password}`]);
    const name = `${account.groupId}/per`;
    const per = clientOf(server(), (await clientOf(server()).call(session.signIn, { door: 'account', name, password })).token);
    const userId = (await people())['per']?.id ?? '';
    await per.call(documents.create, { accountId, userId, title: 'Hej', content: { kind: 'document', blocks: [{ text: 'Hej' }] } });
    const rows = ['Användarnamn;Ta bort', 'per;x'];
    const { warnings, counts, changes } = await plan(...rows);
    assert.deepEqual(
      warnings.map(({ code, params }) => [code, { ...params }]),
      [['people-for-ever', { users: 1, documents: 1, words: 0 }]],
    );
    assert.deepEqual([counts['users.removed'], counts['documents.removed'], changes[0]?.kind], [1, 1, 'removed']);
    assert.deepEqual(await refusal(apply(rows)), [422, 'confirmation-mismatch']);
    assert.deepEqual(await refusal(apply(rows, { confirmation: 'per' })), [422, 'confirmation-mismatch']);
    assert.deepEqual(counted(await apply(rows, { confirmation: ` ${account.groupId?.toUpperCase()} ` })), [0, 0, 1, 0, 0, 0]);
    assert.equal((await people())['per'], undefined);
    assert.deepEqual(await refusal(per.call(session.read, {})), [401, 'not-signed-in']);
  });

  test('USR-10 counts the words that go with those whom a file removes, and removes no more than its plan told of', async () => {
    const { accountId, operator, account, apply, people } = await school();
    await apply(['Användarnamn;Skapa dokument;Lösenord', `per;ja;${password}`]);
    const name = `${account.groupId}/per`;
    const per = clientOf(server(), (await clientOf(server()).call(session.signIn, { door: 'account', name, password })).token);
    const list = { accountId, wordlistId: (await people())['per']?.id ?? '' };
    for (const word of ['hej', 'ja']) await per.call(wordlists.add, { ...list, word });
    const file = fileOf('Användarnamn;Ta bort', 'per;x');
    const plan = await operator.plan(users.import, { accountId, file });
    assert.deepEqual([plan.counts['words.removed'], plan.changes[0]?.values], [2, { username: 'per', documents: 0, words: 2 }]);
    assert.deepEqual(plan.warnings, [{ code: 'people-for-ever', params: { users: 1, documents: 0, words: 2 } }]);
    await per.call(wordlists.add, { ...list, word: 'nej' });
    const confirmation = account.groupId ?? '';
    const said = await refused(operator.call(users.import, { accountId, file, plan: plan.token, confirmation }));
    assert.deepEqual([said.code, said.plan?.counts['words.removed']], ['changed-since-preview', 3]);
  });

  test('CSV-06 mails nobody whom a file gives an address and who is there already, as an edit does', async () => {
    const { accountId, operator, apply, plan, people, licence } = await school();
    await apply(['Visat namn;Användarnamn', 'Eva;eva']);
    const mails = async () => (await inbox(server().env, licence.id, 100)).length;
    const before = await mails();
    const { version, id: userId } = (await people())['per'] as User;
    await operator.call(users.edit, { accountId, userId, version, email: `${unique('per')}@skola.example` });
    const rows = ['Användarnamn;E-post', `eva;${unique('eva')}@skola.example`];
    assert.deepEqual([(await plan(...rows)).counts['mails.sent'], (await apply(rows)).mailed], [0, 0]);
    assert.equal(await mails(), before);
  });

  test('DOC-08 counts how many documents go out of sight with the My Documents that a file takes, and how many come back', async () => {
    const { accountId, operator, account, apply, people, plan } = await school();
    const header = 'Visat namn;Användarnamn;Roll;Mina dokument;Skapa dokument;Lösenord';
    await apply([header, ...['alva', 'bo', 'eva'].map((name) => `${name};${name};Användare;ja;ja;${password}`)]);
    const content: Content = { kind: 'document', blocks: [{ text: 'Hej' }] };
    const written: Record<string, number> = { alva: 2, bo: 1, eva: 3 };
    for (const [name, many] of Object.entries(written)) {
      const door = { door: 'account', name: `${account.groupId}/${name}`, password } as const;
      const own = clientOf(server(), (await clientOf(server()).call(session.signIn, door)).token);
      const userId = (await people())[name]?.id ?? '';
      for (let at = 0; at < many; at++) await own.call(documents.create, { accountId, userId, title: `Brev ${at}`, content });
    }
    const turned = async (...rows: string[]) => {
      const { counts } = await plan(...rows);
      return [counts['documents.hidden'], counts['documents.shown'], counts['documents.removed']];
    };
    const takes = ['Användarnamn;Mina dokument', 'alva;nej', 'bo;nej', 'eva;ja'];
    assert.deepEqual(await turned(...takes), [3, undefined, 0]);
    // of a row that is left out nothing goes, and of one that removes all is lost
    assert.deepEqual(await turned('Användarnamn;Mina dokument;E-post;Ta bort', 'alva;nej;fel;', 'bo;nej;;', 'eva;;;x'), [1, undefined, 3]);
    await apply(takes);
    assert.deepEqual(await turned(...takes), [undefined, undefined, 0]);
    assert.deepEqual(await turned('Användarnamn;Mina dokument', 'alva;ja', 'eva;nej'), [3, 2, 0]);
    // a role that always has it gives it back
    const manager = ['Användarnamn;Roll;E-post', `bo;Manager;${unique('bo')}@skola.example`];
    assert.deepEqual(await turned(...manager), [undefined, 1, 0]);
    await apply(manager);
    assert.equal((await operator.call(users.read, { accountId, userId: (await people())['bo']?.id ?? '' })).permissions.documents, true);
  });

  test('USR-16 lists the shared folders that pass on by a file, whether whoever owns them is removed or made a `user`, and to whom', async () => {
    const { account, accountId, operator, licence, apply, plan } = await school();
    const karin = clientOf(server(), (await followMail(server(), licence.id, account.email, password)).token);
    const karinId = (await karin.call(session.read, {})).person.id;
    const eva = unique('eva');
    await apply(['Visat namn;Användarnamn;E-post;Roll;Lösenord', `Eva;${eva};${eva}@skola.example;Manager;${password}`]);
    const name = `${account.groupId}/${eva}`;
    const { token } = await clientOf(server()).call(session.signIn, { door: 'account', name, password });
    const asEva = clientOf(server(), token);
    const evaId = (await asEva.call(session.read, {})).person.id;
    const { id: folderId } = await asEva.call(folders.create, { accountId, space: 'shared', name: 'Evas låda' });
    const passing = ({ changes, names }: Plan) =>
      changes.flatMap(({ resource, id, field, from, to }) =>
        resource === 'folders' ? [[id, field, from, to, names?.[String(from)], names?.[String(to)]]] : [],
      );
    const told = [[folderId, 'ownerId', evaId, karinId, 'Eva', karinName]];
    assert.deepEqual(passing(await plan('Användarnamn;Telefon', `${eva};0701234567`)), []);
    const demoting = ['Användarnamn;Roll', `${eva};Användare`];
    assert.deepEqual(passing(await plan(...demoting)), told);
    assert.deepEqual(passing(await plan('Användarnamn;Ta bort', `${eva};x`)), told);
    // a row that is refused passes nothing on
    assert.deepEqual(passing(await plan('Användarnamn;Roll;E-post', `${eva};Användare;ingen adress`)), []);
    const nyn = unique('ny');
    const taking = [
      'Visat namn;Användarnamn;E-post;Roll;Huvudadmin',
      `Ny Chef;${nyn};${nyn}@skola.example;Administratör;ja`,
      `Eva;${eva};;Användare;`,
    ];
    assert.deepEqual(passing(await plan(...taking)), [[folderId, 'ownerId', evaId, nyn, 'Eva', 'Ny Chef']]);
    await apply(demoting);
    const { settings } = await karin.call(folders.read, { accountId, folderId });
    assert.equal(settings?.owner?.id, karinId);
    assert.equal((await operator.call(users.read, { accountId, userId: evaId })).role, 'user');
  });

  test('CSV-05 stops at more than a tenth of the users and at least five, and asks again', async () => {
    const { apply, account, people } = await school(100);
    await apply(['Visat namn;Användarnamn', ...Array.from({ length: 57 }, (_, n) => `Elev ${n};elev${n}`)]);
    const gone = (from: number, to: number) => [
      'Användarnamn;Ta bort',
      ...Array.from({ length: to - from }, (_, n) => `elev${from + n};x`),
    ];
    const confirmation = account.groupId ?? '';
    const said = await refused(apply(gone(0, 7), { confirmation }));
    assert.deepEqual([said.code, { ...said.params }], ['many-removals', { removals: 7, users: 60 }]);
    assert.equal(Object.keys(await people()).length, 60);
    assert.deepEqual(counted(await apply(gone(0, 6), { confirmation })), [0, 0, 6, 0, 0, 0]);
    assert.deepEqual(counted(await apply(gone(6, 13), { confirmation, manyRemovals: 'yes' })), [0, 0, 7, 0, 0, 0]);
    const small = await school();
    await small.apply(['Visat namn;Användarnamn', 'A;a', 'B;b', 'C;c']);
    const four = ['Användarnamn;Ta bort', 'a;x', 'b;x', 'c;x', 'per;x'];
    assert.deepEqual(counted(await small.apply(four, { confirmation: small.account.groupId ?? '' })), [0, 0, 4, 0, 0, 0]);
  });

  test('CSV-03 changes roles, addresses, permissions, passwords, responsibles and the primary contact as an edit does', async () => {
    const { account, apply, people, maj } = await school();
    const before = await people();
    const secret = { maj: 'ett lösenord till maj' };
    await apply(['Användarnamn;Lösenord', `maj;${secret.maj}`]);
    const signIn = async (name: string, given: string) =>
      clientOf(server()).call(session.signIn, { door: 'account', name, password: given });
    const asMaj = clientOf(server(), (await signIn(`${account.groupId}/maj`, secret.maj)).token);
    const fresh = `${unique('per')}@skola.example`;
    const done = await apply([
      'Visat namn;Användarnamn;E-post;Roll;Ansvarig;Max antal användare;Huvudadmin;Publicera;Lösenord',
      `Per Ek;per;${fresh};Manager;maj;7;;ja;ett annat lösenord`,
      ';maj;;Administratör;;3;ja;;',
      ';karin;(tom);Användare;per;;;nej;',
    ]);
    assert.deepEqual(counted(done), [0, 3, 0, 0, 0, 1]);
    const after = await people();
    const seen = (user: User | undefined) => [
      user?.role,
      user?.email,
      user?.responsible?.displayName ?? null,
      user?.quota,
      user?.primaryContact,
      user?.permissions.publish,
    ];
    assert.deepEqual(seen(after['per']), ['manager', fresh, null, 7, false, true]);
    assert.deepEqual(seen(after['maj']), ['administrator', maj, null, null, true, true]);
    assert.deepEqual(seen(after['karin']), ['user', null, 'Per Ek', null, false, false]);
    assert.equal(after['per']?.id, before['per']?.id);
    assert.deepEqual(await refusal(asMaj.call(session.read, {})), [401, 'not-signed-in'], 'whoever gets more rights chooses a password');
    assert.ok(await signIn(fresh, 'ett annat lösenord'));
  });

  test('CSV-03 swaps the addresses of two people, and gives a removed one’s to somebody new', async () => {
    const { apply, people, maj, per, account } = await school();
    assert.deepEqual(counted(await apply(['Användarnamn;E-post', `maj;${per}`, `per;${maj}`])), [0, 2, 0, 0, 0, 0]);
    const swapped = await people();
    assert.deepEqual([swapped['maj']?.email, swapped['per']?.email], [per, maj]);
    const rows = ['Visat namn;Användarnamn;E-post;Ta bort', `Ny;ny;${maj.toUpperCase()};`, ';per;;x'];
    assert.deepEqual(counted(await apply(rows, { confirmation: account.groupId ?? '' })), [1, 0, 1, 0, 0, 1]);
  });

  test('CSV-05 refuses a plan that another’s change has made stale, with the new one', async () => {
    const { operator, accountId } = await school();
    const file = fileOf('Visat namn;Användarnamn', 'Bo;bo', 'Per Ek;per');
    const plan = await operator.plan(users.import, { accountId, file });
    await operator.call(users.create, { accountId, role: 'user', displayName: 'Bo Ström', username: 'bo', password });
    const said = await refused(operator.call(users.import, { accountId, file, plan: plan.token }));
    assert.equal(said.code, 'changed-since-preview');
    assert.deepEqual(
      said.plan?.changes.map(({ kind, from }) => [kind, from]),
      [
        ['changed', 'Bo Ström'],
        ['changed', 'Per'],
      ],
    );
    assert.deepEqual(counted(await operator.call(users.import, { accountId, file, plan: said.plan.token })), [0, 2, 0, 0, 0, 0]);
  });

  test('F17 answers a stale plan of a file with the new one, whatever that asks and whatever was answered to the old', async () => {
    const header = 'Visat namn;Användarnamn;Ta bort';
    const answers = { leaveOutRefused: 'yes', manyRemovals: 'yes' } as const;
    const four = ['a', 'b', 'c', 'd'];
    interface Case {
      readonly file: string[];
      /** The rows of whoever imports in another tab before the plan is applied. */
      readonly meanwhile: string[];
      readonly refused: string[];
      readonly does: string[];
      readonly begun?: string[];
      readonly answered?: Answers;
    }
    const cases: Record<string, Case> = {
      'the account has filled up': {
        file: ['A;a;', 'B;b;', 'C;c;', 'D;d;', 'E;e;'],
        meanwhile: ['Ny;ny;'],
        refused: ['6 account-full'],
        does: ['added', 'added', 'added', 'added'],
      },
      'who is to be removed has been': {
        file: [';per;x'],
        meanwhile: [';per;x'],
        refused: ['2 nobody-to-remove'],
        does: [],
      },
      'a row that said what was so is about nobody, and the changes are the same': {
        file: ['A;a;', ';per;'],
        meanwhile: [';per;x'],
        refused: ['3 name-missing'],
        does: ['added'],
      },
      'somebody is there to be removed': {
        file: ['A;a;', ';ny;x'],
        answered: { leaveOutRefused: 'yes' },
        meanwhile: ['Ny;ny;'],
        refused: [],
        does: ['removed', 'added'],
      },
      'as many are there as stop it': {
        begun: four.map((name) => `${name};${name};`),
        file: [...four, 'e'].map((name) => `;${name};x`),
        answered: { leaveOutRefused: 'yes' },
        meanwhile: ['E;e;'],
        refused: [],
        does: Array<string>(5).fill('removed'),
      },
    };
    for (const [what, { file: rows, meanwhile, refused: refusedNow, does, begun = [], answered = {} }] of Object.entries(cases)) {
      const { accountId, account, operator, apply } = await school(8);
      const confirmation = account.groupId ?? '';
      if (begun.length > 0) await apply([header, ...begun]);
      const file = fileOf(header, ...rows);
      const plan = await operator.plan(users.import, { accountId, file });
      await apply([header, ...meanwhile], { confirmation });
      // the words are left out where the plan that was shown did not ask for them
      const typed = (plan.counts['users.removed'] ?? 0) > 0 ? { confirmation } : {};
      const said = await refused(operator.call(users.import, { accountId, file, plan: plan.token, ...answered, ...typed }));
      assert.deepEqual([said.status, said.code], [412, 'changed-since-preview'], what);
      assert.ok(said.plan, what);
      assert.deepEqual([told(said.plan), said.plan.changes.map(({ kind }) => kind)], [refusedNow, does], what);
      const done = await operator.call(users.import, { accountId, file, plan: said.plan.token, ...answers, confirmation });
      assert.deepEqual([done.added + done.changed + done.removed, done.refused], [does.length, refusedNow.length], what);
    }
  });

  test('CSV-09 refuses what is no table of users, whole and with its sentence', async () => {
    const { operator, accountId } = await school();
    const plan = (file: Uint8Array) => refusal(operator.plan(users.import, { accountId, file }));
    assert.deepEqual(await plan(new Uint8Array([1, 2, 0, 3])), [409, 'file-not-text']);
    assert.deepEqual(await plan(fileOf('Namn;Användarnamn', 'A;a')), [409, 'file-unknown-columns']);
    assert.deepEqual(await plan(fileOf('Visat namn', 'A')), [409, 'file-without-column']);
    assert.deepEqual(await plan(fileOf('Username;Användarnamn', 'a;a')), [409, 'file-column-twice']);
    assert.deepEqual(await plan(fileOf('Anna;anna')), [409, 'file-without-header']);
    const file = fileOf('Klass;Visat namn;Användarnamn', '5B;A;a');
    assert.equal((await operator.plan(users.import, { accountId, file, ignoreUnknownColumns: 'yes' })).counts['users.added'], 1);
  });

  test('CSV-02 tells how the file was read, and reads it as whoever sent it says', async () => {
    const { operator, accountId } = await school();
    const latin = Uint8Array.from('Visat namn,Användarnamn,Lösenord\nÅsa Ö,åsa,hemligt ord\n', (character) => character.charCodeAt(0));
    const { file } = await operator.plan(users.import, { accountId, file: latin });
    assert.deepEqual(
      [file?.format, file?.encoding, file?.delimiter, file?.guessed, file?.first, file?.columns.map(({ column }) => column)],
      [
        'csv',
        'windows-1252',
        'comma',
        ['encoding'],
        [{ row: 2, cells: ['Åsa Ö', 'åsa', '••••••••'] }],
        ['displayName', 'username', 'password'],
      ],
    );
    const other = await refusal(operator.plan(users.import, { accountId, file: latin, delimiter: 'tab' }));
    assert.deepEqual(other, [409, 'file-without-header']);
  });

  test('CSV-06 mails whoever is added with an address, and tells its progress', async () => {
    const licence = await makeLicence(server());
    const { id: accountId, groupId } = await startGroup(licence);
    const file = await townFile('klass-5b.csv');
    const text = new TextDecoder().decode(file).replaceAll('@', `${unique('.')}@`);
    const heard: [number, number][] = [];
    const input = { accountId, file: new TextEncoder().encode(text) };
    const { token: plan, counts } = await licence.operator.plan(users.import, input);
    assert.equal(counts['users.added'], 26);
    const done = await licence.operator.call(users.import, { ...input, plan }, { onProgress: ({ done: n, of }) => heard.push([n, of]) });
    assert.deepEqual([done.added, done.mailed > 0], [26, true]);
    assert.ok(heard.length >= 10 && heard.every(([n, of]) => of === 26 && n <= 26), `${heard.length} reports`);
    const mails = (await inbox(server().env, licence.id)).filter(({ signInName }) => signInName?.startsWith(`${groupId}/`));
    assert.equal(mails.length, done.mailed + 1);
  });

  test('CSV-08 tells of its work at least twenty times, and a cancel after the tenth report leaves everything as it was', async () => {
    const { operator, accountId, licence } = await school(1000);
    const people = (from: number) => Array.from({ length: 400 }, (_, n) => `Elev ${from + n};elev${from + n}`);
    const reports: number[] = [];
    const file = fileOf('Visat namn;Användarnamn', ...people(0));
    const whole = await operator.plan(users.import, { accountId, file });
    await operator.call(users.import, { accountId, file, plan: whole.token }, { onProgress: ({ done }) => reports.push(done) });
    assert.ok(reports.length >= 20, `${reports.length} reports`);
    assert.deepEqual(
      [...reports].sort((a, b) => a - b),
      reports,
    );
    // also of a number that twenty batches do not divide
    const few = { accountId, file: fileOf('Visat namn;Användarnamn', ...people(900).slice(0, 39)) };
    const heardOf: number[] = [];
    const { token } = await operator.plan(users.import, few);
    await operator.call(users.import, { ...few, plan: token }, { onProgress: ({ done }) => heardOf.push(done) });
    assert.ok(heardOf.length >= 20, `${heardOf.length} reports of 39 rows`);
    const other = fileOf('Visat namn;Användarnamn', ...people(400), ';maj', 'Per Ek;per');
    const { token: plan } = await operator.plan(users.import, { accountId, file: other });
    const before = await contentOf(server(), licence.id);
    const { cancelled, heard } = cancelledAtTheTenth(licence, { accountId, file: other }, plan);
    await assert.rejects(cancelled, { name: 'AbortError' });
    assert.deepEqual(await refusal(operator.call(users.import, { accountId, file: other, plan: 'none' }, { key: 'avbruten' })), [
      412,
      'plan-ended',
    ]);
    assert.equal(await contentOf(server(), licence.id), before);
    assert.equal(heard(), 10);
  });

  test('CSV-08 answers whoever cancels too late with what was done, also while it is not committed yet', async () => {
    const { operator, accountId, licence, people } = await school();
    const file = fileOf('Visat namn;Användarnamn', 'Bo Ek;bo');
    const { token: plan } = await operator.plan(users.import, { accountId, file });
    const over = new AbortController();
    const written = once(over.signal, 'abort');
    let commit = (): void => undefined;
    const committing = new Promise<void>((resolve) => (commit = resolve));
    const { env } = server();
    const transaction: Store['transaction'] = (mode, run) =>
      env.store.transaction(mode, async (tx) => {
        const output = await run(tx);
        if (mode.write && !over.signal.aborted) {
          over.abort();
          await committing;
        }
        return output;
      });
    const raw = { accountId, file };
    const call = { operation: users.import, raw, token: licence.token, planning: false, guard: plan, key: 'too-late', signal: over.signal };
    const done = handle({ ...env, store: { ...env.store, transaction } }, { ...call, onProgress: () => undefined });
    await written;
    const asked = operator.call(users.import, { accountId, file, plan: 'none' }, { key: 'too-late' });
    await Promise.race([wait(500), asked.catch(() => undefined)]);
    commit();
    assert.deepEqual(await asked, await done);
    assert.equal((await asked).added, 1);
    assert.equal((await people())['bo']?.displayName, 'Bo Ek');
  });

  test('CSV-08 tells of removing as of all other work, and a cancel in the midst of it leaves everybody there', async () => {
    const { operator, accountId, account, licence, apply, people } = await school(1000);
    const pupils = Array.from({ length: 300 }, (_, n) => `elev${n}`);
    await apply(['Visat namn;Användarnamn;Ansvarig', ...pupils.map((name, n) => `${name};${name};${n === 299 ? 'maj' : ''}`)]);
    const file = fileOf('Användarnamn;Ta bort', 'maj;x', 'per;x', ...pupils.map((name) => `${name};x`));
    const { token: plan } = await operator.plan(users.import, { accountId, file });
    const input = { accountId, file, manyRemovals: 'yes', confirmation: account.groupId ?? '' } as const;
    const before = await contentOf(server(), licence.id);
    const { cancelled, heard } = cancelledAtTheTenth(licence, input, plan);
    await assert.rejects(cancelled, { name: 'AbortError' });
    assert.deepEqual([heard(), await contentOf(server(), licence.id)], [10, before]);
    const reports: number[] = [];
    const done = await operator.call(users.import, { ...input, plan }, { onProgress: ({ done: n }) => reports.push(n) });
    assert.deepEqual(counted(done), [0, 0, 302, 0, 0, 0]);
    assert.ok(reports.length >= 20, `${reports.length} reports`);
    assert.deepEqual(
      [...reports].sort((one, other) => one - other),
      reports,
    );
    assert.deepEqual(Object.keys(await people()), ['karin']);
  });

  test('I33 mails each new address once, also when an answer is lost and the file is sent again', async () => {
    const { operator, accountId, licence } = await school();
    const addresses = [unique('bo'), unique('li')].map((name) => `${name}@skola.example`);
    const file = fileOf('Visat namn;Användarnamn;E-post', `Bo;bo;${addresses[0]}`, `Li;li;${addresses[1]}`);
    const { token: plan } = await operator.plan(users.import, { accountId, file });
    const first = await operator.call(users.import, { accountId, file, plan }, { key: 'samma-nyckel' });
    const again = await operator.call(users.import, { accountId, file, plan }, { key: 'samma-nyckel' });
    assert.deepEqual(again, first);
    const mailed = (await inbox(server().env, licence.id, 40)).map(({ to }) => to);
    for (const address of addresses) assert.equal(mailed.filter((to) => to === address).length, 1);
  });

  test('CSV-06 hands out name, sign-in name and the password or a code of those who have no address, and nobody else’s', async () => {
    const { apply, account } = await school();
    const done = await apply([
      'Visat namn;Användarnamn;E-post;Lösenord',
      'Bo;bo;;',
      `Li;li;;${password}`,
      `Kim;kim;${unique('kim')}@skola.example;`,
    ]);
    const [bo, li, ...others] = done.handOut;
    assert.deepEqual(others, []);
    assert.deepEqual([li?.displayName, li?.signInName, li?.password, li?.code], ['Li', `${account.groupId}/li`, password, undefined]);
    assert.deepEqual([bo?.displayName, bo?.signInName, bo?.password], ['Bo', `${account.groupId}/bo`, undefined]);
    assert.match(bo?.code ?? '', /^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    const signIn = { door: 'account', name: bo?.signInName ?? '', password: bo?.code ?? '' } as const;
    const nobody = clientOf(server());
    assert.deepEqual(await refusal(nobody.call(session.signIn, signIn)), [403, 'password-to-choose']);
    assert.ok(await nobody.call(session.signIn, { ...signIn, newPassword: 'mitt eget lösenord' }));
    assert.ok(await nobody.call(session.signIn, { ...signIn, password: 'mitt eget lösenord' }));
    assert.deepEqual(await refusal(nobody.call(session.signIn, signIn)), [403, 'sign-in-failed']);
  });

  test('CSV-07 changes nothing with a spreadsheet that was exported, and sends one back with its errors', async () => {
    const { operator, accountId, apply } = await school();
    await apply(['Visat namn;Användarnamn;Telefon', "'=1+1;formel;0701740605", '(tom)x;tom;+46701740605']);
    const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
    const file = await bytesOf(await operator.call(users.export, { accountId, format: 'xlsx' }));
    const plan = await operator.plan(users.import, { accountId, file });
    assert.deepEqual([plan.changes, plan.refused, plan.file?.format], [[], [], 'xlsx']);
    const template = await bytesOf(await operator.call(users.importTemplate, { accountId, format: 'xlsx' }));
    const errors = await operator.call(users.importErrors, { accountId, file: template });
    assert.equal(errors.type, users.fileTypes.xlsx);
    const again = told(await operator.plan(users.import, { accountId, file: await bytesOf(errors) }));
    assert.deepEqual(again, [...new Array<string>(3).fill('2 value-unknown'), '2 username-invalid']);
  });

  test('I35 changes nothing, and mails nobody, with a file of theirs that was exported', async () => {
    const licence = await makeLicence(server());
    const { id: accountId } = await startGroup(licence);
    const kim = `${unique('kim')}@skola.example`;
    await importInto(
      licence.operator,
      accountId,
      fileOf(
        'Visat namn;Användarnamn;Telefon;E-post',
        '"=1+1; ""x""";formel;+46 70-174 06 05;',
        'Åsa Ö;åsa;070-174 06 05;',
        `Kim;kim;;${kim}`,
      ),
    );
    for (const language of ['sv', 'en'] as const) {
      const file = await licence.operator.call(users.export, { accountId, language });
      const bytes = new Uint8Array(await file.arrayBuffer());
      assert.deepEqual([...bytes.slice(0, 3)], [0xef, 0xbb, 0xbf]);
      assert.equal((await file.text()).includes('$argon2'), false);
      const plan = await licence.operator.plan(users.import, { accountId, file: bytes });
      assert.deepEqual([plan.changes, plan.refused], [[], []]);
      const state = async () => [await everybody(licence.operator, accountId), await inbox(server().env, licence.id, 100)] as const;
      const before = await state();
      assert.equal(before[1].filter(({ to }) => to === kim).length, 1);
      const done = await licence.operator.call(users.import, { accountId, file: bytes, plan: plan.token });
      assert.deepEqual(counted(done), [0, 0, 0, 4, 0, 0]);
      assert.deepEqual(await state(), before);
    }
  });
});
