import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The files under a folder whose names end so, sorted. A folder that is not there has none. */
export function filesUnder(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending) && !name.includes('node_modules'))
    .map((name) => join(folder, name))
    .sort();
}
