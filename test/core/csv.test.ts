import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  columns,
  fileWithErrors,
  guard,
  mostRows,
  parse,
  readWords,
  template,
  templateCells,
  textOf,
  unguard,
  writeCells,
  writeHeader,
  writeRow,
  writeSheet,
  writeUsers,
  type UserCells,
  type UserRow,
} from '@knippa/core/csv';
import { readUsers as reads } from '@knippa/core/csv';
import { readUsers, textIn } from './reading.js';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf16 = (text: string, little: boolean) => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), little);
  return new Uint8Array(view.buffer);
};
const read = (text: string) => readUsers(utf8(text));
const codes = (text: string) => read(text).problems.map(({ code, row }) => `${row} ${code}`);

/** What a user reads back as when a file of ours is read: what was null is left alone. */
function asRow({ email, phone, responsible, quota, ...user }: UserCells, row: number): UserRow {
  return {
    row,
    ...user,
    email: email ?? undefined,
    phone: phone ?? undefined,
    responsible: responsible ?? undefined,
    quota: quota ?? undefined,
    password: undefined,
    remove: undefined,
  };
}

/** Texts that spreadsheet programs, separators, quotes and our own guard stumble over. */
const hard = fc
  .tuple(
    fc.constantFrom(
      '',
      "'",
      "''",
      '=',
      '+',
      '-',
      '@',
      '\t',
      '\r',
      '\n',
      '"',
      ';',
      ',',
      '=cmd|',
      "'=",
      '(tom)',
      '(empty)',
      '-(tom)',
      'A\u030a',
      '0',
      '+46',
      '\ufeff',
    ),
    fc.string({ unit: fc.constantFrom('a', 'å', 'a\u030a', '"', ';', ',', '\t', '\r', '\n', "'", '=', ' ', '0', '\u2028', '😀') }),
    fc.constantFrom('a', '"', ';', '\r\n', "'", '\t'),
  )
  .map((parts) => parts.join('').replace(/^[ \u00a0]+/, ''))
  .filter((text) => text !== '');
const user: fc.Arbitrary<UserCells> = fc.record(
  {
    displayName: hard,
    username: hard,
    email: fc.option(hard),
    phone: fc.option(hard),
    role: fc.constantFrom('administrator', 'manager', 'user'),
    responsible: fc.option(hard),
    quota: fc.option(fc.nat({ max: 100_000 })),
    primaryContact: fc.boolean(),
    permissions: fc.record(
      { create: fc.boolean(), publish: fc.boolean(), documents: fc.boolean(), resetPassword: fc.boolean() },
      { noNullPrototype: true },
    ),
  },
  { noNullPrototype: true },
);
const numbered = (users: readonly UserCells[]) => users.map((one, index) => ({ ...one, username: `${one.username}${index}z` }));

const swedish = 'Visat namn;Användarnamn;E-post;Telefon;Roll;Ansvarig;Max antal användare;Huvudadmin;Publicera;Lösenord;Ta bort\r\n';
const åsa = 'Åsa Öberg;åsa;asa@lindsta.example;+46701234567;Manager;;30;nej;ja;;\r\n';

describe('round trip', () => {
  it('I34 reads back what it wrote: formulas, quotes, separators, line breaks, å of two characters', () => {
    fc.assert(
      fc.property(fc.array(user, { maxLength: 8 }), fc.constantFrom('sv', 'en'), (some, language) => {
        const users = numbered(some);
        const { rows, problems } = read(writeUsers(users, language));
        assert.deepEqual(problems, []);
        assert.deepEqual(
          rows,
          users.map((one, index) => asRow(one, index + 2)),
        );
      }),
      { numRuns: 1_000 },
    );
    const cells = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(cells, { minLength: 1 }), (rows) => {
        const written = rows.map((row) => writeCells(['first', ...row.map(guard)], ';')).join('');
        assert.deepEqual(
          parse(written).rows.map(([, ...row]) => row.map(unguard)),
          rows,
        );
      }),
    );
  });

  it('CSV-07 lets nothing run as a formula, and takes exactly one apostrophe away', () => {
    for (const cell of ['=1+1', '+46701234567', '-1', '@SUM(A1)', '\t=1', '\r=1', "'x", "''x"]) {
      assert.equal(guard(cell), `'${cell}`);
      assert.equal(unguard(guard(cell)), cell);
    }
    for (const cell of ['', 'a=1', 'Åsa', '070-123 45 67']) assert.equal(guard(cell), cell);
    fc.assert(
      fc.property(user, (one) => {
        for (const language of ['sv', 'en'] as const)
          for (const cell of parse(writeHeader(language) + writeRow(one, language)).rows[1] ?? [])
            assert.doesNotMatch(cell, /^[=+\-@\t\r]/);
      }),
    );
    assert.equal(read('Username;Phone\nanna;+46701234567\n').rows[0]?.phone, '+46701234567', 'a file that people wrote has no guard');
    assert.equal(read(`Username;Display name\nanna;'(tom)\n`).rows[0]?.displayName, '(tom)');
  });

  it('CSV-07 sends a file back with its errors so that nothing in it runs, and reads of it what was in the file', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(hard, hard, hard), { minLength: 1, maxLength: 6 }), (rows) => {
        const sent = utf8(['=Visat namn', 'Användarnamn', 'Telefon'].join(';') + '\r\n' + rows.map((row) => writeCells(row, ';')).join(''));
        const options = { ignoreUnknownColumns: true };
        const { problems, rows: read } = readUsers(sent, options);
        const back = utf8([...fileWithErrors(sent, {}, problems, 'sv')].join(''));
        for (const cell of parse(textIn(back).text).rows.flat()) assert.doesNotMatch(cell, /^[=+\-@\t\r]/);
        assert.deepEqual(readUsers(back, options).rows, read);
        assert.deepEqual(utf8([...fileWithErrors(back, {}, problems, 'sv')].join('')), back);
      }),
      { numRuns: 300 },
    );
    const back = [...fileWithErrors(utf8('Användarnamn;E-post\r\na;=1+1\r\nb;(tom)\r\n'), {}, [], 'sv')].join('');
    assert.equal(back, "\ufeffAnvändarnamn;E-post;Fel\r\na;'=1+1;\r\nb;(tom);\r\n");
  });

  it('CSV-01 writes Swedish with semicolons and English with commas, both behind a BOM and with CRLF', () => {
    const one = {
      displayName: 'Åsa; "Ö"',
      username: 'åsa',
      email: null,
      phone: '+46 70',
      role: 'manager',
      responsible: null,
      quota: 0,
      primaryContact: false,
    } as const;
    const permissions = { create: true, publish: false, documents: true, resetPassword: true };
    assert.equal(
      writeUsers([{ ...one, permissions }], 'sv'),
      '\ufeffVisat namn;Användarnamn;E-post;Telefon;Roll;Ansvarig;Max antal användare;Huvudadmin;Skapa dokument;Publicera;Mina dokument;Återställa lösenord;Ta bort\r\n' +
        `"Åsa; ""Ö""";åsa;;'+46 70;Manager;;0;nej;ja;nej;ja;ja;\r\n`,
    );
    assert.ok(writeHeader('en').startsWith('\ufeffDisplay name,Username,E-mail,Phone,Role,Responsible,Quota,Primary contact,Create,'));
  });
});

/** What rows say, without what they do not. */
const saying = (rows: readonly UserRow[]): unknown => JSON.parse(JSON.stringify(rows));

describe('reading', () => {
  it('CSV-02 reads every encoding, delimiter and line break alike', () => {
    const expected = read(swedish + åsa).rows;
    assert.deepEqual(saying(expected), [
      {
        row: 2,
        username: 'åsa',
        displayName: 'Åsa Öberg',
        email: 'asa@lindsta.example',
        phone: '+46701234567',
        role: 'manager',
        quota: 30,
        primaryContact: false,
        permissions: { publish: true },
      },
    ]);
    const names = { ';': 'semicolon', ',': 'comma', '\t': 'tab' } as const;
    for (const delimiter of [';', ',', '\t'] as const)
      for (const end of ['\r\n', '\n', '\r']) {
        const text = (swedish + åsa).replaceAll(';', delimiter).replaceAll('\r\n', end);
        const bytes = {
          'utf-8': utf8(text),
          bom: utf8(`\ufeff${text}`),
          'utf-16le': utf16(`\ufeff${text}`, true),
          'utf-16be': utf16(`\ufeff${text}`, false),
          'windows-1252': latin(text),
        };
        for (const [encoding, file] of Object.entries(bytes)) {
          const { rows, problems, read } = readUsers(file);
          assert.deepEqual({ rows, problems }, { rows: expected, problems: [] });
          assert.deepEqual([read.encoding, read.delimiter], [encoding === 'bom' ? 'utf-8' : encoding, names[delimiter]]);
        }
      }
    assert.deepEqual(read(`sep=;\r\n${swedish}${åsa}`).rows, expected);
    assert.deepEqual(read((swedish + åsa).normalize('NFD')).problems, []);
  });

  it('CSV-02 reads a long text whole, wherever its pieces break off', () => {
    // letters of one to four bytes, so that the break after each megabyte falls into each of them
    const text = 'aå€😀'.repeat(330_000);
    const lines = text.replace(/.{900}/gu, '$&\n').split('\n');
    for (const shift of ['', 'x', 'xx', 'xxx']) {
      const whole = shift + lines.join('\n');
      const files = { 'utf-8': utf8(whole), 'utf-16le': utf16(`\ufeff${whole}`, true), 'utf-16be': utf16(`\ufeff${whole}`, false) };
      for (const [encoding, bytes] of Object.entries(files)) {
        const read = textOf(bytes);
        assert.ok(!('code' in read));
        assert.equal(read.encoding, encoding);
        assert.ok([...read.pieces].join('') === whole, `${encoding}, moved by ${shift.length}`);
      }
    }
    // one too large to be kept is read as often as is asked
    const large = textOf(new Uint8Array(33 << 20).fill(0x61));
    assert.ok(!('code' in large));
    for (const time of ['first', 'second'])
      assert.equal(
        [...large.pieces].reduce((sum, { length }) => sum + length, 0),
        33 << 20,
        time,
      );
  });

  it('CSV-02 knows headings, roles and answers in both languages, in any order and case', () => {
    const { rows, problems } = read(
      'ROLE,epost,Användarnamn,CREATE,mina dokument,Remove\nAnvändare,A@x.example,a,Yes,NEJ,x\nadministrator,,b,,ja,\n',
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(saying(rows), [
      { row: 2, username: 'a', role: 'user', email: 'A@x.example', permissions: { create: true, documents: false }, remove: true },
      { row: 3, username: 'b', role: 'administrator', permissions: { documents: true } },
    ]);
  });

  it('CSV-03 leaves alone what is empty or absent, and clears what says so', () => {
    const { rows } = read('Username;E-mail;Phone;Responsible;Quota;Display name\na;;(tom);(EMPTY);(tom);\n');
    assert.deepEqual(saying(rows), [{ row: 2, username: 'a', phone: null, responsible: null, quota: null, permissions: {} }]);
    assert.deepEqual(codes('Username;Display name;Role;Create\n(tom);a;;\nb;(tom);;\nc;;(tom);\nd;;;(tom)\n'), [
      '2 not-clearable',
      '2 username-missing',
      '3 not-clearable',
      '4 not-clearable',
      '5 not-clearable',
    ]);
  });

  it('CSV-04 names row and column of what it cannot take, and loses no row in silence', () => {
    const { rows, problems } = read(
      'Användarnamn;Roll;Max antal användare;Publicera\r\na;Chef;;\r\nb;;3,5;\r\n\r\nc;;;kanske\r\n;Manager;;\r\nd\r\ne;;;;extra\r\n"f"x;;;\r\ng;Användare;;\r\n',
    );
    assert.deepEqual(
      problems.map(({ row, column, code, params }) => [row, column, code, Object.values(params)[0]]),
      [
        [2, 'Roll', 'value-unknown', 'Chef'],
        [3, 'Max antal användare', 'value-unknown', '3,5'],
        [5, 'Publicera', 'value-unknown', 'kanske'],
        [6, 'Användarnamn', 'username-missing', undefined],
        [8, undefined, 'cell-without-column', 5],
        [9, undefined, 'stray-quote', undefined],
      ],
    );
    assert.deepEqual(
      rows.map(({ row, username }) => [row, username]),
      [
        [7, 'd'],
        [10, 'g'],
      ],
    );
    assert.deepEqual(codes('Username;Phone\na;1\nb;"2\nc;3\n'), ['3 open-quote']);
  });

  it('CSV-09 refuses what is no CSV, has no header or unknown columns, or the same username twice', () => {
    const refusal = (bytes: Uint8Array, options = {}) => {
      const file = reads(bytes, options);
      return 'code' in file ? [file.code, ...Object.values(file.params)] : file.rows.length;
    };
    const ofText = (text: string) => refusal(utf8(text));
    assert.deepEqual(ofText(''), ['file-without-header']);
    assert.deepEqual(ofText('\n\n'), ['file-without-header']);
    assert.deepEqual(ofText('anna;Anna\n'), ['file-without-header']);
    assert.deepEqual(ofText('Visat namn;Roll\nAnna;User\n'), ['file-without-column', 'username']);
    assert.deepEqual(ofText('Username;Klass;Username\na;4A;b\n'), ['file-column-twice', ['Username']]);
    assert.deepEqual(ofText('Username;Användarnamn\na;b\n'), ['file-column-twice', ['Användarnamn']]);
    const unknown = 'Username;Klass;Skostorlek\na;4A;38\n';
    assert.deepEqual(ofText(unknown), ['file-unknown-columns', ['Klass', 'Skostorlek']]);
    assert.equal(refusal(utf8(unknown), { ignoreUnknownColumns: true }), 1);
    const long = `Username\n${Array.from({ length: mostRows }, (_, index) => `a${index}`).join('\n')}`;
    assert.equal(ofText(long), mostRows);
    assert.deepEqual(ofText(`${long}\none`), ['file-too-long', mostRows, mostRows + 2]);
    const twice = read('Username\nåsa\nanna\nÅSA\na\u030asa\n');
    assert.deepEqual(
      twice.rows.map(({ row }) => row),
      [3],
    );
    assert.deepEqual(
      twice.problems.map(({ code, row, params }) => [code, row, ...Object.values(params)]),
      [
        ['username-twice', 2, 4],
        ['username-twice', 4, 2],
        ['username-twice', 5, 2],
      ],
    );
    assert.deepEqual(refusal(latin('MZ\x90\0\x03')), ['file-not-text']);
    assert.deepEqual(refusal(utf16('Username\nå', true)), ['file-not-text']);
    const broken = utf8('Username;Display name\nåsa;Åsa Öberg å ä ö\n').map((byte, index) => (index === 23 ? 0x20 : byte));
    assert.deepEqual(refusal(broken), ['file-broken', 'broken']);
    assert.equal(textIn(latin('Sm\xf6rg\xe5s')).encoding, 'windows-1252');
  });

  it('CSV-02 says what nothing in the file tells for certain, and lets whoever knows better say it', () => {
    const guessed = (bytes: Uint8Array, options = {}) => readUsers(bytes, options).read.guessed;
    assert.deepEqual(guessed(latin(swedish + åsa)), ['encoding']);
    assert.deepEqual(guessed(utf8(swedish + åsa)), []);
    assert.deepEqual(guessed(utf8('Username\na\n')), ['delimiter']);
    assert.deepEqual(guessed(utf8('Username;Full name, short name\n'), { ignoreUnknownColumns: true }), ['delimiter']);
    assert.deepEqual(guessed(utf8('Username,Phone;Role\n'), { ignoreUnknownColumns: true, delimiter: 'comma' }), []);
    for (const quote of ['', '"']) {
      const note = `${quote}Anteckning (allergi, kost, övrigt, annat)${quote}`;
      const { read: how, rows: two } = readUsers(utf8(`Visat namn;Användarnamn;${note}\nÅsa;åsa;nötter, ägg\nBo;bo;\n`), {
        ignoreUnknownColumns: true,
      });
      assert.deepEqual([how.delimiter, how.guessed, two.length], ['semicolon', ['delimiter'], 2], 'the headings that are known tell');
    }
    const words = readWords(utf8('Ord;Symbol;Källa (bok, sida, rad)\nå;1;\n'));
    assert.ok('rows' in words && words.rows[0]?.symbol === '1');
    const { rows } = readUsers(latin('Username;Display name\nasa;\xc5sa\n'), { encoding: 'windows-1252' });
    assert.equal(rows[0]?.displayName, 'Åsa');
    const first = readUsers(utf8('Username;Password\nanna;hemligt lösenord\n')).read.first;
    assert.deepEqual(first, [{ row: 2, cells: ['anna', '••••••••'] }]);
    const guarded = readUsers(utf8("\nUsername;Phone\n\n'anna;'0701234567\n")).read.first;
    assert.deepEqual(guarded, [{ row: 4, cells: ['anna', '0701234567'] }], 'without the guard, under its number');
  });

  it('CSV-08 stops at a quote that is never closed, and at a cell that no column takes', () => {
    const bomb = readUsers(utf8(`Username;Phone\na;1\nb;"${'2\n'.repeat(4_000_000)}`));
    assert.deepEqual([bomb.rows.length, bomb.problems.map(({ code, row }) => `${row} ${code}`)], [1, ['3 open-quote', '3 cell-too-long']]);
    assert.deepEqual(codes(`Username;Phone\na;${'1'.repeat(2001)}\n`), ['2 cell-too-long']);
  });

  it('CSV-09 tells of a row that is longer than can be held, wherever it ends, and reads the rows behind it', () => {
    const text = (note: string, end: string) => `Username;Note;More\na;1\nb;${note}${end}${end === ';' ? '2\n' : ''}c;3\nd;"4\n5"\ne;6\n`;
    const come = (bytes: Uint8Array) => {
      const { rows, problems } = readUsers(bytes, { ignoreUnknownColumns: true });
      return [rows.map(({ username, row }) => `${row} ${username}`).join(), problems.map(({ code, row }) => `${row} ${code}`).join()];
    };
    const others = '2 a,4 c,5 d,6 e';
    // a piece of the text is 1,048,576 bytes long: the row ends before its end, at it, behind it, and some pieces on
    const inPiece = (1 << 20) - 'Username;Note;More\na;1\nb;'.length;
    for (const length of [999_990, 999_998, 1_000_100, ...[-3, -2, -1, 0, 1, 2].map((more) => inPiece + more), 5_000_000])
      for (const end of ['\n', '\r', '\r\n', ';'])
        assert.deepEqual(
          come(utf8(text('x'.repeat(length), end))),
          length < 999_995 ? ['2 a,3 b,4 c,5 d,6 e', ''] : [others, '3 row-too-long'],
          `${length} ${JSON.stringify(end)}`,
        );
    assert.deepEqual(
      come(utf8(text(`${'x'.repeat(2_000_000)};"y\nz;1`, '"\n'))),
      [others, '3 row-too-long'],
      'a quoted cell in what is passed over',
    );
    assert.deepEqual(come(utf8(text('"'.repeat(4_000_000), '\n'))), ['2 a', '3 open-quote'], 'quotes and nothing else');
  });

  it('CSV-09 tells of no columns without end, and passes over one without a heading where that is asked', () => {
    const told = (text: string) => readUsers(utf8(text), { ignoreUnknownColumns: true }).read.columns.length;
    assert.deepEqual([told(`Username;;Phone${';'.repeat(100_000)}\na\n`), told(`Username${';x'.repeat(100_000)}\na\n`)], [3, 200]);
    const unknown = reads(utf8(`Username${`;${'x'.repeat(1000)}`.repeat(500)}\na\n`));
    assert.ok('code' in unknown && unknown.code === 'file-unknown-columns');
    assert.deepEqual([unknown.params.columns.length, unknown.params.columns[0]?.length], [200, 100]);
    const seen = (file: Uint8Array, ignoreUnknownColumns: boolean) =>
      readUsers(file, { ignoreUnknownColumns }).problems.map(({ row, code }) => `${row} ${code}`);
    const noted = 'Username;;Phone;\na;nuts;1;eggs\nb;;2\n';
    assert.deepEqual(seen(utf8(noted), false), ['2 cell-without-column']);
    assert.deepEqual(seen(utf8(noted), true), []);
    assert.deepEqual(seen(utf8('Username;Phone\na;1;2\n'), true), ['2 cell-without-column'], 'beyond the header of a text');
    const sheet = writeSheet([
      ['Username', '', 'Phone'],
      ['a', 'nuts', '1', 'eggs'],
    ]);
    assert.deepEqual([seen(sheet, false), seen(sheet, true)], [['2 cell-without-column'], []]);
  });

  it('CSV-09 counts the rows that could be read if columns without a heading were passed over', () => {
    const rows = (file: Uint8Array, options = {}) => readUsers(file, options).withoutHeading;
    const noted = utf8('Username;;Phone;\na;nuts;1;eggs\nb;;2\nc;;3;eggs\nd;;4; \n');
    assert.deepEqual([rows(noted), rows(noted, { ignoreUnknownColumns: true })], [2, 0]);
    assert.equal(rows(utf8('Username;Phone\na;1;2\n')), 0, 'beyond the header of a text, where a cell may have been parted in two');
    assert.equal(rows(writeSheet([['Username'], ['a', 'nuts'], ['b']])), 1);
  });

  it('CSV-10 reads its own template as one row that is refused by its username', () => {
    for (const language of ['sv', 'en'] as const) {
      const { rows, wrong, problems, read: how } = read(template(language));
      assert.equal(how.columns.length, 14);
      assert.deepEqual(rows, []);
      assert.match(wrong[0]?.username ?? '', /[ ,]/);
      assert.deepEqual(
        problems.map(({ code, row, column }) => [code, row, column]),
        (['quota', 'primaryContact', 'remove'] as const).map((column) => ['value-unknown', 2, columns[column][language]]),
      );
      assert.ok(
        templateCells(language)[1].every((cell) => cell !== ''),
        'every column is explained',
      );
    }
  });

  it('CSV-08 reads and writes 100,000 rows, the same as were written', () => {
    const permissions = { create: true, publish: false, documents: true, resetPassword: true };
    const users = Array.from({ length: 100_000 }, (_, index) => ({
      displayName: `Åsa "Märta" Öberg ${index}`,
      username: `åsaöberg${index}`,
      email: `asa.oberg${index}@lindsta.example`,
      phone: '+46701234567',
      role: 'user' as const,
      responsible: 'lärare',
      quota: null,
      primaryContact: false,
      permissions,
    }));
    const begun = performance.now();
    const bytes = utf8(writeUsers(users, 'sv'));
    const written = performance.now();
    const { rows, problems } = readUsers(bytes);
    const done = performance.now();
    assert.deepEqual([rows.length, problems.length], [100_000, 0]);
    assert.ok(written - begun < 6_000, `wrote in ${written - begun} ms`);
    assert.ok(done - written < 6_000, `read in ${done - written} ms`);
    if (process.env['KNIPPA_FIGURES']) console.log({ bytes: bytes.length, written: written - begun, read: done - written });
  });
});
