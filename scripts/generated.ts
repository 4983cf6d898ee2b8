import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * Writes a committed file that a command makes, or with --check only compares: it is the API review's diff, so it may not fall behind. The
 * exit code is 1 when it did.
 */
export function generated(file: string, text: string, command: string): void {
  if (!process.argv.includes('--check')) {
    writeFileSync(file, text);
    return;
  }
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  console.error(`${file} is not what the sources say: run "${command}" and look at the difference.`);
  process.exitCode = 1;
}
