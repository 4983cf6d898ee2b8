import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columns, templateCells, writeCells, type UserColumn } from '@knippa/core/csv';
import { judged, person } from './judging.js';
import { readUsers } from './reading.js';

const people = [person('karin', 'administrator', { primaryContact: true }), person('maj', 'manager'), person('per', 'user')];

test('CSV-10 promises in the row that explains the template nothing but what the import does', () => {
  for (const language of ['sv', 'en'] as const) {
    const [headings, cells] = templateCells(language);
    const sv = language === 'sv';
    const said = (column: UserColumn) => cells[headings.indexOf(columns[column][language])] ?? '';
    /** The values of whoever a row adds, or what is wrong with it. */
    const adds = (row: Partial<Record<UserColumn, string>>) => {
      const all = { displayName: 'Siri Ek', username: 'siri', ...row };
      const names = (Object.keys(all) as UserColumn[]).map((column) => columns[column][language]);
      const file = readUsers(new TextEncoder().encode(writeCells(names, ';') + writeCells(Object.values(all), ';')));
      const { changes, refused } = judged(file, people);
      return refused.length > 0 ? refused.map(({ code }) => code) : changes.find(({ kind }) => kind === 'added')?.values;
    };
    const manager = { role: 'Manager', email: said('email') };
    const value = (row: Parameters<typeof adds>[0], field: string) => {
      const values = adds(row);
      assert.ok(values && !Array.isArray(values), `${JSON.stringify(row)}: ${JSON.stringify(values)}`);
      return (values as Record<string, unknown>)[field];
    };

    // what stands there to be written over is taken as it is
    const asIs = {
      displayName: said('displayName'),
      email: said('email'),
      phone: said('phone'),
      role: said('role'),
      responsible: 'maj',
    };
    for (const permission of ['create', 'publish', 'documents', 'resetPassword'] as const)
      assert.equal(value({ ...asIs, [permission]: said(permission) }, permission), ['ja', 'yes'].includes(said(permission)));
    assert.equal(value(asIs, 'phone'), said('phone'));
    assert.match(said('responsible'), /^\p{L}+$/u);
    assert.deepEqual(adds({ ...asIs, responsible: said('responsible') }), ['responsible-unknown'], 'a username, of nobody');

    assert.match(said('username'), sv ? /^bokstäver och siffror,/ : /^letters and digits,/);
    assert.equal(value({ username: 'åsa3b' }, 'username'), 'åsa3b');
    assert.deepEqual(adds({ username: 'åsa-3b' }), ['username-invalid']);

    const [, of, clears, clearsTo] = /^(.+): .+, .+ (\(.+\)) \S+ (\d+)$/.exec(said('quota')) ?? [];
    assert.equal(of, sv ? 'för en manager' : 'for a manager');
    assert.equal(clears, sv ? '(tom)' : '(empty)');
    assert.equal(value({ ...manager, quota: clears }, 'quota'), Number(clearsTo));
    assert.equal(value({ ...manager, quota: '7' }, 'quota'), 7);
    assert.deepEqual(adds({ quota: '7' }), ['quota-of-manager']);

    assert.match(said('primaryContact'), sv ? /^ja, för en administratör$/ : /^yes, for an administrator$/);
    const yes = said('primaryContact').split(',')[0] ?? '';
    assert.equal(value({ ...manager, role: sv ? 'Administratör' : 'Administrator', primaryContact: yes }, 'primaryContact'), true);
    assert.deepEqual(adds({ primaryContact: yes }), ['contact-of-administrator']);

    const [least = 0] = said('password').match(/\d+/)?.map(Number) ?? [];
    const letters = 'qzxjwvkp'.repeat(10);
    assert.equal(value({ password: letters.slice(0, least) }, 'username'), 'siri');
    assert.deepEqual(adds({ password: letters.slice(0, least - 1) }), ['password-invalid']);
    assert.equal(value({ password: '' }, 'username'), 'siri', 'or nothing');

    assert.match(said('remove'), /^x /);
    const removing = readUsers(new TextEncoder().encode(`${columns.username[language]};${columns.remove[language]}\nper;x\n`));
    assert.deepEqual(
      judged(removing, people).changes.map(({ kind, id }) => [kind, id]),
      [['removed', 'id-per']],
    );
  }
});
