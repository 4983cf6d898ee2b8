import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { session, wordlists } from '@knippa/contract';
import { html } from 'lit';
import { clientOver } from './backend.js';
import { choose, gone, inEnglish, on, press, sees, shown, stage, stageOf, wait, write } from './stage.js';
import { many, wordFile, wording, words } from './wording.js';

const meta: Meta = { title: 'wordlist', component: 'knippa-wordlist' };
export default meta;

type Story = StoryObj;
type Play = NonNullable<Story['play']>;

const list = (scene: Parameters<typeof wording>[0] = {}, whose: 'own' | 'group' = 'own'): Story => ({
  loaders: [wording(scene)],
  render: (_, context) => on(stageOf(context), html`<knippa-wordlist whose=${whose}></knippa-wordlist>`),
});

const ofMine = list({ own: words });

/** One's own words, in Swedish order. */
export const Words: Story = { ...ofMine, play: sees('td.acts button') };

/** The same in English. */
export const WordsEnglish: Story = { ...Words, ...inEnglish };

/** The group's, as an administrator has it. */
export const Group: Story = { ...list({ group: words }, 'group'), play: sees('td.acts button') };

/** The group's, as everybody else uses it. */
export const GroupReading: Story = { ...list({ as: 'bo', group: words }, 'group'), play: sees('td.name') };

/** A `user` who may create documents keeps a list of their own. */
export const Pupil: Story = { ...list({ as: 'alva', own: words.slice(0, 3) }), play: sees('td.acts button') };

/** One who may not is told whom to ask. */
export const PupilReading: Story = { ...list({ as: 'bo' }), play: sees('#reason') };

/** The same in English. */
export const PupilReadingEnglish: Story = { ...PupilReading, ...inEnglish };

/** Nothing is there yet. */
export const Empty: Story = { ...list(), play: sees('.empty') };

/** The group has no words yet, for those who do not add any. */
export const EmptyReading: Story = { ...list({ as: 'bo' }, 'group'), play: sees('.empty') };

/** Found by a part of a word, a symbol or a note. */
export const Hits: Story = {
  ...ofMine,
  play: async ({ canvasElement }) => {
    await shown(canvasElement, 'td.name');
    await write(canvasElement, '#search', 'dörr');
    await shown(canvasElement, 'mark');
  },
};

/** Nothing fits. */
export const NoHits: Story = {
  ...ofMine,
  play: async ({ canvasElement }) => {
    await shown(canvasElement, 'td.name');
    await write(canvasElement, '#search', 'xyzzy');
    await shown(canvasElement, '.empty');
  },
};

/** The next page. */
export const SecondPage: Story = {
  ...list({ own: many(120) }),
  play: async ({ canvasElement }) => {
    await press(canvasElement, /Nästa/);
    await shown(canvasElement, '.foot', /51–100/);
    await wait(700);
  },
};

/** Long words, symbols and notes. */
export const Long: Story = {
  ...list({
    own: [
      'flaggstångsknoppsförgyllarmästarinnekursverksamhetsledare;symbol_med_ett_mycket_långt_namn_utan_mellanslag;En anteckning som är så lång att den tar flera rader, och som handlar om när och hur ordet används av dem som läser med symboler.',
      'ok;👍🏽;',
    ],
  }),
  play: sees('td.acts button'),
};

/** In grace nothing is added; what is there is changed and removed. */
export const Grace: Story = { ...list({ own: words, on: '2027-03-05' }), play: sees('#reason') };

const adding: Play = async ({ canvasElement }) => {
  await press(canvasElement, /^\s*(Nytt ord|New word)/);
  await shown(canvasElement, 'dialog #word');
};

/** A word is added. */
export const Adding: Story = { ...ofMine, play: adding };

/** One was added, and the next can be written. */
export const Added: Story = {
  ...ofMine,
  play: async (context) => {
    await adding(context);
    await write(context.canvasElement, '#word', 'måne');
    await write(context.canvasElement, '#symbol', '🌙');
    await press(context.canvasElement, /Lägg till ordet/);
    await shown(context.canvasElement, 'dialog .note.good', 'måne');
    await wait(300);
  },
};

/** It is there already. */
export const Taken: Story = {
  ...ofMine,
  ...inEnglish,
  play: async (context) => {
    await adding(context);
    await write(context.canvasElement, '#word', 'KATT');
    await press(context.canvasElement, /Add the word/);
    await shown(context.canvasElement, '#word-wrong');
  },
};

/** A word is changed. */
export const Editing: Story = {
  ...ofMine,
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'Ändra katt');
    await shown(canvasElement, 'dialog #note');
  },
};

/** Somebody else was first: what they wrote stands beside what one has written. */
export const Late: Story = {
  ...list({ group: words }, 'group'),
  play: async (context) => {
    const { canvasElement } = context;
    const { line, token } = stageOf(context);
    await press(canvasElement, 'Ändra katt');
    await write(canvasElement, 'dialog #note', 'Katten heter Sixten.');
    const client = clientOver(line, token);
    const accountId = (await client.call(session.read, {})).account?.id ?? '';
    const inList = { accountId, wordlistId: accountId };
    const { items } = await client.call(wordlists.list, { ...inList, search: 'katt' });
    const [word] = items;
    if (word) await client.call(wordlists.edit, { ...inList, wordId: word.id, version: word.version, note: 'Den heter Misse.' });
    await press(canvasElement, /Spara ordet/);
    await shown(canvasElement, 'dialog', /Misse/);
  },
};

/** A word is removed, once one has been asked. */
export const Removing: Story = {
  ...ofMine,
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'Ta bort hund');
    await shown(canvasElement, 'dialog .danger');
  },
};

/** It is gone. */
export const Removed: Story = {
  ...ofMine,
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'Ta bort hund');
    await press(canvasElement, /Ta bort ordet/);
    await gone(canvasElement, 'dialog');
    await shown(canvasElement, '.result', 'hund');
    await wait(300);
  },
};

/** Hands a file in, as a person does with the field. */
async function handIn(canvas: HTMLElement, file: File): Promise<void> {
  await press(canvas, /^\s*(Importera|Import)/);
  const field = (await shown(canvas, '#file')) as HTMLInputElement;
  const transfer = new DataTransfer();
  transfer.items.add(file);
  field.files = transfer.files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** A file is asked for. */
export const Importing: Story = {
  ...ofMine,
  play: async ({ canvasElement }) => {
    await press(canvasElement, /^\s*Importera/);
    await shown(canvasElement, '#file');
  },
};

/** What a file would do, and which of its rows are refused. */
export const ImportPlan: Story = {
  ...ofMine,
  play: async ({ canvasElement }) => {
    await handIn(canvasElement, wordFile(['Katt;🐈;', 'måne;🌙;Full', 'stjärna;⭐;', ';❓;', 'sol;☀️;', 'SOL;🌞;']));
    await shown(canvasElement, '.refused');
    await choose(canvasElement, '#leave-out');
  },
};

/** The same in English, before the rows are left out. */
export const ImportPlanEnglish: Story = {
  ...ofMine,
  ...inEnglish,
  play: async ({ canvasElement }) => {
    await handIn(canvasElement, wordFile(['Katt;🐈;', 'måne;🌙;Full', ';❓;']));
    await shown(canvasElement, '.refused');
  },
};

/** A file that is none of words. */
export const ImportWrong: Story = {
  ...ofMine,
  play: async ({ canvasElement }) => {
    await handIn(canvasElement, new File(['Namn;Klass\r\nAlva;5B\r\n'], 'klass.csv'));
    await shown(canvasElement, '#file-wrong');
  },
};

/** What was imported. */
export const Imported: Story = {
  ...ofMine,
  play: async ({ canvasElement }) => {
    await handIn(canvasElement, wordFile(['Katt;🐈;', 'måne;🌙;Full', 'hund;🐶;']));
    await shown(canvasElement, '.plan');
    const deeds = () => shown(canvasElement, 'dialog button.primary', /Importera/);
    (await deeds()).click();
    await shown(canvasElement, '.result', /1 ord lades till/);
    await wait(300);
  },
};

/** On its way. */
export const Loading: Story = {
  ...list({ own: words, trouble: 'silent' }),
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.late');
    await wait(500);
  },
};

/** The service cannot be reached. */
export const Offline: Story = { ...list({ own: words, trouble: 'gone' }), play: sees('[role=alert]') };

/** An answer that was cut off. */
export const WrongAnswer: Story = { ...list({ own: words, trouble: 'cuts' }), play: sees('[role=alert]') };

/** An operator has no words, and sees nobody's. */
export const Operator: Story = {
  loaders: [stage()],
  render: (_, context) => on(stageOf(context), html`<knippa-wordlist></knippa-wordlist>`),
  play: sees('.note'),
};
