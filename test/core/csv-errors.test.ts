import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { judgedOf } from '@knippa/core';
import { fileWithErrors, readUsers as reads, tableOf, writeCells, writeSheet } from '@knippa/core/csv';
import { reportOf, sentFiles } from '../corpus/files.js';
import { contextOf, corpusPeople, judged } from './judging.js';
import { readUsers } from './reading.js';

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytesOf = (parts: Iterable<string | Uint8Array>) =>
  Buffer.concat([...parts].map((part) => (typeof part === 'string' ? utf8(part) : part)));

/** The file of errors of whatever is wrong with a file by itself. */
function errorsOf(sent: Uint8Array, options = {}, language: 'sv' | 'en' = 'sv'): Uint8Array {
  return bytesOf(fileWithErrors(sent, {}, readUsers(sent, options).problems, language));
}
const textOf = (sent: string) => new TextDecoder().decode(errorsOf(utf8(sent))).split('\r\n');
const told = (file: Uint8Array, options = {}) => readUsers(file, options).problems.map(({ row, code }) => `${row} ${code}`);

/** The cells of a file, each without what guards it, and what clears a value as one. */
function cellsOf(bytes: Uint8Array): string[][] {
  const table = tableOf(bytes, { delimiter: 'semicolon' }, () => undefined);
  assert.ok(!('code' in table));
  return Array.from(table.rows, (row) => {
    assert.ok(!('code' in row));
    return row.cells.map((cell) => table.plain(/^[-\s]*\(tom\)\s*$/.test(cell) ? '(tom)' : cell));
  });
}

/** Rows without the empty cells at their ends, and without those behind the last that has anything in it. */
function withoutEnds(rows: readonly (readonly string[])[]): string[][] {
  const ended = rows.map((row) => row.slice(0, row.findLastIndex((cell) => cell !== '') + 1));
  return ended.slice(0, ended.findLastIndex((row) => row.length > 0) + 1);
}

test('CSV-04 keeps a cell beyond the headings in the file of errors, where it is refused for as long as it is there', () => {
  const lines = textOf('Visat namn;Användarnamn\nAnna;Ek;anna\nBo;bo\n');
  assert.deepEqual(lines, ['Visat namn;Användarnamn;Fel', 'Anna;Ek;Cell 4 har ingen rubrik i första raden.;anna', 'Bo;bo;', '']);
  for (const options of [{}, { ignoreUnknownColumns: true }])
    assert.deepEqual(told(utf8(lines.join('\r\n')), options), ['2 cell-without-column']);
  const sheet = writeSheet([
    ['Användarnamn', 'Telefon'],
    ['anna', '', 'börjar i maj'],
  ]);
  assert.deepEqual(cellsOf(errorsOf(sheet))[1], ['anna', '', 'Cell 4 har ingen rubrik i första raden.', 'börjar i maj']);
});

test('CSV-04 refuses a row that could not be read as it stood until it is mended and its errors are taken away', () => {
  const unread = 'Raden gick inte att läsa som den stod. Rätta den, och töm sedan den här cellen.';
  const cases = [
    ['"Anna"Ek;anna', 'AnnaEk;anna;', 'Ett citattecken står på fel ställe. Skriv två citattecken för att få ett i en cell.'],
    ['Anna;"anna', 'Anna;anna;', 'Ett citattecken avslutas aldrig, så resten av filen har inte lästs.'],
  ] as const;
  for (const [row, cells, what] of cases) {
    const [header = '', again = ''] = textOf(`Visat namn;Användarnamn\n${row}`);
    assert.equal(again.replaceAll('"', ''), `${cells}${what} ${unread}`);
    for (const language of ['sv', 'en'] as const) {
      const once = errorsOf(utf8(`Visat namn;Användarnamn\n${row}`), {}, language);
      assert.deepEqual(told(once), ['2 row-unread'], language);
      const back = errorsOf(once, {}, language === 'sv' ? 'en' : 'sv');
      assert.deepEqual(told(back), ['2 row-unread'], 'however often it is sent, in whatever language');
    }
    const [problem] = readUsers(utf8(`${header}\n${again}`)).problems;
    assert.deepEqual([problem?.column, problem?.username], ['Fel', 'anna']);
    assert.equal(readUsers(utf8(`${header}\n${cells}`)).rows.length, 1);
  }
  const long = utf8(`Användarnamn;Fel\na;${'x'.repeat(1_000_000)}\nb;gammalt\n`);
  assert.deepEqual([told(long), told(errorsOf(long))], [['2 row-too-long'], ['2 row-unread']]);
});

const headers = [
  ['Användarnamn'],
  ['Visat namn', 'Användarnamn', 'Roll'],
  ['Visat namn', '', 'Användarnamn', ''],
  ['Fel', 'Användarnamn', 'Telefon'],
  ['Användarnamn', 'Visat namn', 'Errors', '', 'Max antal användare'],
  ['Klass', 'Användarnamn', 'Telefon'],
];
const cell = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('', 'a', 'Anna Ek', 'anna', '7', 'ja', '(tom)', '-(tom)', ' ', '\u00a0') },
  fc.constantFrom("'", "''x", '=1+1', '+46', '0701', 'x;y', 'a\nb', '1,5', '"x"', '\t', 'å'.repeat(2001), '_x000D_'),
  fc.string({ unit: fc.constantFrom('a', '"', ';', "'", '=', ' ', '\n', 'å'), maxLength: 6 }),
);
/** A cell as it stands in a text, sometimes with a quote where none may be. */
const raw = fc.oneof(
  { weight: 6, arbitrary: cell.map((text) => writeCells([text], ';').slice(0, -2)) },
  fc.constantFrom('"Anna"Ek', '"a;b" ', '"=1"+1', '"', '"anna', 'a"b', '""x'),
);
const tableIn = <Cell>(of: fc.Arbitrary<Cell>) =>
  fc.record({
    above: fc.constantFrom([], ['', '  '], ['']),
    header: fc.constantFrom(...headers),
    rows: fc.array(fc.array(of, { minLength: 1, maxLength: 7 }), { maxLength: 6 }),
    pass: fc.boolean(),
  });
const ofText = tableIn(raw).map(({ above, header, rows, pass }) => ({
  sent: utf8([...above, header.join(';'), ...rows.map((row) => row.join(';'))].join('\n')),
  options: { ignoreUnknownColumns: pass || header.includes('Klass') },
}));
const ofSheet = tableIn(fc.oneof(cell, fc.constantFrom('A\0', 'A\ud800', '\udc00'))).map(({ above, header, rows, pass }) => ({
  sent: writeSheet([...above.map((blank) => [blank]), header, ...rows]),
  options: { ignoreUnknownColumns: pass || header.includes('Klass') },
}));

test('CSV-04 sends every cell back, and refuses and takes the same rows when the file of errors is sent again', () => {
  let refused = 0;
  fc.assert(
    fc.property(fc.oneof(ofText, ofSheet), ({ sent, options }) => {
      const first = readUsers(sent, options);
      const errors = errorsOf(sent, options);
      const cells = cellsOf(errors);
      const before = cellsOf(sent);
      const top = before.findIndex((row) => row.some((text) => text.trim() !== ''));
      const names = ['Fel', 'Errors'];
      const there = before[top]?.some((heading) => names.includes(heading));
      const at = cells[top]?.findIndex((heading) => names.includes(heading)) ?? -1;
      const without = (rows: readonly (readonly string[])[]) =>
        withoutEnds(rows.map((row, number) => (number < top ? row : row.filter((_, index) => index !== at))));
      // without the column of errors it is the file that was sent
      assert.deepEqual(without(cells), there ? without(before) : withoutEnds(before));
      const again = readUsers(errors, options);
      assert.deepEqual(again.rows, first.rows);
      const unread = new Set(['open-quote', 'stray-quote', 'row-too-long']);
      const placed = (index: number) => (there || index <= at ? index : index + 1);
      const known = first.problems.map(({ row, code, column, params }) =>
        unread.has(code)
          ? `${row} row-unread ${again.headings.errors}`
          : `${row} ${code} ${column} ${'cell' in params ? placed(params.cell) : ''}`,
      );
      const now = again.problems.map(({ row, code, column, params }) => `${row} ${code} ${column} ${'cell' in params ? params.cell : ''}`);
      assert.deepEqual(now.map((text) => text.trim()).sort(), [...new Set(known.map((text) => text.trim()))].sort());
      refused += known.length;
      assert.ok(!('code' in reads(errors, options)));
    }),
    { numRuns: 800 },
  );
  assert.ok(refused > 500, `${refused} refusals`);
});

test('CSV-04 lets each file of the corpus do what it did when its file of errors is sent instead, and refuses the same rows', () => {
  let files = 0;
  for (const { what, bytes } of sentFiles) {
    const file = reads(bytes);
    if ('code' in file) continue;
    const { facts, subject } = contextOf(file, corpusPeople, 7);
    const errors = bytesOf(fileWithErrors(bytes, {}, judgedOf(facts, subject.account).problems, 'sv'));
    const [before, after] = [file, readUsers(errors)].map((one) => {
      const { changes, refused } = judged(one, corpusPeople, 7);
      return [reportOf({ changes }), ...new Set(refused.map(({ row }) => row))];
    });
    assert.deepEqual(after, before, what);
    files++;
  }
  assert.ok(files > 100, `${files} files`);
});
