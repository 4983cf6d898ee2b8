import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { about, opened } from './dialogs.js';
import { on, sees, shown, write } from './stage.js';

const meta: Meta = { title: 'move-user-dialog', component: 'knippa-move-user-dialog' };
export default meta;

type Story = StoryObj;

const dialog: Story = {
  loaders: about('Almby skola 1A', 'serhijtk'),
  render: (_, context) => {
    const { stage, account, user } = opened(context);
    return on(stage, html`<knippa-move-user-dialog .account=${account} .user=${user} open></knippa-move-user-dialog>`);
  },
};

async function choose(canvas: HTMLElement, name: string): Promise<void> {
  await write(canvas, '[role=combobox]', name);
  (await shown(canvas, '[role=option]', name)).click();
}

/** Who is moved, and where to. */
export const Choose: Story = { ...dialog, play: sees('[role=combobox]') };

/** Accounts with room, by a part of their name. */
export const Accounts: Story = {
  ...dialog,
  play: async ({ canvasElement }) => {
    await write(canvasElement, '[role=combobox]', 'skola');
    await shown(canvasElement, '[role=option]');
  },
};

/** No account with room has that name. */
export const NoAccount: Story = {
  ...dialog,
  play: async ({ canvasElement }) => {
    await write(canvasElement, '[role=combobox]', 'xyzzy');
    await shown(canvasElement, 'p[role=status]', /Inget|No group/);
  },
};

/** What happens, and what the person has to be told. */
export const Plan: Story = {
  ...dialog,
  play: async ({ canvasElement }) => {
    await choose(canvasElement, 'Almby skola grupp 10');
    await shown(canvasElement, 'dl.changes');
  },
};

/** Several at once: the plan says whose username changes, and who has to be told. */
export const Several: Story = {
  loaders: about('Björkskolan'),
  render: (_, context) => {
    const { stage, account, people } = opened(context);
    return on(stage, html`<knippa-move-user-dialog .account=${account} .users=${people} open></knippa-move-user-dialog>`);
  },
  play: async ({ canvasElement }) => {
    await choose(canvasElement, 'Almby skola grupp 10');
    await shown(canvasElement, '.plan details');
  },
};

/** Whoever has users is asked who takes them. */
export const LeavesUsers: Story = {
  loaders: about('Björkskolan', '', 'manager'),
  render: (_, context) => {
    const { stage, account, user } = opened(context);
    return on(stage, html`<knippa-move-user-dialog .account=${account} .user=${user} open></knippa-move-user-dialog>`);
  },
  play: async ({ canvasElement }) => {
    await choose(canvasElement, 'Almby skola grupp 10');
    await shown(canvasElement, '#usersTo');
  },
};
