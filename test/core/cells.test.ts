import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import {
  guard,
  markWord,
  parse,
  readSheet,
  unguard,
  unmarkWord,
  userCells,
  usersSheet,
  writeUsers,
  type UserCells,
} from '@knippa/core/csv';
import { textIn } from './reading.js';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom(
      '0',
      '1',
      '7',
      ' ',
      '.',
      ',',
      '-',
      '/',
      ':',
      'e',
      '%',
      'jan',
      'maj',
      "'",
      '(tom)',
      '=',
      '+',
      '\t',
      '\r',
      'å',
      'a\u030a',
    ),
  }),
  fc.constantFrom('TRUE', 'sant', '(empty)', '0701234567', '1/2', '10:30', 'maj 5'),
);
const user: fc.Arbitrary<UserCells> = fc.record({
  displayName: text,
  username: text,
  email: fc.option(text),
  phone: fc.option(text),
  role: fc.constantFrom('administrator', 'manager', 'user'),
  responsible: fc.option(text),
  quota: fc.option(fc.nat({ max: 100_000 })),
  primaryContact: fc.boolean(),
  permissions: fc.record({ create: fc.boolean(), publish: fc.boolean(), documents: fc.boolean(), resetPassword: fc.boolean() }),
});

it('CSV-07 gives back every cell of every user, from a sheet as from text', () => {
  fc.assert(
    fc.property(fc.array(user, { maxLength: 5 }), fc.constantFrom('sv', 'en'), (users, language) => {
      const cells = users.map((one) => userCells(one, language));
      const [, ...sheet] = [...readSheet(usersSheet(users, language))] as (readonly string[])[];
      assert.deepEqual(
        sheet.map((row) => row.map(unmarkWord)),
        cells.map((row) => row.slice(0, -1)),
        'all but the empty cell for removal, which is last',
      );
      const [, ...rows] = parse(writeUsers(users, language)).rows;
      assert.deepEqual(
        rows.map((row) => row.map(unguard)),
        cells,
      );
    }),
    { numRuns: 300 },
  );
});

it('CSV-01 guards what a spreadsheet program would show otherwise, and leaves alone what it shows as it is', () => {
  for (const taken of [
    ...['0701234567', '007', '123456789012', '1234567890123456', '1,50', '12.5', '1E5', '5 %', '1 000', '1,000', '1 1/2', '1/2', '3-4'],
    ...[
      '2026-01-02',
      '2026-01-02 10:30',
      '10:30',
      '10:30 pm',
      '5 a',
      'jan1',
      'Maj 5',
      '3 maj 2026',
      'March 1, 2026',
      'TRUE',
      'Falskt',
      'SANT',
    ],
  ])
    assert.equal(guard(taken), `'${taken}`);
  for (const shown of [
    ...['', '0', '30', '12345678901', '070-123 45 67', '08-12 34 56', 'Åsa Öberg', 'Jan', 'Maja', 'Augusta 4A', '4A', 'elev007', 'jan.1a'],
    ...['asa@lindsta.example', 'Administratör', 'ja', 'nej', 'x', 'True North', 'anna1', 'maj2026åsa'],
  ])
    assert.equal(guard(shown), shown);
});

it('CSV-03 tells a name that is the word for clearing from a cell that clears', () => {
  for (const word of ['(tom)', "'(tom)", "''(EMPTY)", '( tom )']) {
    assert.equal(markWord(word), `'${word}`);
    assert.equal(unmarkWord(markWord(word)), word);
  }
  for (const other of ['(tom', "'tom", "'", "'=1", 'tom']) assert.deepEqual([markWord(other), unmarkWord(other)], [other, other]);
});

it('CSV-02 reads every character of Windows-1252', () => {
  const bytes = Uint8Array.from({ length: 256 - 32 }, (_, index) => index + 32);
  const decoded = textIn(bytes) as { text: string; encoding: string };
  assert.equal(decoded.encoding, 'windows-1252');
  assert.equal(decoded.text.slice(0x60, 0x80), '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ');
  assert.equal(decoded.text.length, 224);
  assert.equal(decoded.text.slice(-4), 'üýþÿ');
});
