import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { users } from '@knippa/contract';
import { html } from 'lit';
import { clientOver } from './backend.js';
import { about, opened, take } from './dialogs.js';
import { organisation } from './organisation.js';
import { inEnglish, on, sees, shown, stageOf, wait } from './stage.js';

const meta: Meta = { title: 'redistribute-dialog', component: 'knippa-redistribute-dialog' };
export default meta;

type Story = StoryObj;

const ofOne: Story = {
  loaders: [about('Björkskolan', { role: 'manager' })],
  render: (_, context) => {
    const { stage, user } = opened(context);
    return on(stage, html`<knippa-redistribute-dialog .from=${user} open></knippa-redistribute-dialog>`);
  },
};

/** Whose users they are, and whom they may get, with the room that each has. */
export const Choose: Story = { ...ofOne, play: sees('ul.people select') };

/** All to one, and what happens. */
export const AllToOne: Story = {
  ...ofOne,
  play: async ({ canvasElement }) => {
    await shown(canvasElement, 'ul.people select');
    await take(canvasElement, '#all', /administratör|administrator/);
    await shown(canvasElement, '.plan details');
  },
};

/** Somebody who has no room for them all: nothing is done. */
export const NoRoom: Story = {
  ...ofOne,
  play: async ({ canvasElement }) => {
    await shown(canvasElement, 'ul.people select');
    await take(canvasElement, '#all', /manager, (plats för|room for|har fullt|full)/);
    await shown(canvasElement, '[role=alert]');
  },
};

/** Some that were chosen in the list. */
export const Chosen: Story = {
  loaders: [about('Björkskolan')],
  render: (_, context) => {
    const { stage, people } = opened(context);
    return on(stage, html`<knippa-redistribute-dialog .users=${people} open></knippa-redistribute-dialog>`);
  },
  play: sees('ul.people select'),
};

/** All to one, in English. */
export const AllToOneEnglish: Story = { ...AllToOne, ...inEnglish };

/** Some that were chosen, in English. */
export const ChosenEnglish: Story = { ...Chosen, ...inEnglish };

/** More than are shown one by one. */
export const TooMany: Story = { ...ofOne, loaders: [organisation(501)], play: sees('fieldset p', /501/) };

/** Whoever it is about has no users. */
export const NobodyThere: Story = { ...ofOne, loaders: [organisation()], play: sees('fieldset p', /\S/) };

/** One of those who were given was removed meanwhile: it is said, and the other keeps what was chosen. */
export const Gone: Story = {
  ...ofOne,
  loaders: [organisation(3)],
  play: async (context) => {
    const { canvasElement } = context;
    const { stage, account, user } = opened(context);
    const client = clientOver(stage.line, stage.token);
    const { items } = await client.call(users.list, { accountId: account.id, responsibleId: user.id });
    const [first, second] = items.map(({ id }) => id);
    await shown(canvasElement, 'ul.people select');
    await take(canvasElement, `#to-${first}`, /Karin/);
    await shown(canvasElement, '.plan details');
    const input = { accountId: account.id, userId: first! };
    await client.call(users.remove, { ...input, plan: (await client.plan(users.remove, input)).token });
    await take(canvasElement, `#to-${second}`, /Karin/);
    await shown(canvasElement, '[role=status] .note', '1');
    await shown(canvasElement, '.plan details');
  },
};

/** The same in English. */
export const GoneEnglish: Story = { ...Gone, ...inEnglish };

/** On its way. */
export const Loading: Story = {
  ...ofOne,
  loaders: [about('Björkskolan', { role: 'manager', trouble: 'silent' })],
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.late');
    await wait(500);
  },
};

/** The service cannot be reached. */
export const Offline: Story = {
  ...ofOne,
  loaders: [about('Björkskolan', { role: 'manager', trouble: 'gone' })],
  play: sees('[role=alert] button'),
};

/** What answers when the plan is asked for is not the service. */
export const WrongAnswer: Story = {
  ...Chosen,
  loaders: [about('Björkskolan', { user: 'alva af' })],
  play: async ({ canvasElement, loaded }) => {
    await shown(canvasElement, 'ul.people select');
    stageOf({ loaded }).line.trouble = 'page';
    await take(canvasElement, '#all', /administratör|administrator/);
    await shown(canvasElement, '.plan[role=alert]');
  },
};
