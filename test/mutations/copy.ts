import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/**
 * Copies the tree as it stands (what is committed and what is not yet, without what git ignores) into a temporary folder. Packages from npm
 * are linked, ours point into the copy, so that a test there runs the copy's sources.
 */
export function copyTree(): string {
  const copy = mkdtempSync(join(tmpdir(), 'knippa-copy-'));
  const files = execFileSync('git', ['ls-files', '-coz', '--exclude-standard'], { encoding: 'utf8' }).split('\0').filter(Boolean);
  for (const file of files) {
    if (!existsSync(file)) continue;
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    copyFileSync(file, join(copy, file));
  }
  link(resolve('node_modules'), join(copy, 'node_modules'));
  for (const name of readdirSync('packages')) {
    symlinkSync(join(copy, 'packages', name), join(copy, 'node_modules/@knippa', name));
    if (existsSync(`packages/${name}/node_modules`))
      link(resolve(`packages/${name}/node_modules`), join(copy, `packages/${name}/node_modules`));
  }
  return copy;
}

function link(from: string, to: string): void {
  mkdirSync(join(to, '@knippa'), { recursive: true });
  for (const name of readdirSync(from)) if (name !== '@knippa') symlinkSync(join(from, name), join(to, name));
}
