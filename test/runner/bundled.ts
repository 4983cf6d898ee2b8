import { buildSync } from 'esbuild';
import { readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const made = new Map<string, string>();

/**
 * One of our TypeScript files, with all of ours that it imports, as JavaScript in .build that Node runs as it is; answers the path. What tests start again and again begins
 * in half a second so, where reading three hundred files takes two. Made once a process, from the sources as they are.
 */
export function bundled(file: URL): string {
  const entry = fileURLToPath(file);
  let path = made.get(entry);
  if (path === undefined) {
    path = resolve(`.build/bundled/${process.pid}-${made.size}.mjs`);
    buildSync({
      entryPoints: [entry],
      outfile: path,
      bundle: true,
      platform: 'node',
      format: 'esm',
      conditions: ['@knippa/source'],
      external: libraries(),
      keepNames: true,
      sourcemap: 'inline',
      logLevel: 'warning',
    });
    made.set(entry, path);
    const gone = path;
    process.once('exit', () => rmSync(gone, { force: true }));
  }
  return path;
}

/** Whatever is not ours, which stays where it is. */
function libraries(): string[] {
  const files = ['package.json', ...['contract', 'core', 'server', 'sdk'].map((name) => `packages/${name}/package.json`)];
  const named = files.flatMap((file) => {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(file, 'utf8')) as Partial<
      Record<'dependencies' | 'devDependencies', Record<string, string>>
    >;
    return Object.keys({ ...dependencies, ...devDependencies });
  });
  return [...new Set(named)].filter((name) => !name.startsWith('@knippa/'));
}
