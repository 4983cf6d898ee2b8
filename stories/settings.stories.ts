import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Person } from './backend.js';
import { inEnglish, on, press, sees, shown, stage, stageOf, write } from './stage.js';

const meta: Meta = { title: 'settings', component: 'knippa-settings' };
export default meta;

type Story = StoryObj;

const settingsOf = (as: Person): Story => ({
  loaders: [stage({ as })],
  render: (_, context) => on(stageOf(context), html`<knippa-settings></knippa-settings>`),
  play: sees('#present'),
});

/** An operator's own settings. */
export const Operator: Story = settingsOf('operator');

/** A manager's, in English. */
export const Manager: Story = { ...settingsOf('manager'), ...inEnglish };

/** A `user`'s: name and phone are for the account's administrators to change. */
export const Closed: Story = settingsOf('pupil');

/** The same, in English. */
export const ClosedEnglish: Story = { ...settingsOf('pupil'), ...inEnglish };

/** The phone is none. */
export const Refused: Story = {
  ...settingsOf('manager'),
  play: async ({ canvasElement }) => {
    await write(canvasElement, '#phone', 'ring mig');
    await press(canvasElement, /^\s*Spara\s*$/);
    await shown(canvasElement, '[aria-invalid=true]');
  },
};

/** What was changed is kept. */
export const Saved: Story = {
  ...settingsOf('manager'),
  play: async ({ canvasElement }) => {
    await write(canvasElement, '#phone', '070-123 45 67');
    await press(canvasElement, /^\s*Spara\s*$/);
    await shown(canvasElement, '.note.good');
  },
};

/** A link was mailed to the new address. */
export const EmailAsked: Story = {
  loaders: [stage({ alone: true })],
  render: (_, context) => on(stageOf(context), html`<knippa-settings></knippa-settings>`),
  play: async ({ canvasElement }) => {
    await write(canvasElement, '#email', 'astrid.ny@lindsta.example');
    await press(canvasElement, /Skicka länken/);
    await shown(canvasElement, '.note.good', /astrid.ny@lindsta.example/);
  },
};

/** The present password is another. */
export const PasswordWrong: Story = {
  ...EmailAsked,
  play: async ({ canvasElement }) => {
    await write(canvasElement, '#present', 'ett annat lösenord');
    await write(canvasElement, '#password', 'gran ekorre blåbär');
    await press(canvasElement, /Byt lösenord/);
    await shown(canvasElement, '#present[aria-invalid=true]');
  },
};

/** The password is changed. */
export const PasswordChanged: Story = {
  ...EmailAsked,
  play: async ({ canvasElement }) => {
    await write(canvasElement, '#present', 'ett långt lösenord');
    await write(canvasElement, '#password', 'gran ekorre blåbär');
    await press(canvasElement, /Byt lösenord/);
    await shown(canvasElement, '.note.good');
  },
};

/** Settings on their way. */
export const Loading: Story = {
  ...settingsOf('operator'),
  loaders: [stage({ trouble: 'silent' })],
  play: sees('[role=status]'),
};

/** The service cannot be reached. */
export const Offline: Story = {
  ...settingsOf('operator'),
  loaders: [stage({ trouble: 'gone' })],
  play: sees('[role=alert]'),
};

/** What answers is not the service. */
export const WrongAnswer: Story = {
  ...settingsOf('operator'),
  ...inEnglish,
  loaders: [stage({ trouble: 'page' })],
  play: sees('[role=alert]'),
};

/** In an expired licence an operator reads their own settings and changes none. */
export const Expired: Story = { ...settingsOf('operator'), loaders: [stage({ on: '2027-04-01' })], play: sees('p.muted', /Tiden gick ut/) };

/** The network was gone when it was sent: what was typed stays. */
export const SaveOffline: Story = {
  ...settingsOf('manager'),
  play: async ({ canvasElement, loaded }) => {
    await write(canvasElement, '#phone', '070-123 45 67');
    stageOf({ loaded }).line.trouble = 'gone';
    await press(canvasElement, /^\s*Spara\s*$/);
    await shown(canvasElement, '[role=alert]');
  },
};

/** The new address is none. */
export const EmailRefused: Story = {
  ...settingsOf('manager'),
  ...inEnglish,
  play: async ({ canvasElement }) => {
    await write(canvasElement, '#email', 'stina');
    await press(canvasElement, /Send the link/);
    await shown(canvasElement, '#email[aria-invalid=true]');
  },
};
