import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { elementsPage, type Manifest } from './elements-page.js';
import { generated } from './generated.js';

// Writes the elements' custom-elements.json (attributes, events, slots, parts, from their doc comments), which goes with the package, and the page
// that a person reads, docs/elements.md; or with --check compares them.
rmSync('.build/manifest', { recursive: true, force: true });
const analyzer = [
  'node_modules/@custom-elements-manifest/analyzer/cem.js',
  'analyze',
  '--config',
  'custom-elements-manifest.config.mjs',
  '--quiet',
];
execFileSync(process.execPath, analyzer, { stdio: ['ignore', 'ignore', 'inherit'] });
const made = readFileSync('.build/manifest/custom-elements.json', 'utf8');
const manifest = inOrder(JSON.parse(made.replaceAll(/"(\/?)packages\/elements\/src\/([^"]*)\.ts"/g, '"$1dist/$2.js"')));
const colours = [...readFileSync('packages/elements/src/kernel/tokens.ts', 'utf8').matchAll(/var\((--knippa-[a-z-]+)/g)].flatMap(
  ([, name]) => name ?? [],
);
generated('packages/elements/custom-elements.json', `${JSON.stringify(manifest, null, 2)}\n`, 'npm run manifest');
generated('docs/elements.md', elementsPage(manifest as Manifest, colours), 'npm run manifest');

/** The same with its keys in order: the analyzer writes them as it comes to the files, which is another way on another disk. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const keys = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(keys.map(([key, part]) => [key, inOrder(part)]));
}
