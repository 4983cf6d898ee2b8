import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generated } from './generated.js';

// Writes the symbols that folders may have, from Lucide (ISC, https://lucide.dev), as templates: nothing of a drawing is data at run time. A symbol is added by its
// name here, and by what it is called in terms/sv and terms/en; one is never taken away, for folders bear its name.
const version = '1.62.0';
const names = `
  book book-open library school graduation-cap newspaper pencil notebook-pen brush palette image camera film music drama scissors hammer
  calculator percent ruler shapes puzzle flask-conical atom rocket lightbulb globe map flag landmark languages
  message-circle messages-square mail phone speech ear eye hand hand-heart accessibility smile heart star users user house
  clock calendar-days bell sun cloud-rain snowflake moon bus bike volleyball trophy party-popper
  utensils cooking-pot apple cake shirt tree-pine leaf flower dog cat fish bird
  monitor archive clipboard-list list-checks circle-check info key lock
`
  .trim()
  .split(/\s+/);

/** What is drawn, without the frame around it. */
function drawing(svg: string): string {
  const inside = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(svg)?.[1] ?? '';
  const shapes = inside.trim().replaceAll(/\s*\n\s*/g, '');
  if (!/^(?:<(?:path|circle|ellipse|rect|line|polyline|polygon)(?: [a-z0-9]+="[-a-zA-Z0-9., ]*")* \/>)+$/.test(shapes))
    throw new Error(shapes);
  return shapes;
}

const folder = mkdtempSync(join(tmpdir(), 'icons-'));
const run = (command: string, ...args: string[]) => execFileSync(command, args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
run('npm', 'pack', '--silent', `lucide-static@${version}`);
run('tar', 'xzf', `lucide-static-${version}.tgz`, 'package/icons');
const icons = names.map((name) => `  '${name}': svg\`${drawing(readFileSync(join(folder, 'package/icons', `${name}.svg`), 'utf8'))}\`,`);
const text = `// prettier-ignore
import { svg } from 'lit';

/**
 * @license Lucide ${version}. ISC License, Copyright (c) 2026 Lucide Icons and Contributors; some derived from Feather, MIT License, Copyright (c) 2013-present Cole Bemis.
 * https://lucide.dev/license. Written by scripts/icons.ts.
 */

/** The symbols that folders may have, by name: what is drawn in a square of 24, with strokes. */
// prettier-ignore
export const folderIcons = {
${icons.join('\n')}
};

/** The name of a kept symbol. */
export type FolderIconName = keyof typeof folderIcons;
`.replace('// prettier-ignore\nimport', 'import');
generated('packages/elements/src/icon-picker/icons.ts', text, 'npm run icons');
