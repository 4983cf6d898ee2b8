import { documents } from '@knippa/contract';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Person, Trouble } from './backend.js';
import { library, reading, type Reading } from './library.js';
import { inEnglish, on, press, sees, shown, wait, write } from './stage.js';

const meta: Meta = { title: 'document-editor', component: 'knippa-document-editor' };
export default meta;

type Story = StoryObj;

/** A document of the library, read or written by somebody. */
const at = (
  which: keyof Reading['documents'],
  { editing = false, ...scene }: { as?: Person; trouble?: Trouble; editing?: boolean } = {},
): Story => ({
  loaders: [
    async () => {
      sessionStorage.clear();
      return library(scene)();
    },
  ],
  render: (_, context) => {
    const { stage, accountId, documents: all } = reading(context);
    return on(
      stage,
      html`<knippa-document-editor account-id=${accountId} document-id=${all[which]} ?editing=${editing}></knippa-document-editor>`,
    );
  },
});

/** Paragraphs with symbols, to whoever may write. */
export const Letter: Story = { ...at('letter'), play: sees('.text p') };

/** The same to whoever may only read. */
export const ReadOnly: Story = { ...at('letter', { as: 'pupil' }), play: sees('.text p') };

/** A grid of cells. */
export const Grid: Story = { ...at('grid'), play: sees('table.grid td') };

/** A title that is long. */
export const LongTitle: Story = { ...at('long'), play: sees('h2') };

/** Paragraphs that are written. */
export const Writing: Story = { ...at('letter', { editing: true }), play: sees('textarea') };

/** The same in English. */
export const WritingEnglish: Story = { ...Writing, ...inEnglish };

/** Cells that are written. */
export const WritingGrid: Story = { ...at('grid', { editing: true }), play: sees('table.writing textarea') };

/** A row and a column that are the last cannot be taken away, and why. */
export const LastCell: Story = {
  ...at('grid', { editing: true }),
  play: async ({ canvasElement }) => {
    const remove = async (what: RegExp) => {
      const button = await shown(canvasElement, 'button', what);
      while (!button.ariaDisabled) {
        button.click();
        await wait(30);
      }
    };
    await remove(/(Ta bort rad|Remove row) 1$/);
    await remove(/(Ta bort kolumn|Remove column) 1$/);
  },
};

/** A symbol of one space is refused at its own field. Its draft stays in the page: the document is no other story's. */
export const WrongSymbol: Story = {
  ...at('published', { editing: true }),
  play: async ({ canvasElement }) => {
    await write(canvasElement, 'input[aria-label$="1"]', ' ');
    await press(canvasElement, /^\s*(Spara|Save)\s*$/);
    await shown(canvasElement, '.wrong');
  },
};

/** What is written is not saved yet: a draft. */
export const Drafting: Story = {
  ...at('letter', { editing: true }),
  play: async ({ canvasElement }) => {
    await write(canvasElement, 'textarea', 'På torsdag åker vi till simhallen.');
    await shown(canvasElement, '.form .row .small');
  },
};

/** A draft is thrown away only after a question. */
export const Discarding: Story = {
  ...at('letter', { editing: true }),
  play: async ({ canvasElement }) => {
    await write(canvasElement, 'textarea', 'På torsdag åker vi till simhallen.');
    await press(canvasElement, /Släng utkastet|Throw away/);
    await shown(canvasElement, 'dialog h2');
  },
};

/** Somebody else saved first: what they changed stands beside what is written. */
export const ChangedMeanwhile: Story = {
  ...at('letter', { editing: true }),
  play: async ({ canvasElement, loaded }) => {
    await write(canvasElement, 'textarea', 'På torsdag åker vi till simhallen.');
    const { client, accountId, documents: all } = reading({ loaded });
    const { version, content } = await client.call(documents.read, { accountId, documentId: all.letter });
    if (content.kind !== 'document') throw new Error('a letter has paragraphs');
    const at = new Date().toISOString().slice(11, 23);
    const blocks = [
      ...content.blocks.slice(0, 1),
      { symbol: 'frukt', text: `Vi tar päron till frukt (${at}).` },
      ...content.blocks.slice(2),
    ];
    await client.call(documents.edit, { accountId, documentId: all.letter, version, content: { kind: 'document', blocks } });
    await press(canvasElement, /^\s*(Spara|Save)\s*$/);
    await shown(canvasElement, '.beside.late section');
  },
};

/** On its way. */
export const Loading: Story = {
  ...at('letter', { trouble: 'silent' }),
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.late');
    await wait(500);
  },
};

/** The service cannot be reached. */
export const Offline: Story = { ...at('letter', { trouble: 'gone' }), play: sees('[role=alert]') };

/** A document that is not there, or not seen. */
export const NotFound: Story = {
  ...at('letter'),
  render: (_, context) =>
    on(
      reading(context).stage,
      html`<knippa-document-editor
        account-id=${reading(context).accountId}
        document-id="00000000-0000-7000-8000-000000000000"
      ></knippa-document-editor>`,
    ),
  play: sees('[role=alert]'),
};
