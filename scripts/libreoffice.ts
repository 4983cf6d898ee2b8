import { writeSheet } from '@knippa/core/csv';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { classList, delimiters, encodings, exports, locales } from '../test/golden/tables.js';

/**
 * Makes test/golden/libreoffice anew with the `soffice` of this machine: `npx tsx --conditions=@knippa/source scripts/libreoffice.ts`.
 *
 * `x.csv` and `x.xlsx` are our files, `x.csv.sv-SE.csv` is what a Swedish LibreOffice shows of the first, and `saved.…` are one table as
 * LibreOffice saves it. Numbers, days and truths are looked for in every cell of a CSV file, which LibreOffice does only when asked and
 * other programs always do; separators are those its dialog begins with, all three at once.
 */
const golden = 'test/golden/libreoffice';
const codes = { 'sv-SE': 1053, 'en-US': 1033 } as const;
/** Comma, double quotes, UTF-8, as shown, every text in quotes. */
const asShown = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true';
const scratch = mkdtempSync(join(tmpdir(), 'knippa-libreoffice-'));

/** Opens a file in a LibreOffice of a language and saves it as another. */
function convert(file: string, to: string, locale: (typeof locales)[number], target: string): void {
  const profile = join(scratch, locale);
  mkdirSync(join(profile, 'user'), { recursive: true });
  writeFileSync(
    join(profile, 'user', 'registrymodifications.xcu'),
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">' +
      `<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>${locale}</value></prop></item></oor:items>`,
  );
  const out = join(scratch, 'out');
  rmSync(out, { recursive: true, force: true });
  const reading = file.endsWith('.csv') ? [`--infilter=CSV:44/59/9,34,76,1,,${codes[locale]},false,true,,,,,true`] : [];
  execFileSync(
    'soffice',
    [`-env:UserInstallation=file://${profile}`, '--headless', ...reading, '--convert-to', to, '--outdir', out, file],
    { stdio: 'pipe' },
  );
  const name = file.slice(file.lastIndexOf('/') + 1, file.lastIndexOf('.'));
  copyFileSync(join(out, `${name}.${to.split(':', 1)[0] ?? ''}`), target);
}

rmSync(golden, { recursive: true, force: true });
mkdirSync(golden, { recursive: true });

for (const [name, write] of Object.entries(exports)) {
  const file = join(golden, name);
  writeFileSync(file, write());
  for (const locale of locales) convert(file, asShown, locale, `${file}.${locale}.csv`);
}

const table = join(scratch, 'table.xlsx');
writeFileSync(table, writeSheet(classList));
convert(table, 'xlsx', 'sv-SE', join(golden, 'saved.xlsx'));
for (const [encoding, charset] of Object.entries(encodings))
  for (const [name, separator] of Object.entries(delimiters))
    convert(
      table,
      `csv:Text - txt - csv (StarCalc):${separator},34,${charset},1,,0,false,true`,
      'sv-SE',
      join(golden, `saved.${encoding}.${name}.csv`),
    );

rmSync(scratch, { recursive: true, force: true });
