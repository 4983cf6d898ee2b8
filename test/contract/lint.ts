import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

/**
 * The lint's bans are shown on files that break them. The files are not on the disk: the tree's own configuration judges their text, with
 * only the rules that need types turned off.
 */
const eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] });

const ours = /^(broken|knippa\/|lit\/|no-restricted-syntax|no-eval|no-new-func|@typescript-eslint\/no-implied-eval)/;

async function complaints(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: resolve(file) });
  const said = result?.messages.map(({ ruleId, message }) => `${ruleId ?? 'broken'}: ${message}`) ?? ['broken: not linted'];
  return said.filter((line) => ours.test(line));
}

/** `packages/core/src/x.ts` is core, `stories/x.ts` is stories. */
const who = (file: string) => file.replace('packages/', '').split('/', 1)[0] ?? file;

/** Makes a test that shows the lint refusing this code in this file. */
export function forbids(what: string, file: string, code: string): void {
  test(`${who(file)} may not use ${what}`, async () => {
    const said = await complaints(file, code);
    assert.ok(said.length > 0 && !said.some((line) => line.startsWith('broken')), `${said.join('\n')} of: ${code}`);
  });
}

/** Makes a test that shows the lint letting this code pass in this file. */
export function allows(what: string, file: string, code: string): void {
  test(`${who(file)} may use ${what}`, async () => assert.deepEqual(await complaints(file, code), []));
}
