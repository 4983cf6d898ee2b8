import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { about, opened } from './dialogs.js';
import { organisation } from './organisation.js';
import { all, inEnglish, on, press, sees, shown, wait, write, choose as tick } from './stage.js';
import { csv, pupils, school, schoolWithDocuments, table } from './users-file.js';

const meta: Meta = { title: 'user-import', component: 'knippa-user-import' };
export default meta;

type Story = StoryObj;
type Play = NonNullable<Story['play']>;

const dialog: Story = {
  loaders: [about('Almby skola grupp 10')],
  render: (_, context) => {
    const { stage, account } = opened(context);
    return on(stage, html`<knippa-user-import .account=${account} open></knippa-user-import>`);
  },
};

/** A story in a school of its own, with people, a manager and documents. */
const inSchool: Story = {
  loaders: school,
  render: (_, context) => {
    const { stage, account } = opened(context);
    return on(stage, html`<knippa-user-import .account=${account} sign-in-href="https://skola.example" open></knippa-user-import>`);
  },
};

const header = 'Visat namn;Användarnamn;E-post;Roll';
const three = ['Axel Ös;axelös', 'Ängla Ståhl;änglast', 'Zoé Löfgren;zoélö'].map((names) => `${names};;Användare`);
const fiveB = csv([header, ...three]);

/** Hands a file in, as a person does with the field. */
async function handIn(canvas: HTMLElement, file: File): Promise<void> {
  const field = (await shown(canvas, '#file')) as HTMLInputElement;
  const transfer = new DataTransfer();
  transfer.items.add(file);
  field.files = transfer.files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await press(canvas, /^\s*(Läs filen|Read the file)/);
}

/** Hands a file in and goes on to its plan. */
async function plan(canvas: HTMLElement, file: File): Promise<void> {
  await handIn(canvas, file);
  await shown(canvas, '.taken');
  await press(canvas, /Visa vad|Show what/);
  await shown(canvas, '.plan');
}

const apply = (canvas: HTMLElement) => press(canvas, /^\s*(Importera|Import)\s*$/);

/** A story that hands a file in and then sees something. */
const after =
  (does: (canvas: HTMLElement, file: File) => Promise<void>, file: File, selector: string, text: RegExp | string = ''): Play =>
  async ({ canvasElement }) => {
    await does(canvasElement, file);
    await shown(canvasElement, selector, text);
  };

/** Which file. */
export const Choose: Story = { ...dialog, play: sees('#file') };

/** A file is held over the place to drop it. */
export const DraggingOver: Story = {
  ...dialog,
  play: async ({ canvasElement }) => {
    const field = await shown(canvasElement, '#file');
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(fiveB);
    field.dispatchEvent(new DragEvent('dragenter', { bubbles: true, cancelable: true, dataTransfer }));
    await shown(canvasElement, '.drop.over');
  },
};

/** Nothing was chosen. */
export const Missing: Story = {
  ...dialog,
  play: async ({ canvasElement }) => {
    await press(canvasElement, /Läs filen|Read the file/);
    await shown(canvasElement, '.wrong');
  },
};

/** A file that is nothing of the kind. */
export const NotAFile: Story = {
  ...dialog,
  play: after(handIn, new File([new Uint8Array([0x4d, 0x5a, 0, 1, 2, 0, 0])], 'program.csv', { type: 'text/csv' }), '.wrong'),
};

/** A file with nothing in it. */
export const Empty: Story = { ...dialog, play: after(handIn, new File([], 'tom.csv', { type: 'text/csv' }), '.wrong') };

/** Columns that nobody knows, and the way on without them. */
export const UnknownColumns: Story = {
  ...dialog,
  play: after(handIn, csv([`${header};Klass;Skonummer`, ...three.map((row) => `${row};5B;34`)]), '.suggest button'),
};

/** How a file was read. */
export const Read: Story = { ...dialog, play: after(handIn, fiveB, '.taken') };

/** A file that does not say how its letters are written. */
export const GuessedEncoding: Story = {
  ...dialog,
  play: after(
    handIn,
    new File([Uint8Array.from([...[header, ...three].join('\r\n')].map((letter) => letter.charCodeAt(0)))], 'klass-5b.csv', {
      type: 'text/csv',
    }),
    '#encoding',
  ),
};

/** A file that cannot be read as its letters were taken to be written: another way is offered. */
export const OtherEncoding: Story = {
  ...dialog,
  play: after(
    handIn,
    new File([Uint16Array.from([header, ...pupils(5)].join('\r\n'), (letter) => letter.charCodeAt(0))], 'klass-5b.csv', {
      type: 'text/csv',
    }),
    '#encoding',
  ),
};

/** A file whose cells may be parted by commas or by semicolons. */
export const GuessedDelimiter: Story = {
  ...dialog,
  play: async ({ canvasElement }) => {
    await handIn(canvasElement, csv(['Visat namn;Användarnamn;Klass, år', 'Axel Ös;axelös;5B, 2026', 'Ängla Ståhl;änglast;5B, 2026']));
    (await shown(canvasElement, '.suggest button')).click();
    await shown(canvasElement, '#delimiter');
  },
};

/** Columns that nobody knows once the cells are parted in another way, and the way on without them. */
export const UnknownOtherwise: Story = {
  ...dialog,
  play: async ({ canvasElement }) => {
    await handIn(canvasElement, csv(['Användarnamn\t;Visat namn', 'axelös\t;Axel Ös', 'änglast\t;Ängla Ståhl']));
    const delimiter = (await shown(canvasElement, '#delimiter')) as HTMLSelectElement;
    delimiter.value = 'tab';
    delimiter.dispatchEvent(new Event('change', { bubbles: true }));
    await shown(canvasElement, '.suggest button');
  },
};

/** A file whose headings nobody knows, as they were parted: another way is offered. */
export const OtherDelimiter: Story = { ...dialog, play: after(handIn, csv(['Elev|Konto', 'Axel Ös|axelös']), '#delimiter') };

/** Notes in a column without a heading: its rows could not be imported, and the way on without the column. */
export const Notes: Story = {
  ...dialog,
  play: after(handIn, csv([`${header};`, ...three.map((row, at) => `${row};${at === 1 ? '' : 'börjar i januari'}`)]), '.noted button'),
};

/** The same in English. */
export const NotesEnglish: Story = { ...Notes, ...inEnglish };

/** Headings and no rows: the plan does nothing, and its deed says so. */
export const OnlyHeadings: Story = { ...dialog, play: after(plan, csv([header]), '#reason') };

/** What the file does. */
export const Plan: Story = { ...dialog, play: after(plan, fiveB, '.plan') };

/** Somebody is added, changed, removed and refused. */
export const EveryKind: Story = { ...inSchool, play: after(plan, table.everyKind, 'tr.refused') };

/** The same, of what is wrong alone. */
export const OnlyErrors: Story = {
  ...inSchool,
  play: async ({ canvasElement }) => {
    await plan(canvasElement, table.everyKind);
    await press(canvasElement, /Bara fel|Only errors/);
    await shown(canvasElement, '[aria-pressed=true]', /Bara fel|Only errors/);
  },
};

/** Two rows are at odds with each other, far apart: the one leads to the other. */
export const AtOdds: Story = {
  ...inSchool,
  play: async ({ canvasElement }) => {
    await plan(canvasElement, table.atOdds);
    await press(canvasElement, /Visa rad 15|Show row 15/);
    await shown(canvasElement, '#row-15:focus');
  },
};

/** The same in English. */
export const AtOddsEnglish: Story = { ...AtOdds, ...inEnglish };

/** My Documents is taken from one and given back to another: how many documents go out of sight, and how many come back. */
export const MyDocuments: Story = {
  ...inSchool,
  loaders: schoolWithDocuments,
  play: after(plan, table.myDocuments, '.counts li', /syns igen för|shown again/),
};

/** The same in English. */
export const MyDocumentsEnglish: Story = { ...MyDocuments, ...inEnglish };

/** Every row is refused: nothing can be done. */
export const OnlyRefused: Story = {
  ...dialog,
  play: after(plan, csv([header, 'Kim; Li;kim;;Användare', 'Ängla;ängla@st;;Användare']), '#reason'),
};

/** Many are removed: the deed stops, and asks once more. */
export const ManyRemovals: Story = {
  ...inSchool,
  play: async ({ canvasElement }) => {
    await plan(canvasElement, table.manyRemovals);
    await apply(canvasElement);
    await shown(canvasElement, '#many');
  },
};

/** Somebody is removed, and what was typed is not what stands there. */
export const MistypedRemoval: Story = {
  ...inSchool,
  play: async ({ canvasElement }) => {
    await plan(canvasElement, table.oneRemoval);
    await write(canvasElement, '#confirmation', 'fel skola');
    await press(canvasElement, /^\s*(Importera|Import)\s*$/);
    await shown(canvasElement, '[aria-invalid=true]');
  },
};

/** It is being done. */
export const Progress: Story = {
  ...dialog,
  play: async (context) => {
    const { canvasElement } = context;
    await plan(canvasElement, fiveB);
    opened(context).stage.line.trouble = 'silent';
    await apply(canvasElement);
    await shown(canvasElement, 'progress');
    await wait(400);
  },
};

/** It was stopped: nothing was changed. */
export const Stopped: Story = {
  ...dialog,
  play: async (context) => {
    const { canvasElement } = context;
    await plan(canvasElement, fiveB);
    opened(context).stage.line.trouble = 'silent';
    await apply(canvasElement);
    await shown(canvasElement, 'progress');
    // what came of it is asked, and answered
    opened(context).stage.line.trouble = undefined;
    await press(canvasElement, /Avbryt, ändra|Stop, change/);
    await shown(canvasElement, '#stopped');
  },
};

/** The service is gone in the middle of it: the plan stands there, and nothing is lost. */
export const Offline: Story = {
  ...dialog,
  play: async (context) => {
    const { canvasElement } = context;
    await plan(canvasElement, fiveB);
    opened(context).stage.line.trouble = 'gone';
    await apply(canvasElement);
    await shown(canvasElement, '.error .note.bad');
  },
};

/** The service reads the file and judges its rows: it goes on, and can be stopped. */
export const BeingRead: Story = {
  ...dialog,
  play: async (context) => {
    const { canvasElement } = context;
    await shown(canvasElement, '#file');
    opened(context).stage.line.trouble = 'silent';
    await handIn(canvasElement, fiveB);
    await shown(canvasElement, 'progress');
    await wait(400);
  },
};

/** The same in English. */
export const BeingReadEnglish: Story = { ...BeingRead, ...inEnglish };

/** It is done, and there are details to hand out. */
export const HandOut: Story = {
  ...inSchool,
  play: async ({ canvasElement }) => {
    await plan(canvasElement, table.newcomers);
    await apply(canvasElement);
    await shown(canvasElement, '.result td code');
  },
};

const many = (n: number) => csv(['Visat namn;Användarnamn;Roll', ...pupils(n)], 'alla-elever.csv');

/** More than a plan tells of one by one: how many the rest are. */
export const PastFiveHundred: Story = {
  ...inSchool,
  loaders: [organisation()],
  play: after(plan, many(620), 'p.muted', /120/),
};

/** It is done, and a class and its neighbours get details, a card each. */
export const ManyCards: Story = {
  ...inSchool,
  loaders: [organisation()],
  play: async ({ canvasElement }) => {
    await plan(canvasElement, many(32));
    await apply(canvasElement);
    await shown(canvasElement, '.result button', /32/);
  },
};

/** It is done, and there is nothing to hand out. */
export const Imported: Story = {
  ...inSchool,
  play: async ({ canvasElement }) => {
    await plan(canvasElement, table.renamed);
    await apply(canvasElement);
    await shown(canvasElement, '.note.good');
    if (all(canvasElement, '.result table').length > 0) throw new Error('There is nothing to hand out.');
  },
};

/** It is done without the rows that were wrong. */
export const LeftOut: Story = {
  ...inSchool,
  play: async ({ canvasElement }) => {
    await plan(canvasElement, table.someWrong);
    await tick(canvasElement, '#leave-out');
    await apply(canvasElement);
    await shown(canvasElement, '.note.good', /lämnades|left out/);
  },
};

/** Names as long as they may be. */
export const LongNames: Story = { ...inSchool, play: after(plan, table.longNames, '.plan') };

/** In English, from a file with English headings. */
export const English: Story = { ...inSchool, ...inEnglish, play: after(plan, table.english, 'tr.refused', /Row|@|Error/) };
