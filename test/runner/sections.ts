import { existsSync } from 'node:fs';
import { count, readResults, resultsFile, type Counts } from './counts.js';
import { run, runNode } from './child.js';
import { filesUnder } from './files.js';

/** A part of the test command. It answers undefined when there is nothing of its kind yet. */
export interface Section {
  name: string;
  run(): Promise<Counts | undefined>;
}

const bin = (path: string) => `node_modules/${path}`;
const nodeTool = (path: string, ...args: string[]) => run(process.execPath, [bin(path), ...args], 30);

/** A check counts as one. */
function check(name: string, work: () => Promise<{ code: number }>, exists = () => true): Section {
  return {
    name,
    async run() {
      if (!exists()) return undefined;
      const { code } = await work();
      return count([{ name, outcome: code === 0 ? 'passed' : 'failed' }]);
    },
  };
}

/** Runs a command whose reporter leaves results; a command that fails without a failed test, or finds no test, fails. */
async function tested(name: string, work: (results: string) => Promise<{ code: number; late: boolean }>): Promise<Counts> {
  const file = resultsFile(name);
  const { code, late } = await work(file);
  const results = readResults(file);
  const broken = late
    ? 'took too long'
    : code !== 0 && !results.some(({ outcome }) => outcome === 'failed')
      ? `ended with code ${code}`
      : undefined;
  if (broken) results.push({ name: `${name} ${broken}`, outcome: 'failed' });
  else if (!results.some(({ outcome }) => outcome !== 'skipped')) results.push({ name: `${name} ran no test`, outcome: 'failed' });
  return count(results);
}

/** Tests that run under Node, from test/<folder>. Those that need a store ask for each kind themselves. */
function nodeTests(folder: string): Section {
  const reporters = ['spec', './test/runner/node-reporter.mjs'].flatMap((reporter) => [
    `--test-reporter=${reporter}`,
    '--test-reporter-destination=stdout',
  ]);
  return {
    name: folder,
    async run() {
      const files = filesUnder(`test/${folder}`, '.test.ts');
      if (files.length === 0) return undefined;
      const args = ['--test', '--test-concurrency=2', ...reporters, ...files];
      return tested(folder, (results) => runNode(args, minutes, { env: { KNIPPA_RESULTS: results } }));
    },
  };
}

/** Tests that run in the browser, from test/<folder>. */
function browserTests(folder: string): Section {
  return {
    name: folder,
    async run() {
      if (filesUnder(`test/${folder}`, '.test.ts').length === 0) return undefined;
      const args = [bin('@web/test-runner/dist/bin.js'), '--files', `test/${folder}/**/*.test.ts`];
      return tested(folder, (results) => runNode(args, minutes, { env: { KNIPPA_RESULTS: results } }));
    },
  };
}

/** Against what hangs: what is slow comes to its end, and is told before the 90 minutes of `.ci/run` are over. */
const minutes = process.env['KNIPPA_LONG'] ? 170 : 80;
const elements = () => filesUnder('packages/elements/src', 'define.ts').length > 0;

/** The bundles that a host page loads, as the tests in a browser do. */
async function bundle(): Promise<{ code: number }> {
  const built = await nodeTool('typescript/bin/tsc', '-b', 'packages/server', 'packages/elements');
  return built.code === 0 ? nodeTool('rollup/dist/bin/rollup', '-c', '--silent') : built;
}

/** Everything the test command knows, in the order it runs: what is cheap and tells most comes first. */
export const sections: Section[] = [
  check('types', () => nodeTool('typescript/bin/tsc', '-b')),
  check('lint', () => nodeTool('eslint/bin/eslint.js', '.', '--max-warnings=0')),
  check('boundaries', () => runNode(['scripts/boundaries.ts'], 1)),
  check('format', () => nodeTool('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.')),
  check('manifest', () => runNode(['scripts/manifest.ts', '--check'], 2), elements),
  check(
    'openapi',
    () => runNode(['scripts/openapi.ts', '--check'], 2),
    () => existsSync('packages/contract/src/openapi.ts'),
  ),
  nodeTests('contract'),
  nodeTests('core'),
  nodeTests('server'),
  browserTests('sdk'),
  browserTests('elements'),
  check('bundle', bundle, elements),
  nodeTests('e2e'),
  {
    name: 'stories',
    async run() {
      if (filesUnder('stories', '.stories.ts').length === 0) return undefined;
      return tested('stories', (results) => runNode(['test/stories/run.ts'], minutes, { env: { KNIPPA_RESULTS: results } }));
    },
  },
  check(
    'sizes',
    async () => {
      const built = await nodeTool('typescript/bin/tsc', '-b', 'packages/elements');
      return built.code === 0 ? runNode(['scripts/check-sizes.ts'], 5) : built;
    },
    elements,
  ),
];
