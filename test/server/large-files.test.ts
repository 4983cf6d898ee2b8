import { users } from '@knippa/contract';
import { openPostgres } from '@knippa/server/node';
import { strToU8, zipSync } from 'fflate';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterEach, before, beforeEach, test, type TestContext } from 'node:test';
import { makeLicence, startGroup, testSecret, testServer, type TestLicence } from '../licence.js';
import { createDatabase, testPostgres } from '../postgres.js';
import { refusal, refused } from '../refused.js';
import { rounds } from '../rounds.js';
import { counted, fileOf } from './importing.js';
import { serve, type Serving } from './process.js';

/**
 * What an import may add to the server's resident memory. The bench holds 300 MB of the largest (CSV-08, `csv.apply@server-memory`) with the machine to itself; here
 * others run beside it, and a collection that comes late lets more stand for a while.
 */
const mostAdded = 400_000_000;

const mostBytes = 100_000_000;
const manyRows = 100_000;

/** A file of many rows, each filled up with a cell of an unknown column until they are as long as they are to be. */
function large(header: string, rowOf: (row: number) => string, bytesOfRow: number, length = manyRows): Uint8Array<ArrayBuffer> {
  const rows = Array.from({ length }, (_, at) => `${rowOf(at)};`.padEnd(bytesOfRow, 'x'));
  return strToU8(`\ufeff${[`${header};Anteckning`, ...rows, ''].join('\r\n')}`);
}

/** A workbook with the given insides of its parts, packed as densely as may be. */
function book({ rows = '', strings = '', styles = '', sheets = '', relations = '' }): Uint8Array {
  const relation = (id: string, target: string) => `<Relationship Id="${id}" Type="x/${id}" Target="${target}"/>`;
  return zipSync({
    '_rels/.rels': strToU8(`<Relationships>${relation('officeDocument', 'book.xml')}</Relationships>`),
    'book.xml': strToU8(`<workbook xmlns:q="x"><sheets>${sheets}<sheet q:id="worksheet"/></sheets></workbook>`),
    '_rels/book.xml.rels': strToU8(
      `<Relationships>${relations}${relation('worksheet', 's.xml')}${relation('sharedStrings', 't.xml')}${relation('styles', 'y.xml')}</Relationships>`,
    ),
    's.xml': strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
    't.xml': strToU8(`<sst>${strings}</sst>`),
    'y.xml': strToU8(`<styleSheet>${styles}</styleSheet>`),
  });
}

/** The headings of a sheet of people. */
const people = `<row>${['Visat namn', 'Användarnamn'].map((name) => `<c t="str"><v>${name}</v></c>`).join('')}</row>`;

/** Files that are small to send, or short to say, and would be large to hold; and what is answered. */
const bombs: Readonly<Record<string, { readonly file: () => Uint8Array; readonly code?: string; readonly rows?: number }>> = {
  'quotes and nothing else': { file: () => strToU8(`Visat namn;Användarnamn\r\n${'"'.repeat(99_000_000)}`), rows: 1 },
  'a quote that is never closed': { file: () => strToU8(`Visat namn;Användarnamn\r\nA;"${'a\n'.repeat(49_000_000)}`), rows: 1 },
  'line breaks and nothing else': { file: () => strToU8(`Visat namn;Användarnamn${'\n'.repeat(99_000_000)}`), code: 'file-too-long' },
  'cells without a column': {
    file: () =>
      strToU8(`Visat namn;Användarnamn\n${Array.from({ length: manyRows }, (_, at) => `A;a${at}${';x'.repeat(480)}\n`).join('')}`),
    rows: manyRows,
  },
  'a sheet of rows alone, packed a thousandfold': { file: () => book({ rows: '<row></row>'.repeat(25_000_000) }), code: 'file-broken' },
  'a sheet of cells alone in one row': { file: () => book({ rows: `<row>${'<c/>'.repeat(50_000_000)}</row>` }), code: 'file-broken' },
  'empty cells far out, and a name below them': {
    file: () => book({ rows: `${people}${'<row><c r="XFD1"/></row>'.repeat(30_000)}<row><c t="str"><v>A</v></c></row>` }),
    rows: 1,
  },
  'cells far out': { file: () => book({ rows: `${people}${'<row><c r="XFD1"><v>1</v></c></row>'.repeat(90_000)}` }), code: 'file-broken' },
  'a text in parts without end': {
    file: () => book({ rows: `<row><c t="inlineStr"><is>${'<r><t>aaaaaaaaaaaaaaaaaaaaaa</t></r>'.repeat(7_000_000)}</is></c></row>` }),
    code: 'file-broken',
  },
  'shared texts without end': { file: () => book({ strings: '<si><t>a</t></si>'.repeat(16_000_000) }), code: 'file-broken' },
  'long shared texts': { file: () => book({ strings: `<si><t>${'a'.repeat(500_000)}</t></si>`.repeat(590) }), code: 'file-broken' },
  'styles without end': { file: () => book({ styles: `<cellXfs>${'<xf/>'.repeat(50_000_000)}</cellXfs>` }), code: 'file-broken' },
  'formats without end': { file: () => book({ styles: '<numFmt formatCode="0"/>'.repeat(10_000_000) }), code: 'file-broken' },
  'sheets without end': { file: () => book({ sheets: '<sheet/>'.repeat(30_000_000) }), code: 'file-broken' },
  'as many sheets and relations as are taken': {
    file: () => book({ sheets: '<sheet q:id="b"/>'.repeat(4998), relations: '<Relationship Id="c"/>'.repeat(19_996), rows: people }),
    rows: 0,
  },
  'relations without end': { file: () => book({ relations: '<Relationship/>'.repeat(15_000_000) }), code: 'file-broken' },
};

let where = '';
let licence: TestLicence;
let accountId = '';
let smallId = '';
let serving: Serving;
let idle = 0;

before(async () => {
  where = await createDatabase(await testPostgres());
  const server = testServer(await openPostgres({ url: where, rolePassword: testSecret }));
  licence = await makeLicence(server, {
    entitlements: [{ kind: 'group', name: 'Klass eller grupp', capacity: 1_000_000, purchased: 100 }],
  });
  smallId = (await startGroup(licence)).id;
  await server.close();
});

/** A process of its own for each test, and for each measurement within one, so that none begins with what another left. */
beforeEach(async () => {
  await begun();
  accountId = (await startGroup({ ...licence, operator: client() })).id;
});

afterEach(() => serving.kill());

/** Starts a process, lets it plan a little, and takes what it holds then for what it holds when idle. */
async function begun(): Promise<void> {
  serving = await serve(where);
  for (let time = 0; time < 3; time++)
    await client().plan(users.import, { accountId: smallId, file: fileOf('Visat namn;Användarnamn', 'A;a') });
  idle = resident('VmRSS');
  // from here on the kernel keeps the highest
  if (idle > 0) writeFileSync(`/proc/${serving.pid}/clear_refs`, '5');
}

/** Another process in the place of the one before. */
async function anew(): Promise<void> {
  await serving.kill();
  await begun();
}

const client = () => serving.client(licence.token);
const plan = (file: Uint8Array) => client().plan(users.import, { accountId, file, ignoreUnknownColumns: 'yes' });

/** Bytes of the server's resident memory, now or at most; 0 where the system does not tell. */
function resident(what: 'VmRSS' | 'VmHWM'): number {
  const status = `/proc/${serving.pid}/status`;
  return existsSync(status) ? Number(new RegExp(`${what}:\\s+(\\d+) kB`).exec(readFileSync(status, 'utf8'))?.[1]) * 1024 : 0;
}

/** Holds the most that was resident against what was before. */
function within(t: TestContext, what: string, most = mostAdded): void {
  const added = resident('VmHWM') - idle;
  t.diagnostic(`${what}: ${(added / 1e6).toFixed(0)} MB above ${(idle / 1e6).toFixed(0)} MB`);
  assert.ok(added <= most, `${what}: ${added} bytes`);
}

/** A plan that is asked for by hand: what of the body is sent, and when, is the test's. */
function asking(headers: Record<string, string | number>) {
  const asked = request(`${serving.url}/api/accounts/${accountId}/users/import/plan`, {
    method: 'POST',
    headers: { authorization: `Bearer ${licence.token}`, 'content-type': users.fileTypes.csv, ...headers },
  });
  asked.on('error', () => undefined); // it is cut off once it is answered
  const answered = once(asked, 'response').then(async ([response]: IncomingMessage[]) => ({
    status: response?.statusCode,
    body: response && ((await json(response)) as { code: string; params: { bytes: number } }),
  }));
  return { asked, answered };
}

/** As many rows and bytes as a file may have, of which the last row is bad. */
function largest(): Uint8Array<ArrayBuffer> {
  const username = (row: number) => (row === manyRows - 1 ? 'e l e v' : `elev${row}`);
  const file = large('Visat namn;Användarnamn', (row) => `Förnamn Efternamn ${row};${username(row)}`, 980);
  assert.ok(file.length > 0.98 * mostBytes && file.length <= mostBytes, `${file.length} bytes`);
  return file;
}

test('F18 reads 100,000 rows of 100 MB, and reports the bad one at the end', async (t) => {
  const { counts, refused: told } = await plan(largest());
  assert.deepEqual([counts['users.added'], told?.map(({ row, code }) => `${row} ${code}`)], [manyRows - 1, ['100001 username-invalid']]);
  within(t, 'its plan');
});

test('F18 writes out what is wrong in 100,000 rows of 100 MB', async (t) => {
  const file = largest();
  const errors = await client().call(users.importErrors, { accountId, file, ignoreUnknownColumns: 'yes', language: 'sv' });
  assert.ok(errors.size > file.length, `${errors.size} bytes`);
  assert.match(await errors.slice(-100).text(), /;"Användarnamn: [^"]+"\r\n$/);
  within(t, 'its file of errors');
});

test('F18 applies 100,000 rows of 100 MB without the bad one only when that is chosen', async (t) => {
  const file = largest();
  const { token } = await plan(file);
  const apply = (answers = {}) => client().call(users.import, { accountId, file, plan: token, ignoreUnknownColumns: 'yes', ...answers });
  const said = await refused(apply());
  assert.deepEqual([said.code, { ...said.params }], ['rows-refused', { rows: 1 }]);
  assert.equal((await client().call(users.list, { accountId })).items.length, 1);
  assert.deepEqual(counted(await apply({ leaveOutRefused: 'yes' })), [manyRows - 1, 0, 0, 0, 1, 0]);
  within(t, 'applied');
});

test('F18 changes the addresses of as many people as a file has rows', async (t) => {
  const people = rounds(manyRows);
  const put = async (file: Uint8Array, measured?: string) => {
    if (measured) await anew();
    const { token } = await plan(file);
    if (measured) within(t, `the plan of ${measured}`);
    if (measured) await anew();
    const done = counted(await client().call(users.import, { accountId, file, plan: token, ignoreUnknownColumns: 'yes' }));
    if (measured) within(t, measured);
    return done;
  };
  const addressed = (school: string) =>
    large('Användarnamn;E-post', (row) => `elev${row};fornamn.efternamn.${accountId}.${row}@${school}.example`, 120, people);
  const add = large('Visat namn;Användarnamn', (row) => `Förnamn Efternamn ${row};elev${row}`, 60, people);
  assert.deepEqual(await put(add), [people, 0, 0, 0, 0, 0]);
  assert.deepEqual(await put(addressed('skola')), [0, people, 0, 0, 0, 0]);
  assert.deepEqual(await put(addressed('gymnasium'), 'other addresses'), [0, people, 0, 0, 0, 0]);
});

test('F18 changes 10,000 people, addresses too, and tells of the work to its end', async (t) => {
  const some = 10_000;
  const put = async (file: Uint8Array, onProgress: (done: number, of: number) => void) => {
    const { token } = await plan(file);
    const input = { accountId, file, plan: token, ignoreUnknownColumns: 'yes' } as const;
    return counted(await client().call(users.import, input, { onProgress: ({ done, of }) => onProgress(done, of) }));
  };
  const add = large('Visat namn;Användarnamn', (row) => `Elev ${row};elev${row}`, 60, some);
  assert.deepEqual(await put(add, () => undefined), [some, 0, 0, 0, 0, 0]);
  const change = large('Användarnamn;E-post', (row) => `elev${row};${accountId}.${row}@skola.example`, 90, some);
  let last = 0;
  let longest = 0;
  let told = [0, 0];
  const done = await put(change, (...progress) => {
    if (last > 0) longest = Math.max(longest, Date.now() - last);
    last = Date.now();
    told = progress;
  });
  const after = Date.now() - last;
  assert.deepEqual(done, [0, some, 0, 0, 0, 0]);
  // each is written, is known by another address, and has no link to the old one
  assert.deepEqual(told, [3 * some, 3 * some]);
  t.diagnostic(`at most ${longest} ms between two reports, ${after} ms after the last`);
  assert.ok(longest < 3000, 'no batch goes through everybody');
  within(t, 'changed');
});

test('F18 refuses a byte too many by the size that is said, before a byte of the file is there', async (t) => {
  const { asked, answered } = asking({ 'content-length': mostBytes + 1 });
  asked.flushHeaders();
  const { status, body } = await answered;
  assert.deepEqual([status, body?.code, { ...body?.params }], [413, 'too-large', { bytes: mostBytes }]);
  asked.destroy();
  within(t, 'said', mostAdded / 10);
});

test('F18 refuses a byte too many of a file whose size is not said, and holds no more than it may be long', async (t) => {
  const { asked, answered } = asking({ 'transfer-encoding': 'chunked' });
  const part = Buffer.alloc(1_000_000, 'a;b\n');
  for (let sent = 0; sent < mostBytes; sent += part.length) if (!asked.write(part)) await once(asked, 'drain');
  asked.write('a');
  const { status, body } = await answered;
  assert.deepEqual([status, body?.code], [413, 'too-large']);
  asked.destroy();
  within(t, 'not said');
});

for (const [what, { file: make, code, rows }] of Object.entries(bombs))
  test(`F18 stops at what is small to send or to say and large to hold, ${what}, and goes on serving`, async (t) => {
    const file = make();
    if (code) assert.deepEqual(await refusal(plan(file)), [409, code]);
    else {
      const { counts } = await plan(file);
      assert.deepEqual([counts['rows.refused'] ?? 0, counts['users.added'] ?? 0], [rows, 0]);
    }
    within(t, what);
    assert.equal((await client().call(users.list, { accountId })).items.length, 1);
  });
