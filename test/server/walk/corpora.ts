import { isFileInput, isRead, pathParams, type AnyOperation } from '@knippa/contract';
import { bodies, cursors, emails, ids, markup, names, pageSizes, passwords, quotas, usernames, type Case } from '../../corpus.js';

/** One odd value of a field: made from the ordinary one where only a part of it is odd. */
export interface Variation {
  readonly why: string;
  readonly accept: boolean | undefined;
  readonly value: (ordinary: unknown) => unknown;
}

type Within = (ordinary: unknown, odd: unknown) => unknown;

function variations(cases: readonly Case<unknown>[], within: Within = (_, odd) => odd): Variation[] {
  return cases.map(({ value, why, accept }) => ({ why, accept, value: (ordinary) => within(ordinary, value) }));
}

/** Lines are trimmed by the contract: space at their ends is no mistake. */
function lines(cases: readonly Case[]): Case<unknown>[] {
  return cases.map(({ value, why, accept }) => {
    const mended = accept === false && value.trim() !== '' && value !== value.trim();
    return { value, why, ...(accept !== undefined && !mended && { accept }) };
  });
}

const either = (cases: readonly Case<unknown>[]): Case<unknown>[] => cases.map(({ value, why }) => ({ value, why }));
const bad = (...values: readonly unknown[]): Case<unknown>[] => values.map((value) => ({ value, why: 'of another type', accept: false }));
const good = (...values: readonly unknown[]): Case<unknown>[] => values.map((value) => ({ value, why: 'as it may be', accept: true }));

/** A line has no control characters, also where the corpus hides markup behind one. */
const texts = [...names, ...markup.map(({ value, why, accept }) => ({ value, why, ...(accept && !/\p{Cc}/u.test(value) && { accept }) }))];
const oddTypes = bad(null, 1, true, [], {}, ['x'], [[]], { toString: 'x' }, 1e300);
const part =
  (key: string): Within =>
  (ordinary, odd) => ({ ...(ordinary as object), [key]: odd });
const permission = (odd: unknown) => ({ create: true, publish: odd, documents: true, resetPassword: true });

const access = { read: true, write: false };
/** A grid's rows, of so many columns. */
const squares = (rows: number, columns: number) =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => ({ text: 'x' })));

const bought = { kind: 'group', name: 'Klass eller grupp', capacity: 30, purchased: 5 };
/** Days of a licence that begins in February 2026 and is valid until February 2027, and what only looks like one. */
const days = [
  ...good('2026-02-27', '2027-02-26'),
  ...bad(
    '',
    'x',
    '2027-02-30',
    '2027-13-01',
    '0000-00-00',
    '9999-12-31',
    '2027-2-6',
    '2027-02-26T00:00:00Z',
    '20270226',
    null,
    20270226,
    {},
    [],
  ),
];

/** What is sent in a field, by its name; what a field of another name gets is a choice's. */
const corpora: Readonly<Record<string, () => Variation[]>> = {
  displayName: () => variations(lines(texts)),
  name: () => variations(lines(texts)),
  title: () => variations(lines(texts)),
  word: () => variations(lines(texts)),
  symbol: () => variations(lines(texts)),
  note: () => variations(lines(texts)),
  username: () => variations(lines(usernames)),
  email: () => variations(lines(emails)),
  phone: () => [...variations(either(texts)), ...variations(good('+46 70 123 45 67', '08-123 45'))],
  password: () => variations(passwords),
  newPassword: () => variations(passwords),
  search: () => variations(either([...texts, ...usernames])),
  size: () => variations(pageSizes),
  cursor: () => variations(cursors),
  quota: () => variations(quotas),
  link: () => variations([...cursors, ...ids]),
  primaryContact: () => variations([...good(true, false), ...bad(null, 0, 1, 'true', '', [], {})]),
  permissions: () => [
    ...variations([...good(permission(true), permission(false)), ...bad(...[null, 0, 1, 'true', [], {}].map(permission))]),
    ...variations(bad(null, 'all', [], {}, { create: true }, { ...permission(true), administrate: true })),
  ],
  group: () => [
    ...variations(lines(texts), part('name')),
    ...variations(lines(usernames), part('groupId')),
    ...variations(lines(usernames), part('username')),
    ...variations(oddTypes, part('groupId')),
    ...variations(bad(true, 1), part('licenceId')),
    ...variations(bad(null, 'x', [], {}, 1)),
  ],
  startsOn: () => variations(days),
  expiresOn: () => variations(days),
  billingContact: () => [
    ...variations(lines(texts), part('name')),
    ...variations(lines(emails), part('email')),
    ...variations(bad('x', [], {}, 1)),
  ],
  entitlements: () => [
    ...variations(lines(texts), (_, odd) => [{ ...bought, name: odd }]),
    ...variations(quotas, (_, odd) => [{ ...bought, purchased: odd }]),
    ...variations(
      bad(null, 'x', {}, [null], [{}], [{ ...bought, kind: 'x' }], [{ ...bought, kind: 'single' }], [{ ...bought, started: 1 }]),
    ),
  ],
  operators: () => [
    ...variations(lines(texts), (ordinary, odd) => [{ ...(ordinary as object[])[0], displayName: odd }]),
    ...variations(lines(usernames), (ordinary, odd) => [{ ...(ordinary as object[])[0], username: odd }]),
    ...variations(bad(null, 'x', {}, [], [null], [{}])),
  ],
  accounts: () => variations([...good(null), ...bad('x', [], {}, 1, [''], [null], ['ingenstans'])]),
  capacity: () => variations([...good(1, 30), ...bad(0, -1, 1.5, '5', null, 1e9, {}, [])]),
  purchased: () => variations(quotas),
  users: () => variations([...good(1, 500), ...bad(0, -1, 1.5, '5', null, 1e9, {}, [])]),
  groupId: () => variations(lines(usernames)),
  reason: () => variations(either(texts)),
  wish: () => variations(either(texts)),
  toAccount: () => variations(lines(usernames.map(({ value, why }) => ({ value, why })))),
  content: () => [
    ...variations(either(texts), (_, odd) => ({ kind: 'document', blocks: [{ text: odd }] })),
    ...variations(either(texts), (_, odd) => ({ kind: 'grid', rows: [[{ text: 'x', symbol: odd }]] })),
    ...variations(bad(null, 1, [null], ['x'], [{}], [[]], [{ text: null }], [{ text: 1 }], [{ text: 'x', kind: 'y' }]), (_, odd) => ({
      kind: 'document',
      blocks: odd,
    })),
    ...variations(bad(null, 'x', {}, 1, [], { kind: 'document' }, { kind: 'grid', rows: [] }, { kind: 'x', blocks: [] }, { blocks: [] })),
    ...variations(bad([[]], [[{ text: 'x' }], []], [['x']], [[{ text: 1 }]], squares(101, 1), squares(1, 101)), (_, odd) => ({
      kind: 'grid',
      rows: odd,
    })),
    ...variations(
      [
        ...good(
          [],
          [{ text: '' }],
          Array.from({ length: 1000 }, () => ({ text: 'x' })),
          [{ text: 'x'.repeat(20_000) }],
          [{ text: 'x', symbol: 'sol' }],
        ),
        ...bad(
          Array.from({ length: 1001 }, () => ({ text: 'x' })),
          [{ text: 'x'.repeat(20_001) }],
          [{ text: 'x', symbol: '' }],
        ),
        ...bad(Array.from({ length: 60 }, () => ({ text: 'x'.repeat(19_000) }))),
      ],
      (_, odd) => ({ kind: 'document', blocks: odd }),
    ),
    ...variations(good({ kind: 'grid', rows: squares(1, 1) }, { kind: 'grid', rows: squares(100, 100) })),
  ],
  to: () =>
    variations(
      bad(null, 'x', {}, 1, [], { folderId: 'x' }, { space: 'personal' }, { folderId: null }, { userId: 1 }, { space: 'shared', x: 1 }),
    ),
  entries: () =>
    variations([
      ...good({ managers: access, users: access, responsible: null }),
      ...bad(
        null,
        'x',
        {},
        [],
        { managers: access },
        { managers: access, users: access, responsible: 'x' },
        { managers: access, users: access },
      ),
      ...bad(
        { managers: access, users: { read: 1, write: true }, responsible: null },
        { managers: access, users: access, responsible: null, x: 1 },
      ),
    ]),
  chosen: () =>
    variations([
      ...good(null, { ids: [], ...access }),
      ...bad('x', {}, [], { ids: 'x', ...access }, { ids: ['x'], ...access }, { ids: [] }, { ids: [], read: null, write: true }),
    ]),
  icon: () => variations([...good('star', 'book-open', null), ...bad('', 'Star', 'a b', '-', 'a-', 'x'.repeat(41), '<svg>', 1, {}, [])]),
};

/** Fields that share a name with another operation's, and mean another thing. */
const particular: Readonly<Record<string, () => Variation[]>> = {
  // nobody gives the flag away without saying to whom
  'users.edit.primaryContact': () => variations([...good(true), ...bad(false, null, 0, 1, 'true', '', [], {})]),
  // words in a header are text whatever was sent, and count only when the file removes somebody
  'users.import.confirmation': () => variations(either([...texts, ...usernames])),
  'users.permit.permissions': () =>
    variations([...good({ create: true }, { publish: false }), ...bad(null, 'all', [], {}, { create: 'true' }, { administrate: true })]),
  // to nobody, which leaves them without a responsible
  'users.redistribute.to': () => variations([...good(null), ...bad('', 'x', {}, 1, true, [], { userId: 1 })]),
  'users.redistribute.users': () => [
    { why: 'as it may be', accept: true, value: (ordinary) => ordinary },
    { why: 'the same one twice', accept: false, value: (ordinary) => [ordinary, ordinary].flat() },
    ...variations(bad(null, 1, 'x', [], {}, [{}], [null], ['x'], [{ userId: 'x', responsibleId: null }])),
  ],
};

/** Whatever is chosen from a list. */
const choices = () =>
  variations([...bad('', ' ', 'x', 'null', 'Operator', '__proto__', 'constructor', 'x'.repeat(1000)), ...bad({}, [], 0)]);

const files = () => [
  ...variations(
    either([
      ...bodies.map(({ value, why }) => ({ value: bytesOf(value.body), why })),
      ...texts.map(({ value, why }) => ({ value: row(value), why })),
    ]),
  ),
  ...variations(bad(new Uint8Array(), bytesOf('\ufeff'), bytesOf('PK\u0003\u0004'), bytesOf('MZ\u0000'), bytesOf('a;b\r\n1;2\r\n'))),
];

function bytesOf(body: string | Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return typeof body === 'string' ? new TextEncoder().encode(body) : body;
}

function row(text: string): Uint8Array<ArrayBuffer> {
  const cell = `"${text.replaceAll('"', '""')}"`;
  return bytesOf(`Visat namn;Användarnamn;E-post;Telefon;Roll\r\n${[cell, cell, cell, cell, ''].join(';')}\r\n`);
}

/** The whole corpus for one field of an operation. What a read or the door is asked with is kept nowhere: any text will do. */
export function corpusOf(operation: AnyOperation, field: string): Variation[] {
  if (isFileInput(operation.input.entries[field])) return files();
  const other = particular[`${operation.name}.${field}`];
  if (other) return other();
  const inText = pathParams(operation.path).includes(field) || isRead(operation);
  const own = (corpora[field] ?? (field.endsWith('Id') ? () => variations(ids) : choices))();
  const cases = inText ? own : [...own, ...(corpora[field] || field.endsWith('Id') ? variations(typesOf(field)) : [])];
  const anyText = isRead(operation) && field === 'name';
  return ['session.signIn', 'session.forgot'].includes(operation.name) || anyText
    ? cases.map((variation) => ({ ...variation, accept: undefined }))
    : cases;
}

/** Fields that are no text: of the other types some may be right. */
const ofAnyType = new Set([
  'primaryContact',
  'permissions',
  'group',
  'content',
  'to',
  'entries',
  'chosen',
  'icon',
  'quota',
  'billingContact',
  'accounts',
  'capacity',
  'purchased',
  'users',
  'symbol',
  'note',
]);

/** Values of other types, for what travels as JSON: of a field that is no text some may be right. */
function typesOf(field: string): Case<unknown>[] {
  return ofAnyType.has(field) ? either(oddTypes) : oddTypes;
}
