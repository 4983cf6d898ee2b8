import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Change } from '@knippa/contract';
import { cleanName, mostPasswords, usersDeeds, type KnownUser } from '@knippa/core';
import { fileWithErrors, readUsers as read, usersSheet, writeUsers } from '@knippa/core/csv';
import fc from 'fast-check';
import { expectedOf, refusalOf, reportOf, sentFiles } from '../corpus/files.js';
import { randomHeader, randomRows } from '../random-rows.js';
import { contextOf, corpusPeople, judged, person } from './judging.js';
import { readUsers } from './reading.js';

const utf8 = (text: string) => new TextEncoder().encode(text);

/** Names as a form keeps them, among them those that spreadsheet programs stumble over. */
const displayName = fc
  .tuple(
    fc.constantFrom('', "'", "''", '=', '+', '-', '@', '(tom)', '"', '=cmd|', '1,00E+05', '007', 'TRUE', '1/2', '\u200e', '\u3164'),
    fc.string({
      unit: fc.oneof(fc.constantFrom(' ', '\u00a0', '\u2003', ';', '"', "'"), fc.string({ unit: 'grapheme', maxLength: 1 })),
      maxLength: 20,
    }),
  )
  .map((parts) => cleanName(parts.join('')))
  .filter((name) => name !== undefined);
const answers = fc.record({ create: fc.boolean(), publish: fc.boolean(), documents: fc.boolean(), resetPassword: fc.boolean() });

const pupils = fc.array(
  fc.record({
    displayName,
    phone: fc.constantFrom(null, '+46701234567', '0701234567', '070-123 45 67'),
    permissions: answers,
    responsible: fc.constantFrom(null, 'maj', 'karin'),
    email: fc.boolean(),
  }),
  { maxLength: 12 },
);

const school = pupils.map((all): KnownUser[] => [
  person('karin', 'administrator', { primaryContact: true, displayName: "'Karin" }),
  person('maj', 'manager'),
  ...all.map(({ email, ...more }, at) => person(`å${at}`, 'user', { ...more, email: email ? `elev${at}@skola.example` : null })),
]);

const forms = { csv: (...asked: Parameters<typeof writeUsers>) => utf8(writeUsers(...asked)), xlsx: usersSheet };

test('I35 changes nothing with a file that was exported and imported unchanged, as text or as a spreadsheet', () => {
  for (const [form, file] of Object.entries(forms))
    fc.assert(
      fc.property(school, fc.constantFrom('sv', 'en'), (people, language) => {
        const { changes, refused } = judged(read(file(people, language)), people);
        assert.deepEqual([changes, refused], [[], []], form);
      }),
      { numRuns: 500 },
    );
});

test('I35 takes back the longest name, also where each of its letters stands with three marks', () => {
  const displayName = cleanName('\u1f82'.repeat(255).normalize('NFD'));
  assert.equal(displayName?.length, 1020);
  const people = [person('karin', 'administrator', { primaryContact: true, displayName })];
  for (const file of Object.values(forms)) {
    const { changes, refused } = judged(read(file(people, 'sv')), people);
    assert.deepEqual([changes, refused], [[], []]);
  }
});

test('USR-17 keeps a name from a file without what stands at its ends, and takes none for another by that', () => {
  const written = (name: string) => read(utf8(`Användarnamn;Visat namn\nbo;"${name}"\n`));
  const karin = person('karin', 'administrator', { primaryContact: true });
  for (const end of ['\t', '\r', '\n', '\r\n', '\u2003', '\u00a0', '\ufeff', ' \t '])
    for (const name of [`${end}Bo Ek`, `Bo Ek${end}`, `${end}Bo Ek${end}`]) {
      const { changes, refused } = judged(written(name), [karin]);
      assert.deepEqual([changes.map((change) => change.name), refused], [['Bo Ek'], []], JSON.stringify(name));
      const again = judged(written(name), [karin, person('bo', 'user', { displayName: 'Bo Ek' })]);
      assert.deepEqual([again.changes, again.refused], [[], []], JSON.stringify(name));
    }
});

test('I32 makes of an empty account what a file of another says, and nothing else', () => {
  fc.assert(
    fc.property(school, fc.constantFrom('sv', 'en'), (people, language) => {
      const [karin, ...others] = people;
      if (!karin) return;
      const file = readUsers(utf8(writeUsers(people, language)));
      const { changes, refused } = judged(file, [karin]);
      assert.deepEqual(refused, []);
      assert.deepEqual(
        changes.map(asPerson),
        others.map(({ id: _i, ...values }) => ({ ...values, permissions: { ...values.permissions } })),
      );
    }),
    { numRuns: 300 },
  );
});

function asPerson({ name, values = {} }: Change) {
  const { create, publish, documents, resetPassword, ...rest } = values;
  return { displayName: name, ...rest, permissions: { create, publish, documents, resetPassword } };
}

test('CSV-05 lays what does not fit to the same rows whatever stands beside them, and leaves an account that holds', () => {
  const people = [
    person('karin', 'administrator', { primaryContact: true }),
    person('maj', 'manager', { quota: 2 }),
    person('å0', 'user', { responsible: 'maj' }),
    person('å1', 'user', { responsible: 'maj' }),
  ];
  fc.assert(
    fc.property(randomRows(), (lines) => {
      const { changes, refused } = judged(read(utf8([randomHeader, ...lines].join('\n'))), people, 5);
      holds(after(people, changes));
      // what was refused is refused again when it is sent alone with what was accepted: nothing is refused for nothing
      const said = new Set(refused.map(({ row: number }) => number));
      const accepted = lines.filter((_, at) => !said.has(at + 2));
      assert.deepEqual(judged(read(utf8([randomHeader, ...accepted].join('\n'))), people, 5).changes, changes);
    }),
    { numRuns: 3000 },
  );
});

/** People as a list of changes leaves them. */
function after(people: readonly KnownUser[], changes: readonly Change[]): KnownUser[] {
  const there = new Map(people.map((one) => [one.id, { ...one }]));
  for (const [at, change] of changes.entries()) {
    const one = there.get(change.id);
    if (change.kind === 'removed') there.delete(change.id);
    else if (change.kind === 'added') there.set(`new-${at}`, { ...asPerson(change), id: `new-${at}` } as unknown as KnownUser);
    else if (one && change.field !== undefined && change.field in one) Object.assign(one, { [change.field]: change.to });
  }
  return [...there.values()];
}

/** I11, I12, I13, I21 of an account of five places. */
function holds(people: readonly KnownUser[]): void {
  const said = JSON.stringify(people.map(({ username, role, responsible, quota, email }) => [username, role, responsible, quota, email]));
  assert.ok(people.length <= 5, said);
  const contacts = people.filter(({ primaryContact }) => primaryContact);
  assert.deepEqual(
    contacts.map(({ role }) => role),
    ['administrator'],
    said,
  );
  const emails = people.flatMap(({ email }) => email ?? []);
  assert.equal(new Set(emails).size, emails.length, said);
  for (const { role, responsible, quota, username, email } of people) {
    assert.equal(quota !== null, role === 'manager', said);
    assert.ok(role === 'user' || email !== null, said);
    const to = people.find((one) => one.username === responsible);
    assert.ok(responsible === null || (role === 'user' && to && to.role !== 'user'), said);
    assert.ok(quota === null || people.filter((one) => one.responsible === username).length <= quota, said);
  }
}

test('CSV-05 lists what cannot be undone first, wherever in a file of many it stands: who is removed, then which folders pass on', () => {
  const added = Array.from({ length: 600 }, (_, at) => `Ny ${at};ny${at};;;`);
  const leavers = ['maj', 'per', 'bo'];
  const rows = [
    'Visat namn;Användarnamn;Telefon;Roll;Ta bort',
    ...added,
    ';siri;0701234567;Användare;',
    ...leavers.map((name) => `;${name};;;x`),
  ];
  const people = [
    person('karin', 'administrator', { primaryContact: true }),
    person('maj', 'manager'),
    person('siri', 'manager'),
    person('per', 'user', { responsible: 'maj' }),
    person('bo', 'user'),
  ];
  const context = contextOf(read(utf8(rows.join('\n'))), people);
  const folders = ['maj', 'siri'].map((name) => ({ id: `folder-${name}`, name, ownerId: `id-${name}`, responsibleId: null }));
  const asked = { ...context, facts: { ...context.facts, folders } };
  const changes = usersDeeds.import.changes(asked);
  const told = changes.map(({ kind, resource, id, name, field }) => [kind, resource, id || name, field].filter(Boolean).join(' '));
  assert.deepEqual(told.slice(0, 10), [
    ...leavers.map((name) => `removed users id-${name}`),
    'changed folders folder-maj ownerId',
    'changed folders folder-siri ownerId',
    'changed users id-siri role',
    'changed users id-siri phone',
    'changed users id-siri quota',
    'added users Ny 0',
    'added users Ny 1',
  ]);
  assert.equal(told.length, 608);
  // people are counted beside their fields
  assert.equal(usersDeeds.import.touched?.(asked)['users.edited'], 1);
});

test('CSV-04 tells of five hundred rows that are wrong, however much is wrong with each', () => {
  const rows = Array.from({ length: 600 }, (_, at) => `Elev;elev${at};fel;1`);
  const { refused } = judged(read(utf8(['Visat namn;Användarnamn;E-post;Telefon', ...rows].join('\n'))), []);
  assert.equal(refused.length, 1000);
  assert.deepEqual([new Set(refused.map(({ row }) => row)).size, refused.at(-1)?.row], [500, 501]);
});

test('CSV-04 writes errors into the column of errors that is there, whatever its letters, its spaces and its guard', () => {
  for (const heading of ['fel', 'FEL', ' Errors ', "'Fel", 'e r r o r s']) {
    const bytes = utf8(`Användarnamn;Visat namn;${heading}\nsiri;Siri;gammalt\n`);
    const back = [...fileWithErrors(bytes, {}, [{ row: 2, code: 'name-missing', params: {} }], 'sv')].join('');
    assert.equal(back, '\ufeffAnvändarnamn;Visat namn;Fel\r\nsiri;Siri;Visat namn saknas.\r\n', heading);
    assert.ok(!('code' in read(utf8(back))), heading);
  }
});

test('CSV-08 names the row that has one password too many', () => {
  const fits = (people: number) => {
    const rows = Array.from({ length: people }, (_, at) => `Elev;elev${at};ett långt lösenord`);
    return usersDeeds.import.fits?.(contextOf(read(utf8(['Visat namn;Användarnamn;Lösenord', 'Utan;utan', ...rows].join('\n'))), []));
  };
  assert.equal(fits(mostPasswords), undefined);
  const { code, params } = fits(mostPasswords + 1) ?? {};
  assert.deepEqual([code, params], ['too-many-passwords', { most: 2000, row: mostPasswords + 3 }]);
});

test('CSV-09 says of each of 150 files what is wrong with it, and with which rows', (t) => {
  const wrong: string[] = [];
  for (const sent of sentFiles) {
    const file = read(sent.bytes);
    const said = 'code' in file ? refusalOf(file) : reportOf(judged(file, corpusPeople, 7));
    if (said !== expectedOf(sent)) wrong.push(`${sent.what}: ${said} for ${expectedOf(sent)}`);
  }
  t.diagnostic(`${sentFiles.length} files`);
  assert.deepEqual(wrong, []);
  assert.ok(sentFiles.length >= 150);
});
