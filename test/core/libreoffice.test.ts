import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { headerCells, parse, readSheet, unguard, unmarkWord, userCells } from '@knippa/core/csv';
import { judged, person } from './judging.js';
import { readUsers, textIn } from './reading.js';
import { cells, classList, delimiters, encodings, exports, locales, users } from '../golden/tables.js';

/** What LibreOffice read and saved, when `scripts/libreoffice.ts` was run: that it is what we write today, the first test shows. */
const golden = (name: string) => readFileSync(`test/golden/libreoffice/${name}`);

const sheetOf = (bytes: Uint8Array) => [...readSheet(bytes)] as (readonly string[])[];

/** A text file's cells, and how they are written in it. */
function textOf(bytes: Uint8Array) {
  const { encoding, text } = textIn(bytes);
  return { encoding, ...parse(text.replace(/^\ufeff/, '')) };
}

/** Cells as LibreOffice holds them: it has one kind of line break. */
const oneLineBreak = (rows: readonly (readonly string[])[]) => rows.map((row) => row.map((cell) => cell.replace(/\r\n?/g, '\n')));

/** Rows without the empty cells at their ends, which a sheet may leave out. */
const withoutEnds = (rows: readonly (readonly string[])[]) => rows.map((row) => row.slice(0, row.findLastIndex((cell) => cell !== '') + 1));

const values: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'users-sv.csv': [headerCells('sv'), ...users.map((user) => userCells(user, 'sv'))],
  'users-en.csv': [headerCells('en'), ...users.map((user) => userCells(user, 'en'))],
  'users.xlsx': [headerCells('sv'), ...users.map((user) => userCells(user, 'sv'))],
  'cells.csv': cells,
  'cells.xlsx': cells,
};

describe('our files in LibreOffice', () => {
  for (const [name, write] of Object.entries(exports)) {
    it(`CSV-01 ${name} is today what LibreOffice has read`, () => {
      assert.deepEqual(Buffer.from(write()), golden(name), 'run scripts/libreoffice.ts where LibreOffice is, and look at what it reads');
    });

    for (const locale of locales)
      it(`CSV-01 ${name} shows every cell as it was in LibreOffice in ${locale}`, () => {
        const bare = name.endsWith('.csv') ? unguard : unmarkWord;
        const read = textOf(golden(`${name}.${locale}.csv`)).rows.map((row) => row.map(bare));
        assert.deepEqual(oneLineBreak(read), oneLineBreak(values[name]!));
      });
  }
});

describe('LibreOffice’s files', () => {
  for (const encoding of Object.keys(encodings))
    for (const [delimiter, code] of Object.entries(delimiters))
      it(`CSV-02 reads what LibreOffice saves as ${encoding} with ${delimiter}`, () => {
        const read = textOf(golden(`saved.${encoding}.${delimiter}.csv`));
        assert.deepEqual(read, { encoding, delimiter: String.fromCharCode(code), rows: classList });
      });

  it('CSV-02 reads what LibreOffice saves as .xlsx', () => {
    assert.deepEqual(sheetOf(golden('saved.xlsx')), withoutEnds(classList));
  });

  it('CSV-02 makes one and the same plan of all ten files', () => {
    const texts = Object.keys(encodings).flatMap((encoding) =>
      Object.keys(delimiters).map((delimiter) => `saved.${encoding}.${delimiter}.csv`),
    );
    const account = [person('karin', 'administrator', { primaryContact: true })];
    const plans = [...texts, 'saved.xlsx'].map((name) => {
      const file = readUsers(golden(name));
      return { rows: file.rows, problems: file.problems, ...judged(file, account) };
    });
    assert.equal(plans.length, 10);
    const [first, ...others] = plans;
    // the name of two lines is refused, the others are added
    assert.deepEqual([first!.rows.length, first!.changes.length, first!.refused.length], [5, 4, 1]);
    for (const other of others) assert.deepEqual(other, first);
  });
});
