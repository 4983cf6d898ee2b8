/**
 * The example school of source 002 (FLD-06): two classes with a manager each, what everybody reads, and what each class reads and works in. The same table
 * runs as a rule, over HTTP and in the element.
 *
 * A line is a folder, indented under its parent, with what each person may do there: `rw` read and write, `r-` read, `-w` write their own, `--` it does
 * not exist for them.
 */
const text = `
                      rektor  maj  måns  pia  per  alva  ali  utan
Skolinformation       rw      rw   rw    r-   r-   r-    r-   r-
Klass 1               rw      rw   --    r-   r-   --    --   --
  Att läsa            rw      rw   --    r-   r-   --    --   --
  Arbeten             rw      rw   --    rw   rw   --    --   --
Klass 2               rw      --   rw    --   --   r-    r-   --
  Att läsa            rw      --   rw    --   --   r-    r-   --
  Arbeten             rw      --   rw    --   --   rw   rw   --
`;

/** Somebody of the school. `responsible` is the person whose class they are in. */
export interface SchoolPerson {
  readonly key: string;
  readonly name: string;
  readonly role: 'administrator' | 'manager' | 'user';
  readonly responsible: string | null;
}

/** Whoever is in the table: two pupils in each class, and one in none. */
export const people: readonly SchoolPerson[] = [
  { key: 'rektor', name: 'Åsa Rektor', role: 'administrator', responsible: null },
  { key: 'maj', name: 'Maj Lärare', role: 'manager', responsible: null },
  { key: 'måns', name: 'Måns Lärare', role: 'manager', responsible: null },
  { key: 'pia', name: 'Pia Ettan', role: 'user', responsible: 'maj' },
  { key: 'per', name: 'Per Ettan', role: 'user', responsible: 'maj' },
  { key: 'alva', name: 'Alva Tvåan', role: 'user', responsible: 'måns' },
  { key: 'ali', name: 'Ali Tvåan', role: 'user', responsible: 'måns' },
  { key: 'utan', name: 'Ulla Utan Klass', role: 'user', responsible: null },
];

const off = { read: false, write: false };
const reads = { read: true, write: false };
const both = { read: true, write: true };

/** A folder's settings of its own; who is responsible stands by their key. */
export interface SchoolEntries {
  readonly managers: { readonly read: boolean; readonly write: boolean };
  readonly users: { readonly read: boolean; readonly write: boolean };
  readonly responsible: { readonly key: string; readonly read: boolean; readonly write: boolean } | null;
}

/** A folder of the school. `entries` are null where it follows its parent; `owner` is a person's key. */
export interface SchoolFolder {
  readonly key: string;
  readonly parent: string | null;
  readonly names: { readonly sv: string; readonly en: string };
  readonly owner: string;
  readonly entries: SchoolEntries | null;
}

const ofClass = (key: string, access: typeof reads): SchoolEntries => ({ managers: off, users: off, responsible: { key, ...access } });

function classOf(number: number, teacher: string): SchoolFolder[] {
  const key = `Klass ${number}`;
  return [
    { key, parent: null, names: { sv: key, en: `Class ${number}` }, owner: teacher, entries: ofClass(teacher, reads) },
    { key: `${key}/Att läsa`, parent: key, names: { sv: 'Att läsa', en: 'To read' }, owner: teacher, entries: null },
    { key: `${key}/Arbeten`, parent: key, names: { sv: 'Arbeten', en: 'Work' }, owner: teacher, entries: ofClass(teacher, both) },
  ];
}

/** The folders, each after its parent. */
export const folders: readonly SchoolFolder[] = [
  {
    key: 'Skolinformation',
    parent: null,
    names: { sv: 'Skolinformation', en: 'School information' },
    owner: 'rektor',
    entries: { managers: both, users: reads, responsible: null },
  },
  ...classOf(1, 'maj'),
  ...classOf(2, 'måns'),
];

/** One cell: what a person may do in a folder. */
export interface SchoolCell {
  readonly person: string;
  readonly folder: string;
  readonly read: boolean;
  readonly write: boolean;
}

/** The table, cell by cell. A line that names no folder, or a cell that says nothing, is an error; so is a missing one. */
export const cells: readonly SchoolCell[] = readTable();

function readTable(): SchoolCell[] {
  const [head = '', ...lines] = text.split('\n').filter((line) => line.trim() !== '');
  const persons = head.trim().split(/ +/);
  let root = '';
  return lines.flatMap((line) => {
    const name = line.slice(0, 22).trim();
    if (!line.startsWith(' ')) root = name;
    const folder = line.startsWith(' ') ? `${root}/${name}` : name;
    const said = line.slice(22).trim().split(/ +/);
    if (!folders.some(({ key }) => key === folder)) throw new Error(`No folder is called ${folder}.`);
    if (said.length !== persons.length) throw new Error(`${folder}: ${said.length} cells for ${persons.length} people`);
    return persons.map((person, at) => {
      const cell = said[at] ?? '';
      if (!/^[r-][w-]$/.test(cell)) throw new Error(`${folder}: “${cell}” says nothing`);
      return { person, folder, read: cell.startsWith('r'), write: cell.endsWith('w') };
    });
  });
}
