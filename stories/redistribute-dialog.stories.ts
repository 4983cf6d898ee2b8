import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { about, opened } from './dialogs.js';
import { on, sees, shown } from './stage.js';

const meta: Meta = { title: 'redistribute-dialog', component: 'knippa-redistribute-dialog' };
export default meta;

type Story = StoryObj;

const ofOne: Story = {
  loaders: about('Björkskolan', '', 'manager'),
  render: (_, context) => {
    const { stage, user } = opened(context);
    return on(stage, html`<knippa-redistribute-dialog .from=${user} open></knippa-redistribute-dialog>`);
  },
};

/** Chooses one of a select by the beginning of its text. */
async function take(canvas: HTMLElement, id: string, text: RegExp): Promise<void> {
  const select = (await shown(canvas, `[id="${id}"]`)) as HTMLSelectElement;
  select.value = [...select.options].find((option) => text.test(option.textContent))?.value ?? '';
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Whose users they are, and whom they may get, with the room that each has. */
export const Choose: Story = { ...ofOne, play: sees('ul.people select') };

/** All to one, and what happens. */
export const AllToOne: Story = {
  ...ofOne,
  play: async ({ canvasElement }) => {
    await shown(canvasElement, 'ul.people select');
    await take(canvasElement, 'all', /administratör|administrator/);
    await shown(canvasElement, '.plan details');
  },
};

/** Somebody who has no room for them all: nothing is done. */
export const NoRoom: Story = {
  ...ofOne,
  play: async ({ canvasElement }) => {
    await shown(canvasElement, 'ul.people select');
    await take(canvasElement, 'all', /manager, (plats för|room for|full)/);
    await shown(canvasElement, '[role=alert]');
  },
};

/** Some that were chosen in the list. */
export const Chosen: Story = {
  loaders: about('Björkskolan'),
  render: (_, context) => {
    const { stage, people } = opened(context);
    return on(stage, html`<knippa-redistribute-dialog .users=${people} open></knippa-redistribute-dialog>`);
  },
  play: sees('ul.people select'),
};
