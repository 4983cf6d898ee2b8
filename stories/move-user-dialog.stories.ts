import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { about, aboutInvited, opened } from './dialogs.js';
import { neighbours, neighboursOf } from './neighbours.js';
import { inEnglish, on, press, sees, shown, stageOf, wait, write } from './stage.js';

const meta: Meta = { title: 'move-user-dialog', component: 'knippa-move-user-dialog' };
export default meta;

type Story = StoryObj;

const dialog: Story = {
  loaders: [about('Almby skola 1A', { user: 'serhijtk' })],
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
  loaders: [about('Björkskolan')],
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
  loaders: [about('Björkskolan', { role: 'manager' })],
  render: (_, context) => {
    const { stage, account, user } = opened(context);
    return on(stage, html`<knippa-move-user-dialog .account=${account} .user=${user} open></knippa-move-user-dialog>`);
  },
  play: async ({ canvasElement }) => {
    await choose(canvasElement, 'Almby skola grupp 10');
    await shown(canvasElement, '#usersTo');
  },
};

/** Whoever has no password yet is mailed another link, and the plan says so. */
export const Invited: Story = {
  ...dialog,
  loaders: [aboutInvited('Almby skola 1A')],
  play: async ({ canvasElement }) => {
    await choose(canvasElement, 'Almby skola grupp 10');
    await shown(canvasElement, '.note', /ny länk|new link/);
  },
};
export const InvitedEnglish: Story = { ...Invited, ...inEnglish };

/** The plan in English. */
export const PlanEnglish: Story = { ...Plan, ...inEnglish };

/** The accounts are on their way while a name is typed. */
export const Loading: Story = {
  ...dialog,
  loaders: [about('Almby skola 1A', { user: 'serhijtk', trouble: 'silent' })],
  play: async ({ canvasElement }) => {
    await write(canvasElement, '[role=combobox]', 'skola');
    await shown(canvasElement, '.late');
    await wait(500);
  },
};

/** The service cannot be reached when it opens. */
export const Offline: Story = {
  ...dialog,
  loaders: [about('Almby skola 1A', { user: 'serhijtk', trouble: 'gone' })],
  play: sees('[role=alert] button'),
};

/** The accounts cannot be read while a name is typed: the button that asks again stands there also when the focus goes to it. */
export const AccountsOffline: Story = {
  ...dialog,
  play: async ({ canvasElement, loaded }) => {
    await write(canvasElement, '[role=combobox]', 'skola');
    await shown(canvasElement, '[role=option]');
    stageOf({ loaded }).line.trouble = 'gone';
    await write(canvasElement, '[role=combobox]', 'skola 1');
    (await shown(canvasElement, '[role=alert] button')).focus();
    await wait(200);
    await shown(canvasElement, '[role=alert] button');
  },
};

/** What answers when the plan is asked for is not the service. */
export const WrongAnswer: Story = {
  ...dialog,
  play: async ({ canvasElement, loaded }) => {
    await write(canvasElement, '[role=combobox]', 'Almby skola grupp 10');
    const option = await shown(canvasElement, '[role=option]', 'Almby skola grupp 10');
    stageOf({ loaded }).line.trouble = 'page';
    option.click();
    await shown(canvasElement, '.plan[role=alert]');
  },
};

/** The other account has somebody with that username: another is asked for, and one that is free is there to take. */
export const UsernameTaken: Story = {
  ...dialog,
  loaders: [neighbours('alva')],
  play: async ({ canvasElement }) => {
    await choose(canvasElement, 'Östra skolan');
    await shown(canvasElement, '.suggest button');
  },
};

/** The same in English. */
export const UsernameTakenEnglish: Story = { ...UsernameTaken, ...inEnglish };

/** Somebody took the account's last place while it was chosen. */
export const AccountFull: Story = {
  ...dialog,
  loaders: [neighbours('bo')],
  play: async (context) => {
    const { canvasElement } = context;
    await write(canvasElement, '[role=combobox]', 'Östra skolan');
    const option = await shown(canvasElement, '[role=option]', 'Östra skolan');
    await neighboursOf(context).takePlace();
    option.click();
    await shown(canvasElement, '.plan[role=alert]');
  },
};

/** Something changed since the plan was seen: nothing is done, and the new plan is there. */
export const NewPlan: Story = {
  ...dialog,
  loaders: [neighbours('bo')],
  play: async (context) => {
    const { canvasElement } = context;
    await choose(canvasElement, 'Östra skolan');
    await shown(canvasElement, 'dl.changes');
    await neighboursOf(context).giveResponsible();
    await press(canvasElement, /^\s*(Flytta användare|Move user)\s*$/);
    await shown(canvasElement, '.plan[role=alert]', /den nya|the new one/);
  },
};
