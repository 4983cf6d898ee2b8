import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { unlisted } from '../../scripts/listed.js';

const root = mkdtempSync(join(tmpdir(), 'knippa-listed-'));
after(() => rmSync(root, { recursive: true }));

const lists = ['package.json', 'src/define.ts', 'src/index.ts'];

/** What is said when the elements' lists are as they are, but for these lines of one of them. */
function without(list: string, line: RegExp): string[] {
  cpSync('packages/elements/src', `${root}/src`, { recursive: true });
  for (const name of lists) writeFileSync(join(root, name), readFileSync(join('packages/elements', name), 'utf8'));
  writeFileSync(join(root, list), readFileSync(join(root, list), 'utf8').replace(line, ''));
  return unlisted(root).map((sentence) => sentence.slice(root.length + 1));
}

test('every element stands in the package’s exports, in src/define.ts and in src/index.ts', () => {
  assert.deepEqual(unlisted('packages/elements'), []);
});

test('an element that one of the lists leaves out is told', () => {
  assert.deepEqual(without('package.json', /"\.\/group": \{[^}]*\},/), ['package.json has no "./group" in its exports.']);
  assert.deepEqual(without('package.json', /"\.\/group\/define": \{[^}]*\},/), ['package.json has no "./group/define" in its exports.']);
  assert.deepEqual(without('src/define.ts', /.*user-import.*\n/), ['src/define.ts does not import ./user-import/define.js.']);
  assert.deepEqual(without('src/index.ts', /.*standard-templates.*\n/), [
    'src/index.ts exports nothing of ./standard-templates/standard-templates.js.',
  ]);
});
