import { Broken } from './broken.js';
import { stylesOf, textsOf } from './tables.js';
import type { Style } from './values.js';
import { decodeText, readAll } from './xml.js';
import { MOST_OF_PART, unpack, type Entry } from './zip.js';

/** The most sheets of a workbook, and the most that a part refers to: a few for each sheet. */
const MOST_SHEETS = 5000;
const MOST_RELATIONS = 20_000;

/** What must be known of a workbook to read its first sheet. */
export interface Book {
  readonly sheet: Entry;
  /** The texts that cells name by their number. */
  readonly texts: readonly string[];
  /** The style of a cell's `s`. */
  readonly styles: readonly Style[];
  readonly epoch1904: boolean;
}

/**
 * Opens a workbook: its first sheet that is not hidden, in the workbook's order, by what its parts say of each other, since their names are
 * any program's own. Throws `Broken`, with `no-sheet` for a zip of another kind.
 */
export function openBook(entries: ReadonlyMap<string, Entry>): Book {
  const root = relationsOf(entries, '');
  const path = root.find(({ type }) => type === 'officeDocument')?.path ?? '';
  const workbook = entries.get(path);
  if (!workbook) throw new Broken('no-sheet');
  const parts = relationsOf(entries, path);
  const part = (type: string) => entries.get(parts.find((relation) => relation.type === type)?.path ?? '');

  let epoch1904 = false;
  const sheets: { readonly id: string | undefined; readonly hidden: boolean }[] = [];
  readAll(unpack(workbook, MOST_OF_PART), {
    open: (name, attributes) => {
      const all = attributes();
      if (name === 'workbookPr') epoch1904 = isOn(all['date1904']);
      if (name !== 'sheet') return;
      if (sheets.length === MOST_SHEETS) throw new Broken('too-large');
      sheets.push({ id: Object.entries(all).find(([key]) => key.endsWith(':id'))?.[1], hidden: /hidden/i.test(all['state'] ?? '') });
    },
  });
  const paths = new Map(parts.flatMap(({ id, type, path: at }) => (type === 'worksheet' ? [[id, at] as const] : [])));
  const tables = sheets.flatMap(({ id, hidden }) => {
    const found = paths.get(id);
    return found === undefined ? [] : [{ path: found, hidden }];
  });
  const first = tables.find(({ hidden }) => !hidden) ?? tables[0];
  if (!first) throw new Broken('no-sheet');
  const sheet = entries.get(first.path);
  if (!sheet) throw new Broken('broken');
  return { sheet, epoch1904, texts: textsOf(part('sharedStrings')), styles: stylesOf(part('styles')) };
}

/** Whether an attribute says yes. */
export function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

interface Relation {
  readonly id: string | undefined;
  /** The last word of its address, which is the same in both editions of the standard. */
  readonly type: string;
  readonly path: string;
}

/** What a part refers to; '' is the whole file. */
function relationsOf(entries: ReadonlyMap<string, Entry>, path: string): Relation[] {
  const cut = path.lastIndexOf('/') + 1;
  const entry = entries.get(`${path.slice(0, cut)}_rels/${path.slice(cut)}.rels`);
  const relations: Relation[] = [];
  if (!entry) return relations;
  readAll(unpack(entry, MOST_OF_PART), {
    open: (name, attributes) => {
      if (name !== 'Relationship') return;
      if (relations.length === MOST_RELATIONS) throw new Broken('too-large');
      const { Id, Type = '', Target = '' } = attributes();
      relations.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), path: resolved(decodeText(Target), path.slice(0, cut)) });
    },
  });
  return relations;
}

function resolved(target: string, folder: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/').toLowerCase();
}
