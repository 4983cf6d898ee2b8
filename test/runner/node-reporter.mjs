import { appendFileSync } from 'node:fs';

/**
 * Counts node:test's tests for the runner, by name, in the form of `Result` in counts.ts. (JavaScript, because Node loads a reporter before
 * what lets it read TypeScript.) A describe is not a test unless it broke by itself, and neither is a file, which Node reports as a test of
 * its own when it holds none or could not be loaded: then only the failure counts.
 */
export default async function* nodeReporter(events) {
  const file = process.env['KNIPPA_RESULTS'];
  for await (const { type, data } of events) {
    if (!file || (type !== 'test:pass' && type !== 'test:fail')) continue;
    const aside = data.skip !== undefined || data.todo !== undefined;
    const failed = type === 'test:fail' && !aside;
    const byItself = data.details?.error?.failureType !== 'subtestsFailed';
    const container = data.details?.type === 'suite' || data.name.endsWith('.test.ts');
    if (container && !(failed && byItself)) continue;
    const outcome = aside ? 'skipped' : failed ? 'failed' : 'passed';
    const why = failed ? (data.details?.error?.cause?.stack ?? data.details?.error?.message) : undefined;
    appendFileSync(file, `${JSON.stringify({ name: data.name, outcome, why })}\n`);
    yield '';
  }
}
