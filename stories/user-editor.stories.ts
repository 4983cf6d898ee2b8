import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { about, opened } from './dialogs.js';
import { choose, on, press, sees, shown, write } from './stage.js';

const meta: Meta = { title: 'user-editor', component: 'knippa-user-editor' };
export default meta;

type Story = StoryObj;

const editor: Story = {
  loaders: about('Almby skola grupp 10'),
  render: (_, context) => {
    const { stage, account } = opened(context);
    return on(stage, html`<knippa-user-editor .account=${account} open></knippa-user-editor>`);
  },
};

/** A pupil, or the like. */
export const NewUser: Story = { ...editor, play: sees('#password') };

/** A manager: a quota, and permissions that belong to the role. */
export const NewManager: Story = {
  ...editor,
  play: async ({ canvasElement }) => {
    await choose(canvasElement, '#role-manager');
    await shown(canvasElement, '#quota');
  },
};

/** An administrator: no password, all permissions. */
export const NewAdministrator: Story = {
  ...editor,
  play: async ({ canvasElement }) => {
    await choose(canvasElement, '#role-administrator');
    await shown(canvasElement, '#primaryContact');
  },
};

/** Sent with nothing filled in. */
export const Wrong: Story = {
  ...editor,
  play: async ({ canvasElement }) => {
    await press(canvasElement, /Skapa användare|Create user/);
    await shown(canvasElement, '[aria-invalid=true]');
  },
};

/** Created: the details to hand over. */
export const Created: Story = {
  ...editor,
  play: async ({ canvasElement }) => {
    await write(canvasElement, '#displayName', 'Alva Lindqvist');
    await write(canvasElement, '#username', `alva${Math.floor(Math.random() * 1e9)}`);
    await write(canvasElement, '#password', 'blå hästar hoppar');
    await press(canvasElement, /Skapa användare|Create user/);
    await shown(canvasElement, 'blockquote');
  },
};
