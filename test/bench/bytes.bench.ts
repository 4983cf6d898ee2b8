import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { loadedBytes } from '../../scripts/bundle.mjs';
import { budgets, measure } from '../../scripts/sizes.js';
import type { Measurement } from './measurement.js';

const packages = ['lit', '@lit/context', 'ky', 'valibot', 'idb', 'rollup', 'terser'];

/** What a host loads for an element, against one trivial element on the same libraries, built the same way. One per budget of test/sizes.json. */
export const measurements: Measurement[] = Object.entries(budgets()).map(([name, budget]) => ({
  id: `bytes.${name}`,
  unit: 'bytes gzip -9',
  goal: { max: budget.max, of: 'ours' },
  packages,
  async run() {
    execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'packages/elements'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return { ours: await measure(budget), peer: await loadedBytes([resolve('test/bench/peers/account-list.js')]), n: 1 };
  },
}));
