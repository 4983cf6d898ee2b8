import { operations } from '@knippa/contract';
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';

const file = resolve('test/contract/hovered.ts');
const calls = operations.map(({ name }) => name.split('.') as [resource: string, act: string]);

/** A page of code that names every method once, a line each. */
const page = [
  `import { api } from '@knippa/contract';`,
  `import { bind, createClient } from '@knippa/sdk';`,
  `const client = createClient({ baseUrl: '/api', getToken: () => undefined });`,
  ...calls.map(([resource, act]) => `bind(client, api.${resource}).${act};`),
].join('\n');

/** The language service of an editor, over the project and that page. */
function editor(): ts.LanguageService {
  const { config } = ts.readConfigFile('tsconfig.json', (path) => ts.sys.readFile(path)) as { config: object };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, '.');
  const textOf = (path: string) => (resolve(path) === file ? page : ts.sys.readFile(path));
  return ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (path) => {
      const text = textOf(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => process.cwd(),
    getDefaultLibFileName: (of) => ts.getDefaultLibFilePath(of),
    fileExists: (path) => textOf(path) !== undefined,
    readFile: textOf,
    directoryExists: (path) => ts.sys.directoryExists(path),
    getDirectories: (path) => ts.sys.getDirectories(path),
  });
}

test('every method of the client tells in an editor what it does and what it is given', () => {
  const service = editor();
  const untold = calls
    .map(([resource, act]) => {
      const call = `bind(client, api.${resource}).${act};`;
      const info = service.getQuickInfoAtPosition(file, page.indexOf(call) + call.length - 2);
      const told = ts.displayPartsToString(info?.documentation);
      const type = ts.displayPartsToString(info?.displayParts);
      return { name: `${resource}.${act}`, told, type };
    })
    .filter(({ told, type }) => told === '' || !/^\(property\) \w+: (PlannedMethod<\{|\(input)/.test(type));
  assert.deepEqual(untold, []);
});
