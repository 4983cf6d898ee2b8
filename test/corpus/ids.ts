import { bad, each, type Case } from './case.js';

const id = '0192f3a4-5b6c-7d8e-9f01-23456789abcd';

/**
 * Ids and cursors that are none, for paths, queries and bodies. Those that are well formed and another's (of another licence, deleted, of another
 * filter or person) are made by the walk, which knows them.
 */
export const ids: readonly Case<unknown>[] = bad<unknown>(
  ...each<unknown>('no id', '', ' ', 'x', 'null', 'undefined', 'NaN', 'me', '*', '%', '_', '-', '.', '..', 'true', '[object Object]'),
  ...each<unknown>('a number', 0, -1, 1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 63), Number.MAX_VALUE, '0', '-1', '9007199254740993', '1e9'),
  ...each<unknown>('of another type', null, true, false, [], [id], [id, id], {}, { id }, { $ne: null }, [[]], [null]),
  ...each<unknown>(
    'nearly an id',
    id.toUpperCase(),
    `{${id}}`,
    id.replaceAll('-', ''),
    ` ${id}`,
    `${id} `,
    `${id}\n`,
    `urn:uuid:${id}`,
    id.slice(1),
    `${id}0`,
    id.replace('0', 'g'),
    id.replace('-', '\u2010'),
    id.replace('0', '０'),
    `${id}%00`,
    `${id}\u0000`,
    `${id}/`,
    `${id}/..`,
    `${id}?x=1`,
    `${id},${id}`,
    `${id};`,
  ),
  ...each<unknown>(
    'an attack',
    `${id}' OR '1'='1`,
    "'; DROP TABLE users;--",
    '../../etc/passwd',
    '%2e%2e%2f',
    '%2f',
    '%00',
    '\u0000',
    '\ud800',
    '<script>',
    '${x}',
    '__proto__',
    'constructor',
    '\u202e',
    'a'.repeat(10_000),
    '😀',
  ),
);

/** Cursors that nobody was given. */
export const cursors: readonly Case<unknown>[] = bad<unknown>(
  ...each<unknown>(
    'no cursor',
    ' ',
    'x',
    '0',
    '-1',
    'null',
    'AAAA',
    'A'.repeat(2_000),
    'A'.repeat(100_000),
    '=',
    '====',
    'eyJhIjoxfQ',
    'eyJhIjoxfQ==',
    'eyJhbGciOiJub25lIn0.e30.',
    'ÅÄÖ',
    '%00',
    '\u0000',
    '\ud800',
    '../x',
    "' OR 1=1--",
    '{"offset":1}',
    '50',
    'next',
  ),
  ...each<unknown>('of another type', null, 0, true, [], {}, ['AAAA']),
);
