import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import {
  headerCells,
  isSheet,
  readSheet,
  templateCells,
  templateSheet,
  userCells,
  usersSheet,
  writeSheet,
  type SheetProblem,
  type UserCells,
} from '@knippa/core/csv';

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const REL = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';

/** The rows of a file that can be read whole. */
function rowsOf(bytes: Uint8Array): (readonly string[])[] {
  return [...readSheet(bytes)].map((row) => {
    assert.ok(!('code' in row), `not broken: ${JSON.stringify(row)}`);
    return row;
  });
}

/** Why a file cannot be read, or undefined. */
function reasonOf(bytes: Uint8Array): string | undefined {
  let problem: SheetProblem | undefined;
  for (const row of readSheet(bytes)) if ('code' in row) problem = row;
  return problem?.reason;
}

interface Parts {
  readonly rows?: string;
  readonly strings?: string;
  readonly styles?: string;
  readonly more?: Readonly<Record<string, string>>;
}

/** A workbook as Excel lays it out, with the given inside of its sheet. */
function excel({ rows = '', strings = '', styles = '', more = {} }: Parts): Uint8Array {
  const files: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships ${REL}><Relationship Id="rId3" Type="http://x/extended-properties" Target="docProps/app.xml"/><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="${OFFICE}"><workbookPr defaultThemeVersion="166925"/><sheets><sheet name="Blad1" sheetId="4" r:id="rId7"/><sheet name="Blad2" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships ${REL}><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId7" Type="${OFFICE}/worksheet" Target="/xl/worksheets/sheet2.xml"/><Relationship Id="rId5" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId6" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet ${MAIN}><sheetData><row r="1"><c r="A1"><v>9</v></c></row></sheetData></worksheet>`,
    'xl/worksheets/sheet2.xml': `<worksheet ${MAIN}><dimension ref="A1:B2"/><sheetData>${rows}</sheetData><pageMargins left="0.7"/></worksheet>`,
    'xl/sharedStrings.xml': `<sst ${MAIN}>${strings}</sst>`,
    'xl/styles.xml': `<styleSheet ${MAIN}>${styles}</styleSheet>`,
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(HEAD + text)])));
}

/** One row whose cells stand there as given. */
const row = (...cells: string[]) => `<row r="1">${cells.join('')}</row>`;
const one = (parts: Parts) => rowsOf(excel(parts))[0];

/** A row as it is read: it ends with its last cell that has anything in it. */
const toItsLast = (cells: readonly string[]) => cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);

/** The same zip with one of its files exchanged or left out. */
function exchanged(bytes: Uint8Array, name: string, content?: Uint8Array): Uint8Array {
  const others = Object.entries(unzipSync(bytes)).filter(([other]) => other !== name);
  return zipSync(Object.fromEntries(content ? [...others, [name, content]] : others));
}

/** A word of four bytes in a zip's directory, for the file at `index` of it. */
function inDirectory(bytes: Uint8Array, name: string, offset: number, value: number): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at < copy.length - 46; at++) {
    const found =
      view.getUint32(at, true) === 0x02014b50 && new TextDecoder().decode(copy.subarray(at + 46, at + 46 + name.length)) === name;
    if (found) view.setUint32(at + offset, value, true);
  }
  return copy;
}

const SHEET = 'xl/worksheets/sheet1.xml';

describe('a sheet of ours', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom(
        '_',
        'x',
        '0',
        'D',
        '_x000D_',
        '_x005F_',
        '\r',
        '\n',
        '\t',
        ' ',
        '\0',
        '\ud83d',
        '\ude00',
        '\uffff',
        '&amp;',
        '<',
        ']]>',
        "'",
      ),
    }),
  );

  it('CSV-01 gives back every cell, whatever characters it holds', () => {
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 1, maxLength: 30 }), { maxLength: 6 }), (rows) => {
        const whole = [...rows, ['end']];
        assert.deepEqual(rowsOf(writeSheet(whole)), whole.map(toItsLast));
      }),
      { numRuns: 500 },
    );
    assert.deepEqual(rowsOf(writeSheet([])), []);
    assert.deepEqual(rowsOf(writeSheet([['a', '', 'b', '']])), [['a', '', 'b']]);
  });

  it('CSV-01 holds nothing but text, in the format of text', () => {
    const bytes = writeSheet([['=1+1', '0701234567', '', '+46']], 'A & "B"');
    const files = unzipSync(bytes);
    const xml = new TextDecoder().decode(files[SHEET]);
    assert.deepEqual(
      [...xml.matchAll(/<c r="(\w+)" s="(\d)"(?: t="(\w+)")?/g)].map(([, ...said]) => said),
      [
        ['A1', '1', 'inlineStr'],
        ['B1', '1', 'inlineStr'],
        ['C1', '1', undefined],
        ['D1', '1', 'inlineStr'],
      ],
    );
    assert.doesNotMatch(xml, /<f|<v/);
    assert.match(new TextDecoder().decode(files['xl/styles.xml']), /<cellXfs count="2"><xf [^>]*\/><xf numFmtId="49"/);
    assert.match(new TextDecoder().decode(files['xl/workbook.xml']), /name="A &amp; &quot;B&quot;"/);
    assert.deepEqual(writeSheet([['a']]), writeSheet([['a']]), 'the same rows are the same bytes');
    assert.ok(isSheet(bytes));
    for (const no of ['', 'PK', 'Username;Display name\n']) assert.ok(!isSheet(strToU8(no)));
  });

  it('CSV-10 has users and the template as the CSV file has them, without its guard', () => {
    const permissions = { create: true, publish: false, documents: true, resetPassword: false };
    const user: UserCells = {
      displayName: '(tom)',
      username: 'åsa',
      email: null,
      phone: '+46701234567',
      role: 'manager',
      responsible: null,
      quota: 30,
      primaryContact: false,
      permissions,
    };
    for (const language of ['sv', 'en'] as const) {
      const [, ...cells] = userCells(user, language);
      assert.deepEqual(rowsOf(usersSheet([user], language)), [headerCells(language), toItsLast(["'(tom)", ...cells])]);
      assert.equal(cells[2], '+46701234567');
      assert.deepEqual(rowsOf(templateSheet(language)), templateCells(language).map(toItsLast));
    }
  });
});

describe('a sheet of other programs', () => {
  it('CSV-02 reads shared texts, in runs, with their spaces and without their readings', () => {
    const strings =
      '<si><t>Åsa</t></si><si><r><rPr><b/></rPr><t xml:space="preserve">Öberg </t></r><r><t>&amp; &#229;&#x1F600;</t></r><rPh sb="0"><t>yomi</t></rPh></si>' +
      '<si><t> trimmed </t></si><si><t xml:space="preserve"> kept </t></si><si><t>a_x000D_\r\nb_x005F_x000D_</t></si><si><t/></si><si><t><![CDATA[<&amp;>]]></t></si>';
    const cells = Array.from({ length: 7 }, (_, index) => `<c t="s"><v>${index}</v></c>`);
    assert.deepEqual(one({ strings, rows: row(...cells) }), ['Åsa', 'Öberg & å😀', 'trimmed', ' kept ', 'a\r\nb_x000D_', '', '<&amp;>']);
    assert.equal(reasonOf(excel({ strings, rows: row('<c t="s"><v>7</v></c>') })), 'broken', 'a text that is not there');
  });

  it('CSV-02 reads numbers as they are meant, not as a narrow column shows them', () => {
    const numbers = {
      '4.6701234567E10': '46701234567',
      '46701234567': '46701234567',
      '1E+3': '1000',
      '1234567890123456': '1234567890123456',
      '1.2345678901234568E+19': '12345678901234600000',
      '0.30000000000000004': '0.3',
      '-12.50': '-12.5',
      '1.5E-7': '0.00000015',
      '-0': '0',
      '1e400': '1e400',
    };
    assert.deepEqual(one({ rows: row(...Object.keys(numbers).map((value) => `<c><v>${value}</v></c>`)) }), Object.values(numbers));
  });

  it('CSV-02 reads truths, formulas by their results, inline texts, and the names of errors', () => {
    const rows = row(
      '<c t="b"><v>1</v></c>',
      '<c t="b"><v>0</v></c>',
      '<c t="str"><f>CONCAT("a";"b")</f><v>a_x0009_b</v></c>',
      '<c><f>1+1</f><v>2</v></c>',
      '<c t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c>',
      '<c t="e"><v>#N/A</v></c>',
      '<c t="str"><f>x</f></c>',
      '<c t="d"><v>2026-02-27T00:00:00</v></c>',
    );
    assert.deepEqual(one({ rows }), ['TRUE', 'FALSE', 'a\tb', '2', 'inline', '#N/A', '', '2026-02-27']);
  });

  it('CSV-02 reads days as days, and zeros that a format writes before a number', () => {
    const codes = ['yyyy\\-mm\\-dd;@', '0000000000', '#,##0\\ &quot;dagar&quot;', '[$-41D]d mmmm yyyy', '[Red]0.00', 'hh:mm'];
    const formats = codes.map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${code}"/>`).join('');
    const ids = [0, 14, 164, 165, 166, 167, 168, 169, 22, 49];
    const styles = `<numFmts>${formats}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${ids.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs><cellStyles><cellStyle/></cellStyles>`;
    const cell = (style: number, value: string) => `<c s="${style}"><v>${value}</v></c>`;
    const rows = row(
      cell(0, '46054'),
      cell(1, '46054'),
      cell(2, '46054'),
      cell(3, '701234567'),
      cell(4, '46054'),
      cell(5, '59'),
      cell(6, '2.5'),
      cell(7, '0.4375'),
      cell(8, '46054.75'),
      cell(9, '46054'),
      cell(2, '61'),
      cell(2, '-1'),
    );
    assert.deepEqual(one({ styles, rows }), [
      '46054',
      '2026-02-01',
      '2026-02-01',
      '0701234567',
      '46054',
      '1900-02-28',
      '2.5',
      '10:30:00',
      '2026-02-01 18:00:00',
      '46054',
      '1900-03-01',
      '-1',
    ]);
    const workbook = `<workbook ${MAIN} xmlns:r="${OFFICE}"><workbookPr date1904="1"/><sheets><sheet name="Blad1" r:id="rId7"/></sheets></workbook>`;
    assert.deepEqual(one({ styles, rows: row(cell(1, '44592')), more: { 'xl/workbook.xml': workbook } }), ['2026-02-01']);
  });

  it('CSV-02 leaves room for missing cells and rows, and none behind the last', () => {
    const rows =
      '<row r="2"><c r="C2"><v>1</v></c></row><row r="4"><c r="A4"><v>2</v></c><c r="AB4"><v>3</v></c></row><row r="5"><c r="A5" s="1"/></row><row r="1000000"/>';
    assert.deepEqual(rowsOf(excel({ rows })), [[], ['', '', '1'], [], ['2', ...new Array<string>(26).fill(''), '3']]);
    assert.deepEqual(rowsOf(excel({ rows: '<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>' })), [['1', '2'], ['3']]);
    for (const odd of ['<row r="2"/><row r="1"/>', '<row r="x"/>', '<row r="1048577"/>', row('<c r="XFE1"/>'), row('<c r="1"/>')])
      assert.equal(reasonOf(excel({ rows: odd })), 'broken', odd);
  });

  it('CSV-02 takes the first sheet that is not hidden, by the workbook’s order and whatever its parts are called', () => {
    const list = (first: string) =>
      `<x:workbook xmlns:x="m" xmlns:q="${OFFICE}"><x:sheets><x:sheet name="a" ${first} q:id="rId1"/><x:sheet name="b" q:id="rId7"/></x:sheets></x:workbook>`;
    const of = (first: string) => one({ rows: row('<c><v>7</v></c>'), more: { 'xl/workbook.xml': list(first) } });
    assert.deepEqual([of(''), of('state="hidden"'), of('state="veryHidden"')], [['9'], ['7'], ['7']]);
    const whole = unzipSync(excel({ rows: row('<c><v>7</v></c>') }));
    const { 'xl/worksheets/sheet2.xml': sheet, 'xl/styles.xml': _Styles, 'xl/sharedStrings.xml': _Texts, ...rest } = whole;
    const moved = zipSync({ ...rest, 'XL\\WorkSheets\\Sheet2.xml': sheet! });
    assert.deepEqual(rowsOf(moved), [['7']]);
  });
});

describe('no sheet', () => {
  const good = writeSheet(Array.from({ length: 50 }, (_, index) => [`åsa${index}`, 'Öberg', '+46701234567']));

  it('CSV-09 says of a zip of another kind, an old or locked file and a damaged one what is wrong', () => {
    assert.equal(reasonOf(zipSync({ 'word/document.xml': strToU8('<a/>') })), 'no-sheet');
    assert.equal(reasonOf(zipSync({})), 'no-sheet', 'nothing but an end');
    assert.equal(reasonOf(strToU8('PK\x03\x04')), 'broken');
    assert.equal(reasonOf(new Uint8Array()), 'broken');
    assert.equal(reasonOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)), 'locked');
    assert.equal(reasonOf(inDirectory(good, SHEET, 8, 0x0801)), 'locked', 'a zip with a password');
    assert.equal(reasonOf(inDirectory(good, SHEET, 10, 12)), 'broken', 'packed in a way that no program uses');
    for (const missing of ['_rels/.rels', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels'])
      assert.equal(reasonOf(exchanged(good, missing)), 'no-sheet', missing);
    assert.equal(reasonOf(exchanged(good, SHEET)), 'broken');
  });

  it('CSV-09 loses nothing of a damaged file in silence: cut off or with one byte changed, it is whole or refused', () => {
    const whole = JSON.stringify(rowsOf(good));
    const problemOrWhole = (bytes: Uint8Array) => {
      const rows = [...readSheet(bytes)];
      assert.ok(rows.some((read) => 'code' in read) || JSON.stringify(rows) === whole);
      return rows.some((read) => 'code' in read);
    };
    for (let length = 0; length < good.length; length += 7) assert.ok(problemOrWhole(good.subarray(0, length)));
    let refused = 0;
    for (let at = 0; at < good.length; at++) if (problemOrWhole(good.map((byte, index) => (index === at ? byte ^ 0x10 : byte)))) refused++;
    assert.ok(refused > good.length / 2, `${refused} of ${good.length}`);
  });

  it('CSV-08 refuses a bomb: by the size it declares without unpacking, and by the size it has', () => {
    const began = performance.now();
    assert.equal(reasonOf(inDirectory(good, SHEET, 24, 300_000_001)), 'too-large');
    assert.ok(performance.now() - began < 1_000);
    const bomb = exchanged(good, SHEET, strToU8(`<worksheet><sheetData>${' '.repeat(20_000_000)}</sheetData></worksheet>`));
    const memory = process.memoryUsage().rss;
    assert.equal(reasonOf(inDirectory(bomb, SHEET, 24, 1_000)), 'broken', 'larger than it says');
    assert.equal(reasonOf(bomb), 'broken', 'a text longer than any cell');
    assert.ok(process.memoryUsage().rss - memory < 100_000_000);
  });

  it('CSV-09 expands no entity, takes no DTD, and no XML that is not well formed or not UTF-8', () => {
    const sheet = (xml: string | Uint8Array) => reasonOf(exchanged(good, SHEET, typeof xml === 'string' ? strToU8(xml) : xml));
    const cell = (inside: string) =>
      `<worksheet><sheetData><row><c t="inlineStr"><is><t>${inside}</t></is></c></row></sheetData></worksheet>`;
    assert.equal(sheet(cell('a')), undefined);
    for (const xml of [
      `<!DOCTYPE x [<!ENTITY a "aaaa">]>${cell('&a;')}`,
      cell('&a;'),
      cell('&nbsp;'),
      cell('a & b'),
      cell('&#x110000;'),
      cell('</b>'),
      cell('a').slice(0, -3),
      '',
      'Username;Display name',
      '<a>'.repeat(200) + '</a>'.repeat(200),
    ])
      assert.equal(sheet(xml), 'broken', xml.slice(0, 60));
    assert.equal(sheet(Uint8Array.of(...strToU8(cell('a')), 0xff)), 'broken');
  });

  it('CSV-08 takes no more of any part beside the sheet than a workbook has, nor more bytes than that comes to', () => {
    const workbook = (sheets: string) => `<workbook xmlns:r="${OFFICE}"><sheets>${sheets}</sheets></workbook>`;
    const first = '<sheet r:id="rId7"/>';
    const relations = (inside: string) =>
      `<Relationships ${REL}><Relationship Id="rId7" Type="${OFFICE}/worksheet" Target="worksheets/sheet2.xml"/>${inside}</Relationships>`;
    const rows = row('<c><v>1</v></c>');
    const most: readonly [number, (times: number) => Parts][] = [
      [5000, (times) => ({ rows, more: { 'xl/workbook.xml': workbook(first.repeat(times)) } })],
      [20_000, (times) => ({ rows, more: { 'xl/_rels/workbook.xml.rels': relations('<Relationship/>'.repeat(times - 1)) } })],
      [65_536, (times) => ({ rows, styles: `<cellXfs>${'<xf/>'.repeat(times)}</cellXfs>` })],
      [
        65_536,
        (times) => ({ rows, styles: Array.from({ length: times }, (_, id) => `<numFmt numFmtId="${id}" formatCode="0"/>`).join('') }),
      ],
      [1_000_000, (times) => ({ rows, strings: '<si/>'.repeat(times) })],
    ];
    for (const [times, parts] of most)
      assert.deepEqual([reasonOf(excel(parts(times))), reasonOf(excel(parts(times + 1)))], [undefined, 'too-large'], String(times));
    assert.equal(reasonOf(excel({ rows, strings: `<si><t>${'a'.repeat(900_000)}</t></si>`.repeat(45) })), 'too-large', 'characters');
    const whole = excel({ rows });
    for (const part of ['xl/workbook.xml', 'xl/_rels/workbook.xml.rels', '_rels/.rels', 'xl/styles.xml'])
      assert.equal(reasonOf(inDirectory(whole, part, 24, 30_000_001)), 'too-large', part);
    const directory = new DataView(new ArrayBuffer(98)); // of a zip in 64 bits: its end, where that stands, and the old end
    for (const [at, word] of Object.entries({ 0: 0x06064b50, 32: 65_537, 56: 0x07064b50, 76: 0x06054b50 }))
      directory.setUint32(Number(at), word, true);
    assert.equal(reasonOf(new Uint8Array(directory.buffer)), 'too-large', 'files');
    const began = performance.now();
    const code = `<numFmts><numFmt numFmtId="200" formatCode="${'['.repeat(900_000)}"/></numFmts>`;
    assert.equal(reasonOf(excel({ rows, styles: `${code}<cellXfs>${'<xf numFmtId="200"/>'.repeat(60_000)}</cellXfs>` })), undefined);
    assert.ok(performance.now() - began < 60_000, 'a format is asked once, and no longer than any');
  });

  it('CSV-08 makes no cells of what stands far out and is empty, nor more at once of a far column than a row of them', () => {
    const last = '<row><c t="inlineStr"><is><t>a</t></is></c></row>';
    for (const far of ['<row><c r="XFD1"/></row>', `<row>${'<c/>'.repeat(3)}</row>`, '<row/>', '<row r="3000"/>']) {
      const rows = rowsOf(excel({ rows: (far.includes('r="3000"') ? far : far.repeat(3_000)) + last }));
      assert.deepEqual([rows.length, rows.findIndex(({ length }) => length > 0), rows.at(-1)], [3_001, 3_000, ['a']], far);
    }
    const wide = excel({ rows: '<row><c r="XFD1"><v>1</v></c></row>'.repeat(2_500) });
    const before = process.memoryUsage().rss;
    let most = 0;
    let count = 0;
    for (const cells of readSheet(wide)) {
      assert.ok(!('code' in cells) && cells.length === 16_384 && cells[0] === '' && cells[16_383] === '1');
      if (count++ % 100 === 0) most = Math.max(most, process.memoryUsage().rss);
    }
    assert.equal(count, 2_500);
    assert.ok(most - before < 100_000_000, `${most - before} bytes`);
    assert.equal(
      reasonOf(excel({ rows: '<row><c r="XFD1"><v>1</v></c></row>'.repeat(4_000) })),
      'too-large',
      'more cells than anybody has',
    );
    assert.equal(reasonOf(excel({ rows: `<row>${'<c/>'.repeat(16_385)}</row>` })), 'broken', 'more columns than there are');
  });

  it('CSV-08 holds no cell and no row that is longer than any, whatever tags part it', () => {
    const long = 'a'.repeat(900_000);
    const inline = (inside: string) => `<c t="inlineStr"><is>${inside}</is></c>`;
    assert.equal(reasonOf(excel({ rows: row(inline(`<t>${long}</t>`)) })), undefined);
    assert.equal(reasonOf(excel({ rows: row(inline(`<r><t>${long}</t></r>`.repeat(2))) })), 'broken', 'runs');
    assert.equal(reasonOf(excel({ rows: row(`<c t="str"><v>${long}<x/>${long}</v></c>`) })), 'broken', 'a value');
    assert.equal(reasonOf(excel({ rows: row(inline(`<t>${long}</t>`).repeat(12)) })), 'too-large', 'a row');
  });

  it('CSV-08 unpacks no more than its reader asks for', () => {
    let made = 0;
    const rows = function* () {
      for (; made < 100_001; made++) yield ['åsa', 'öberg'];
    };
    const bytes = writeSheet(rows());
    const sheet = unzipSync(bytes)[SHEET]!;
    const damaged = exchanged(bytes, SHEET, sheet.fill(0x3c, sheet.length - 1_000));
    assert.equal(reasonOf(damaged), 'broken');
    const reading = readSheet(damaged);
    for (let index = 0; index < 1_000; index++) assert.deepEqual(reading.next().value, ['åsa', 'öberg']);
    reading.return(undefined);
    assert.equal(reading.next().done, true);
  });

  it('CSV-08 writes and reads 100,000 rows of nine columns in less than 250 MB', () => {
    const rows = function* () {
      for (let index = 0; index < 100_000; index++)
        yield [
          `Åsa "Märta" Öberg ${index}`,
          `åsaöberg${index}`,
          `asa.oberg${index}@lindsta.example`,
          '+46701234567',
          'Användare',
          'lärare',
          '',
          'nej',
          'ja',
        ];
    };
    const before = process.memoryUsage().rss;
    let most = before;
    const bytes = writeSheet(rows());
    let count = 0;
    for (const cells of readSheet(bytes)) {
      assert.ok(!('code' in cells) && cells.length === 9);
      if (++count % 10_000 === 0) most = Math.max(most, process.memoryUsage().rss);
    }
    assert.equal(count, 100_000);
    assert.ok(most - before < 250_000_000, `${most - before} bytes`);
  });
});
