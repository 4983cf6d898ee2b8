import assert from 'node:assert/strict';
import { readUsers as read, textOf, type ReadOptions, type UsersFile } from '@knippa/core/csv';

/** A file that can be read, as it is read. */
export function readUsers(bytes: Uint8Array, options?: ReadOptions): UsersFile {
  const file = read(bytes, options);
  assert.ok(!('code' in file), 'code' in file ? file.code : '');
  return file;
}

/** The text of a file that is text, with its encoding. */
export function textIn(bytes: Uint8Array) {
  const text = textOf(bytes);
  assert.ok(!('code' in text), 'code' in text ? text.code : '');
  return { text: [...text.pieces].join(''), encoding: text.encoding };
}
