import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What a run of tests came to. Skipped tests are neither: they are counted apart, so that nothing is skipped unseen. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
  failures: string[];
}

/** One test that ended: what a reporter writes, one JSON a line, into the file that KNIPPA_RESULTS names. */
export interface Result {
  name: string;
  outcome: 'passed' | 'failed' | 'skipped';
  /** Of one that failed, what it said. */
  why?: string;
}

/** Appends a result to the file that the runner reads afterwards; without a runner it is nothing. */
export function report(result: Result): void {
  const file = process.env['KNIPPA_RESULTS'];
  if (file) appendFileSync(file, `${JSON.stringify(result)}\n`);
}

/** A fresh file for results. */
export function resultsFile(name: string): string {
  mkdirSync('.build/results', { recursive: true });
  const file = join(process.cwd(), '.build/results', `${name.replaceAll(/\W+/g, '-')}.${process.pid}.jsonl`);
  rmSync(file, { force: true });
  return file;
}

/** Reads the results that reporters left. */
export function readResults(file: string): Result[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Result);
}

/** Sums results. */
export function count(results: Result[]): Counts {
  const of = (outcome: Result['outcome']) => results.filter((result) => result.outcome === outcome);
  return {
    passed: of('passed').length,
    failed: of('failed').length,
    skipped: of('skipped').length,
    failures: of('failed').map(({ name, why }) => (why ? `${name}\n  ${brief(why)}` : name)),
  };
}

/** As much of what a test said as tells where to look, so that a failure is not seen once and never understood. */
function brief(why: string): string {
  const lines = why.split('\n').filter((line) => line.trim() !== '');
  return lines
    .slice(0, 12)
    .map((line) => line.slice(0, 300))
    .join('\n  ');
}
