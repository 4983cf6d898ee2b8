import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { about, opened } from './dialogs.js';
import { on, press, sees, shown } from './stage.js';

const meta: Meta = { title: 'user-import', component: 'knippa-user-import' };
export default meta;

type Story = StoryObj;

const dialog: Story = {
  loaders: about('Almby skola grupp 10'),
  render: (_, context) => {
    const { stage, account } = opened(context);
    return on(stage, html`<knippa-user-import .account=${account} open></knippa-user-import>`);
  },
};

const header = 'Visat namn;Användarnamn;E-post;Roll';
const pupils = ['Axel Ös;axelös', 'Ängla Ståhl;änglast', 'Zoé Löfgren;zoélö'].map((names) => `${names};;Användare`);

/** Chooses a file, as a person does with the field. */
async function choose(canvas: HTMLElement, rows: readonly string[]): Promise<void> {
  const field = (await shown(canvas, '#file')) as HTMLInputElement;
  const transfer = new DataTransfer();
  transfer.items.add(new File([`\uFEFF${[header, ...rows].join('\r\n')}`], 'klass-5b.csv', { type: 'text/csv' }));
  field.files = transfer.files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await press(canvas, /Visa vad|Show what/);
}

/** Which file. */
export const Choose: Story = { ...dialog, play: sees('#file') };

/** Nothing was chosen. */
export const Missing: Story = {
  ...dialog,
  play: async ({ canvasElement }) => {
    await press(canvasElement, /Visa vad|Show what/);
    await shown(canvasElement, '.wrong');
  },
};

/** What the file does. */
export const Plan: Story = {
  ...dialog,
  play: async ({ canvasElement }) => {
    await choose(canvasElement, pupils);
    await shown(canvasElement, '.plan');
  },
};

/** A row that cannot be used, and why. */
export const Refused: Story = {
  ...dialog,
  play: async ({ canvasElement }) => {
    await choose(canvasElement, [...pupils, 'Kim; Li;kim;;Användare']);
    await shown(canvasElement, '[role=alert]');
  },
};

/** It is done. */
export const Imported: Story = {
  ...dialog,
  play: async ({ canvasElement }) => {
    await choose(canvasElement, pupils);
    await shown(canvasElement, '.plan');
    await press(canvasElement, /^\s*(Importera|Import)\s*$/);
    await shown(canvasElement, '.note.good');
  },
};
