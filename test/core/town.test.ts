import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parse, type UserRow } from '@knippa/core/csv';
import { townSchool } from '../../stories/town/cast.js';
import { townPasswords } from '../../stories/town/passwords.js';
import { people as schoolPeople } from '../tables/school.js';
import { readUsers, textIn } from './reading.js';
import { cleanName, emailKey, fold, isEmail, isName, passwordProblem } from '../../packages/core/src/names.js';
import { phaseOf } from '../../packages/core/src/phase.js';

const town = new URL('../../stories/town/', import.meta.url);
const bytes = (file: string) => readFileSync(new URL(file, town));

/** A file's rows by heading; each row has as many cells as the header. */
function table(file: string): Record<string, string>[] {
  const { text } = textIn(bytes(file));
  const { delimiter, rows } = parse(text);
  assert.equal(delimiter, ';');
  const [header = [], ...rest] = rows;
  return rest.map((cells) => {
    assert.equal(cells.length, header.length, `${file}: ${cells.join(';')}`);
    return Object.fromEntries(header.map((heading, index) => [heading, cells[index] ?? '']));
  });
}

const entitlements = table('entitlements.csv');
const accounts = table('accounts.csv');
const documents = table('documents.csv');
const groups = accounts.filter((account) => account['Grupp-ID'] !== '');
const usersOf = new Map(groups.map((group) => [group['Grupp-ID'] ?? '', readUsers(bytes(`users/${group['Grupp-ID']}.csv`))]));
const people = [...usersOf.values()].flatMap(({ rows }) => rows);
const allDifferent = (keys: readonly string[], what: string) => assert.equal(new Set(keys).size, keys.length, what);

describe('the demo municipality', () => {
  it('is one licence, four entitlements, 40 accounts, 2,000 users and 400 documents', () => {
    const [licence, ...more] = table('licence.csv');
    assert.deepEqual(
      [licence?.['Namn'], licence?.['Giltig från'], licence?.['Giltig till'], more.length],
      ['Lindsta kommun', '2026-02-27', '2027-02-26', 0],
    );
    assert.equal(phaseOf(licence?.['Giltig till'] ?? '', new Date('2027-02-26T22:59:59Z')), 'active');
    assert.ok(isEmail(licence?.['E-post'] ?? '') && isName(licence?.['Användarnamn'] ?? ''));
    assert.equal(entitlements.length, 4);
    assert.equal(accounts.length, 40);
    assert.equal(accounts.length + people.length, 2_000, 'each account has its first administrator, or its one user');
    assert.equal(documents.length, 400);
    assert.equal(readdirSync(new URL('users/', town)).length, groups.length);
  });

  it('reads without a problem, in the form of a Swedish spreadsheet program', () => {
    for (const [id, { problems, read }] of usersOf) {
      assert.deepEqual(problems, [], id);
      assert.deepEqual([read.encoding, read.delimiter, read.columns.length], ['utf-8', 'semicolon', 14]);
      assert.deepEqual([...bytes(`users/${id}.csv`).subarray(0, 3)], [0xef, 0xbb, 0xbf]);
      assert.match(bytes(`users/${id}.csv`).toString(), /^[^\n]*[^\r\n]\r\n/);
    }
    assert.ok(people.some(({ phone }) => phone?.startsWith('+46')));
  });

  it('leaves places of some entitlements, and is full in one', () => {
    const free = Object.fromEntries(
      entitlements.map((entitlement) => {
        const started = accounts.filter((account) => account['Köpt kontotyp'] === entitlement['Namn']).length;
        return [entitlement['Namn'], [started, Number(entitlement['Köpta'])]];
      }),
    );
    assert.deepEqual(free, { 'En användare': [8, 10], 'Klass eller grupp': [28, 30], Skola: [4, 4], Organisation: [0, 1] });
  });

  it('USR-17 has names, usernames, addresses and group ids that may be, each once where it must be', () => {
    allDifferent(
      groups.map((group) => fold(group['Grupp-ID'] ?? '')),
      'group ids',
    );
    allDifferent(
      [...accounts.map((account) => account['E-post'] ?? ''), ...people.flatMap(({ email }) => email ?? [])].map(emailKey),
      'e-mail addresses',
    );
    for (const account of accounts) {
      assert.ok(cleanName(account['Kontonamn'] ?? '') && cleanName(account['Visat namn'] ?? '') && isEmail(account['E-post'] ?? ''));
      if (account['Grupp-ID'] !== '') assert.ok(isName(account['Grupp-ID'] ?? '') && isName(account['Användarnamn'] ?? ''));
    }
    for (const person of people) {
      assert.equal(cleanName(person.displayName ?? ''), person.displayName);
      assert.ok(isName(person.username), person.username);
      if (person.email) assert.ok(isEmail(person.email), person.email);
      if (person.phone) assert.match(person.phone, /^\+?[0-9][0-9 ()/.-]{2,30}$/);
    }
    for (const group of groups) {
      const rows = usersOf.get(group['Grupp-ID'] ?? '')?.rows ?? [];
      allDifferent([group['Användarnamn'] ?? '', ...rows.map(({ username }) => username)].map(fold), `usernames of ${group['Grupp-ID']}`);
    }
    assert.ok(people.some(({ displayName = '' }) => displayName.length > 60));
  });

  it('USR-19 keeps capacities, quotas and responsibles', () => {
    for (const group of groups) {
      const rows = usersOf.get(group['Grupp-ID'] ?? '')?.rows ?? [];
      const capacity = Number(entitlements.find((entitlement) => entitlement['Namn'] === group['Köpt kontotyp'])?.['Användare per konto']);
      assert.ok(rows.length + 1 <= capacity, `${group['Grupp-ID']}: ${rows.length + 1} of ${capacity}`);
      keepsQuotas(rows, group['Användarnamn'] ?? '');
    }
    const sizes = [...usersOf.values()].map(({ rows }) => rows.length + 1);
    assert.ok(sizes.includes(30), 'one class is full');
    assert.ok(Math.min(...sizes) < 10 && Math.max(...sizes) > 300);
  });

  it('gives five people a password, and administrators none', () => {
    const known = people.filter(({ password }) => password !== undefined);
    assert.deepEqual(known.map(({ role }) => role).sort(), ['manager', 'manager', 'user', 'user', 'user']);
    for (const { password = '' } of known) assert.equal(passwordProblem(password), undefined);
    const readme = bytes('README.md').toString();
    for (const { password = '', username } of known) assert.ok(readme.includes(password) && readme.includes(username));
  });

  it('FLD-06 tells who signs in to see what of the example school', () => {
    const readme = bytes('README.md').toString();
    const rows = usersOf.get(townSchool.groupId)?.rows ?? [];
    for (const { key, role } of schoolPeople) {
      const username = townSchool.cast[key] ?? '';
      assert.ok(readme.includes(`\`${townSchool.groupId}/${username}\``), key);
      if (key !== 'rektor') assert.equal(rows.find((row) => row.username === username)?.role, role, key);
    }
    for (const password of [townPasswords.administrator, townPasswords.school]) {
      assert.equal(passwordProblem(password), undefined);
      assert.ok(readme.includes(password));
    }
  });

  it('has documents of people who may create them and keep them', () => {
    const owners = new Map<string, UserRow | undefined>(
      accounts.map((one) => [`${one['Grupp-ID']}/${one['Användarnamn'] || one['E-post']}`, undefined]),
    );
    for (const [id, { rows }] of usersOf) for (const row of rows) owners.set(`${id}/${row.username}`, row);
    for (const document of documents) {
      const owner = `${document['Grupp-ID']}/${document['Användare']}`;
      assert.ok(owners.has(owner), owner);
      const { create = true, documents = true } = owners.get(owner)?.permissions ?? {};
      assert.ok(create && documents, owner);
      assert.ok(cleanName(document['Titel'] ?? '') && document['Text']);
    }
    assert.ok(documents.some((document) => document['Text']?.includes('\n\n')));
  });

  it('has a class list to import by hand, which fits into an account that was just started', () => {
    const { rows, problems } = readUsers(bytes('klass-5b.csv'));
    assert.deepEqual(problems, []);
    assert.equal(rows.length, 26);
    assert.equal(rows.filter(({ role }) => role === 'manager').length, 1);
    keepsQuotas(rows, '');
    const taken = new Set(people.flatMap(({ email }) => (email ? emailKey(email) : [])));
    for (const { email } of rows) assert.ok(!email || !taken.has(emailKey(email)), email ?? '');
  });
});

/** Every responsible is there and may be one, none has more `user`s than the quota says, and who leads has an address. */
function keepsQuotas(rows: readonly UserRow[], firstAdministrator: string): void {
  const byName = new Map(rows.map((row) => [fold(row.username), row]));
  const belonging = new Map<string, number>();
  for (const { username, role, responsible, email, quota, permissions } of rows) {
    if (role !== 'user') assert.ok(email && permissions.create && permissions.documents && permissions.resetPassword, username);
    if (role === 'administrator') assert.ok(permissions.publish, username);
    assert.equal(quota !== undefined, role === 'manager', username);
    if (!responsible) continue;
    assert.equal(role, 'user');
    assert.ok(responsible === firstAdministrator || byName.get(fold(responsible))?.role !== 'user', `${username}: ${responsible}`);
    assert.ok(responsible === firstAdministrator || byName.has(fold(responsible)), `${username}: ${responsible}`);
    belonging.set(fold(responsible), (belonging.get(fold(responsible)) ?? 0) + 1);
  }
  for (const { username, role, quota } of rows)
    if (role === 'manager') assert.ok((belonging.get(fold(username)) ?? 0) <= (quota ?? 0), username);
}
