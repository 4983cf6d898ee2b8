import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadedBytes } from './bundle.mjs';

/** A budget: what these elements may weigh on a host's page, with the later modules that it waits for, in bytes after gzip -9. */
export interface Budget {
  entry: string[];
  later?: string[];
  max: number;
}

/** The table of budgets, test/sizes.json. */
export const budgets = (): Record<string, Budget> => JSON.parse(readFileSync('test/sizes.json', 'utf8')) as Record<string, Budget>;

/** Measures a budget on the built packages. Fails with a sentence when an entry is missing. */
export async function measure({ entry, later }: Budget): Promise<number> {
  const modules = entry.map((name) => resolve(`packages/elements/dist/${name}/define.js`));
  const missing = modules.filter((module) => !existsSync(module));
  if (missing.length > 0) throw new Error(`Not built, or not written yet: ${missing.join(', ')}. Run "npm run build".`);
  return loadedBytes(modules, later);
}
