import { bad, each, either, good } from './case.js';

/** A request's body as it is sent: raw, with the type and encoding that it claims. */
export interface Body {
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly type?: string;
  readonly encoding?: string;
}

const json = (body: Body['body'], type = 'application/json'): Body => ({ body, type });
const texts = (...bodies: readonly string[]): Body[] => bodies.map((body) => json(body));
const valid = '{"displayName":"Anna"}';
const deep = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth);
const utf16 = (text: string) =>
  Uint8Array.from([...`\ufeff${text}`].flatMap((character) => [character.charCodeAt(0) & 255, character.charCodeAt(0) >> 8]));
const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

/** Bodies that are no JSON, or the wrong JSON, for operations that take `{ displayName }` and more: 400, 413, 415 or 422, never a 5xx. */
export const bodies = [
  ...bad<Body>(
    ...each('empty', ...texts('', ' ', '\n', '\ufeff')),
    ...each(
      'not JSON',
      ...texts(
        '{',
        '}',
        '[',
        '{"displayName"}',
        '{"displayName":}',
        '{"displayName":"Anna"',
        '{"displayName":"Anna",}',
        '{displayName:"Anna"}',
        "{'displayName':'Anna'}",
        '{"displayName":"Anna"}}',
        '{"displayName":"Anna"} x',
        '{"a":1}{"a":2}',
        'undefined',
        'NaN',
        '{"a":NaN}',
        '{"a":Infinity}',
        '{"a":01}',
        '{"a":+1}',
        '{"a":.5}',
        '{"a":0x10}',
        '{"a":"\\x41"}',
        '{"a":"\n"}',
        '{"a":"\u0000"}',
        '{"a":"\\u12"}',
        '// x\n{}',
        '{/**/}',
        '<xml/>',
        'displayName=Anna',
        '--x\r\n\r\n',
        'true false',
        '\u0000',
      ),
    ),
    ...each('no object', ...texts('null', 'true', '1', '"text"', '[]', '[{}]', '1e999')),
    ...each(
      'unknown fields',
      ...texts(
        '{"displayName":"Anna","role":"operator"}',
        '{"displayName":"Anna","isAdmin":true}',
        '{"displayName":"Anna","licenceId":"x"}',
        '{"displayName":"Anna","":1}',
        '{"displayName":"Anna","__proto__":{"role":"operator"}}',
        '{"displayName":"Anna","constructor":{"prototype":{"a":1}}}',
        '{"displayName":"Anna","$where":"1"}',
        '{"displayName":"Anna","displayname":"x"}',
        '{"displayName":"Anna","purchased":99,"expiresOn":"2999-01-01"}',
      ),
    ),
    ...each('deep', ...texts(deep('[', ']', 10_000), deep('{"a":', '}', 10_000).replace('}', '1}'), deep('[', '', 100_000))),
    ...each(
      'wrong types',
      ...texts(
        '{"displayName":1}',
        '{"displayName":null}',
        '{"displayName":["Anna"]}',
        '{"displayName":{"a":"Anna"}}',
        '{"displayName":true}',
        '{"displayName":{"toString":"x"}}',
      ),
    ),
    ...each(
      'of another type than JSON',
      json(valid, 'text/plain'),
      json(valid, 'application/x-www-form-urlencoded'),
      json(valid, 'multipart/form-data; boundary=x'),
      json(valid, 'text/html'),
      json(valid, 'application/xml'),
      json(valid, ''),
      json(valid, 'json'),
      json(valid, 'application/json-patch+json'),
      json(valid, 'image/png'),
    ),
    ...each(
      'of another encoding than UTF-8',
      json(utf16(valid), 'application/json; charset=utf-16'),
      json(latin('{"displayName":"\xc5sa"}')),
      json(Uint8Array.of(0xff, 0xfe)),
      json(Uint8Array.of(0xc3, 0x28)),
      json(Uint8Array.of(0xed, 0xa0, 0x80)),
      json(Uint8Array.of(0xf8, 0x88, 0x80, 0x80, 0x80)),
    ),
    ...each(
      'compressed, or said to be',
      { body: valid, type: 'application/json', encoding: 'gzip' },
      { body: Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3), type: 'application/json', encoding: 'gzip' },
      { body: valid, type: 'application/json', encoding: 'br' },
      { body: valid, type: 'application/json', encoding: 'deflate, gzip, gzip' },
    ),
    ...each(
      'large',
      json(`{"displayName":"${'a'.repeat(10_000_000)}"}`),
      json(`[${'0,'.repeat(1_000_000)}0]`),
      json(`{${Array.from({ length: 20_000 }, (_, index) => `"k${index}":0`).join(',')}}`),
    ),
  ),
  ...good<Body>(
    ...each(
      'written another way',
      ...texts(
        '  {"displayName":"Anna"}\n',
        '{"displayName":"\\u00c5sa"}',
        '{"displayName":"\\uD83D\\uDE00"}',
        '{ "displayName" : "Anna" }',
      ),
    ),
    ...each(
      'a type with its charset',
      json(valid, 'application/json; charset=utf-8'),
      json(valid, 'application/json;charset="UTF-8"'),
      json(valid, 'Application/JSON'),
    ),
  ),
  ...either<Body>(
    ...each(
      'the same key twice',
      ...texts('{"displayName":"Anna","displayName":"Eva"}', '{"displayName":"Anna","display\\u004eame":"Eva"}'),
    ),
    ...each('half a pair by escape', ...texts('{"displayName":"\\ud800"}', '{"displayName":"A\\udc00"}', '{"displayName":"\\u0000"}')),
    ...each('behind a byte order mark', json(`\ufeff${valid}`)),
    ...each('a kindred type', json(valid, 'application/problem+json'), json(valid, 'application/ld+json')),
  ),
];
