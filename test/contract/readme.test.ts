import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';

/** The README's TypeScript, by the name of a file that each piece would have beside this one. */
const pieces = new Map(
  [...readFileSync('README.md', 'utf8').matchAll(/^```ts\n(.*?)^```$/gms)].map(([, text = ''], at) => [
    resolve(`test/contract/readme-${at + 1}.ts`),
    text,
  ]),
);

/** What the compiler says of texts as files, under the repository's own options; what is imported and not used is an error too. */
function complaints(texts: ReadonlyMap<string, string>): string[] {
  const { config } = ts.readConfigFile('tsconfig.json', (path) => ts.sys.readFile(path)) as { config: object };
  const { tsBuildInfoFile: _, ...options } = ts.parseJsonConfigFileContent(config, ts.sys, '.').options;
  const compiled = { ...options, incremental: false, noEmit: true, noUnusedLocals: true };
  const disk = ts.createCompilerHost(compiled);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (path) => texts.has(path) || disk.fileExists(path),
    readFile: (path) => texts.get(path) ?? disk.readFile(path),
    getSourceFile: (path, target, ...rest) => {
      const text = texts.get(path);
      return text === undefined ? disk.getSourceFile(path, target, ...rest) : ts.createSourceFile(path, text, target);
    },
  };
  const program = ts.createProgram([...texts.keys()], compiled, host);
  return [...texts.keys()].flatMap((path) => {
    const source = program.getSourceFile(path);
    assert.ok(source, `${path} is compiled`);
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  });
}

test('what README.md shows of the SDK and of a server compiles', () => {
  assert.equal(pieces.size, 2);
  assert.deepEqual(complaints(pieces), []);
});

test('a piece that names what is not there, or takes what may be missing, does not', () => {
  const wrong = `import { bind, createClient, isRefusal } from '@knippa/sdk';
    import { users } from '@knippa/contract';
    const { items } = await bind(createClient({ baseUrl: '/api' }), users).list({ accountId: '' });
    console.log(items[0].id, missing);`;
  const said = complaints(new Map([[resolve('test/contract/readme-1.ts'), wrong]])).join('\n');
  for (const complaint of [/'isRefusal' is declared but/, /Object is possibly 'undefined'/, /Cannot find name 'missing'/])
    assert.match(said, complaint);
});
