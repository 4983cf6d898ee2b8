import { appendFileSync, existsSync } from 'node:fs';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import { chromeFlags, chromePath } from './test/chrome.ts';
import { ahead, setAhead } from './test/day.mjs';

/** Runs only the tests whose names have this. */
const grep = process.env['KNIPPA_GREP'];

/** Counts tests for the test command, by name, in the form of `Result` in test/runner/counts.ts. */
const counter = {
  onTestRunFinished({ sessions }) {
    const file = process.env['KNIPPA_RESULTS'];
    if (!file) return;
    const write = (name, outcome, why) => appendFileSync(file, `${JSON.stringify({ name, outcome, why })}\n`);
    // what the filter left out has neither passed nor an error
    const aside = ({ skipped, passed, error }) => skipped || (grep && !passed && !error);
    const walk = ({ tests, suites }) => {
      for (const one of tests)
        write(
          one.name,
          aside(one) ? 'skipped' : one.passed ? 'passed' : 'failed',
          [one.error?.message, one.error?.stack].filter(Boolean).join('\n') || undefined,
        );
      suites.forEach(walk);
    };
    for (const session of sessions) {
      if (session.testResults) walk(session.testResults);
      if (session.errors.length > 0 || !session.testResults)
        write(session.testFile, 'failed', session.errors[0]?.stack ?? session.errors[0]?.message);
    }
  },
};

/** The real server that the pages speak to. `test/backend.ts` starts it; its address is `knippaBackend` on every page. */
const backend = { url: undefined, stop: async () => undefined };

const startsBackend = {
  name: 'backend',
  async serverStart() {
    if (!existsSync('test/backend.ts')) return;
    const { startBackend } = await import('./test/backend.ts');
    const started = await startBackend();
    Object.assign(backend, { url: started.url, stop: () => started.stop() });
  },
  serverStop: () => backend.stop(),
};

/** Tests of the SDK and the elements, in Chromium, from source. `npm test -- sdk elements` runs it; the two need `--conditions` and tsx. */
export default {
  files: ['test/{sdk,elements}/**/*.test.ts'],
  concurrency: 2,
  // against what hangs, not what is slow: a test waits ten seconds for each thing it looks for
  browserStartTimeout: 120_000,
  testsStartTimeout: 120_000,
  testsFinishTimeout: 1_800_000,
  nodeResolve: { exportConditions: ['@knippa/source', 'browser', 'development'] },
  plugins: [startsBackend, a11ySnapshotPlugin(), esbuildPlugin({ ts: true, tsconfig: './tsconfig.base.json', target: 'es2022' })],
  testFramework: { config: { ui: 'bdd', timeout: 120_000, ...(grep ? { grep } : {}) } },
  testRunnerHtml: (framework) => `<!doctype html>
<html lang="sv">
  <head><meta charset="utf-8" /><script>(${setAhead})(${ahead}); globalThis.knippaBackend = ${JSON.stringify(backend.url)};</script></head>
  <body><script type="module" src="${framework}"></script></body>
</html>`,
  reporters: [defaultReporter({ reportTestProgress: process.stdout.isTTY }), counter],
  browsers: [chromeLauncher({ launchOptions: { executablePath: await chromePath(), headless: true, args: chromeFlags } })],
};
