import { bad, each, either, good } from './case.js';

/** What is odd about a request: its method, headers, or query. The rest is an ordinary request of an operation. */
export interface Oddity {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: string;
  /** Put behind the path as it is. */
  readonly path?: string;
}

const header = (name: string, ...values: readonly string[]): Oddity[] => values.map((value) => ({ headers: { [name]: value } }));
const query = (...queries: readonly string[]): Oddity[] => queries.map((text) => ({ query: text }));

/** Requests that HTTP allows and nobody means: 4xx or the ordinary answer, never a 5xx and never another's data. */
export const requests = [
  ...bad<Oddity>(
    ...each(
      'another method',
      { method: 'PUT' },
      { method: 'DELETE' },
      { method: 'OPTIONS' },
      { method: 'PROPFIND' },
      { method: 'LOCK' },
      { method: 'get' },
      { method: 'X-KNIPPA' },
    ),
    ...each(
      'no session',
      ...header(
        'authorization',
        '',
        'Bearer',
        'Bearer ',
        'Bearer x',
        'Bearer null',
        'Bearer undefined',
        `Bearer ${'a'.repeat(10_000)}`,
        'Basic YTpi',
        'bearer',
        'Bearer a b',
        'Token x',
        "Bearer ' OR 1=1--",
        'Bearer eyJhbGciOiJub25lIn0.e30.',
      ),
    ),
    ...each('a key that is none', ...header('idempotency-key', '', ' ', 'a'.repeat(256), 'a'.repeat(300), 'a'.repeat(10_000))),
    ...each('a version that is none', ...header('if-match', '*', '', '""', 'W/"x"', '"x", "y"', 'x', '"', `"${'a'.repeat(5_000)}"`, '"0"')),
    ...each(
      'the same field twice, or one that is none',
      ...query(
        'size=1&size=2',
        'search=a&search=b',
        'size[]=1',
        'size[$gt]=1',
        'unknown=1',
        '__proto__=1',
        'constructor=1',
        'size=%31%00',
        'order=up',
        'order=',
        'cursor=',
      ),
    ),
    ...each(
      'a path that is none',
      { path: '/' },
      { path: '/..' },
      { path: '/%2e%2e' },
      { path: '/%2f' },
      { path: '//' },
      { path: ';a=b' },
      { path: '.json' },
      { path: '%00' },
      { path: '%' },
      { path: '/%ff' },
      { path: `/${'a'.repeat(5_000)}` },
    ),
  ),
  ...good<Oddity>(
    ...each(
      'means nothing to us',
      ...header('x-http-method-override', 'DELETE', 'PUT'),
      ...header('x-method-override', 'DELETE'),
      ...header('x-forwarded-for', '127.0.0.1', "' OR 1=1--"),
      ...header('x-forwarded-host', 'evil.example'),
      ...header('x-original-url', '/admin'),
      ...header('x-user-id', '0'),
      ...header('cookie', 'session=x', '__proto__=x'),
      ...header('referer', 'https://evil.example/'),
      ...header('range', 'bytes=0-0', 'bytes=0-,0-,0-'),
      ...header('if-none-match', '*', '"x"'),
      ...header('if-modified-since', 'Sat, 01 Jan 2999 00:00:00 GMT'),
      ...header('accept', 'text/html', 'image/png', '*/*;q=0'),
      ...header('accept-language', '*', 'x'.repeat(500)),
      ...header('accept-encoding', 'identity;q=0'),
    ),
  ),
  ...either<Oddity>(
    ...each('another origin', ...header('origin', 'null', 'https://evil.example', 'file://')),
    ...each('very much of it', ...header('x-large', 'a'.repeat(8_000)), ...query(`search=${'a'.repeat(8_000)}`)),
    ...each(
      'odd characters in a search',
      ...query(
        'search=%',
        'search=%25',
        'search=%E5',
        'search=%00',
        'search=%F0%9F%98%80',
        'search=+',
        'search=_',
        'search=%5C',
        'search=%ED%A0%80',
      ),
    ),
    ...each('another method that some servers answer', { method: 'HEAD' }, { method: 'TRACE' }),
  ),
];
