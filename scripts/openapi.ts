import { spawnSync } from 'node:child_process';
import { openapi } from '@knippa/contract/openapi';
import { toJsonSchema } from '@valibot/to-json-schema';
import { readFileSync } from 'node:fs';
import { generated } from './generated.js';
import { summaries } from './summaries.js';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const document = openapi(toJsonSchema, summaries('packages/contract/src'), version);

// Writes openapi.json from the contract, or with --check compares and lints it.
generated('openapi.json', `${JSON.stringify(document, null, 2)}\n`, 'npm run openapi');

if (process.argv.includes('--check')) {
  const redocly = ['node_modules/@redocly/cli/bin/cli.js', 'lint', 'openapi.json', '--config', 'redocly.yaml'];
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const { status } = spawnSync(process.execPath, redocly, { stdio: 'inherit', env });
  if (status !== 0) process.exitCode = 1;
}
