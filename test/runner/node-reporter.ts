import { report } from './counts.js';

interface Event {
  type: string;
  data: { name: string; file?: string; skip?: unknown; todo?: unknown; details?: { type?: string; error?: { failureType?: string } } };
}

/**
 * Counts node:test's tests for the runner, by name. A describe is not a test unless it broke by itself, and neither is a file, which Node
 * reports as a test of its own when it holds none or could not be loaded: then only the failure counts.
 */
// node:test takes its reporter by the default export.
// eslint-disable-next-line no-restricted-syntax
export default async function* nodeReporter(events: AsyncIterable<Event>): AsyncGenerator<string> {
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const failed = type === 'test:fail' && data.todo === undefined;
    const byItself = data.details?.error?.failureType !== 'subtestsFailed';
    const container = data.details?.type === 'suite' || data.name === data.file || data.name.endsWith('.test.ts');
    if (container && !(failed && byItself)) continue;
    if (data.skip !== undefined || data.todo !== undefined) report({ name: data.name, outcome: 'skipped' });
    else report({ name: data.name, outcome: failed ? 'failed' : 'passed' });
    yield '';
  }
}
