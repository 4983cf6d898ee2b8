import { readFileSync } from 'node:fs';
import type { Mutation } from '../mutations.js';
import { run, runNode } from '../runner/child.js';
import { readResults, resultsFile } from '../runner/counts.js';

/** How the test whose name begins so ended in the copy: `passed`, `failed` (on one store is enough), or `did not run`. */
export async function outcome({ file, name }: Mutation['test'], cwd: string, log: string): Promise<string> {
  if (file === 'types') {
    const { code } = await run(process.execPath, ['node_modules/typescript/bin/tsc', '-b'], 5, { cwd, log });
    if (code === 0) return 'passed';
    return readFileSync(log, 'utf8').includes(name) ? 'failed' : 'did not run';
  }
  const results = resultsFile('mutation');
  const env = { KNIPPA_RESULTS: results, KNIPPA_GREP: escaped(name) };
  await runNode(command(file, name), 10, { cwd, log, env });
  const named = readResults(results).filter((result) => result.name.startsWith(name));
  if (named.some((result) => result.outcome === 'failed')) return 'failed';
  return named.some((result) => result.outcome === 'passed') ? 'passed' : 'did not run';
}

const escaped = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

function command(file: string, name: string): string[] {
  if (file === 'stories') return ['test/stories/run.ts', name];
  if (/^test\/(sdk|elements)\//.test(file)) return ['node_modules/@web/test-runner/dist/bin.js', '--files', file];
  const reporter = ['--test-reporter=./test/runner/node-reporter.mjs', '--test-reporter-destination=stdout'];
  const words = ['--test-reporter=spec', '--test-reporter-destination=stdout'];
  return ['--test', ...words, ...reporter, `--test-name-pattern=${escaped(name)}`, file];
}
