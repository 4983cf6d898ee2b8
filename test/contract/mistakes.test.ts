import assert from 'node:assert/strict';
import { test } from 'node:test';
import ts from 'typescript';

const files = ['test/contract/mistakes.ts', 'test/sdk/types.test.ts'] as const;

/** What the compiler says of the files of mistakes, as `npm run check` would hear it. */
function complaints(): Map<string, string[]> {
  const { config } = ts.readConfigFile('tsconfig.json', (path) => ts.sys.readFile(path)) as { config: object };
  const { tsBuildInfoFile: _, ...options } = ts.parseJsonConfigFileContent(config, ts.sys, '.').options;
  const program = ts.createProgram(files, { ...options, incremental: false, noEmit: true });
  return new Map(
    files.map((file) => {
      const source = program.getSourceFile(file);
      assert.ok(source, `${file} is compiled`);
      return [file, program.getSemanticDiagnostics(source).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))];
    }),
  );
}

const said = complaints();

test('a contract, a rule or an answer with a mistake that style names does not compile', () => {
  assert.deepEqual(said.get(files[0]), []);
});

test('a call without its version or plan, and a question about another subject, does not compile', () => {
  assert.deepEqual(said.get(files[1]), []);
});
