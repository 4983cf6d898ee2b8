import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { OperatorRoute } from '@knippa/elements';
import { choose, inEnglish, on, press, sees, shown, stage, type Stage, stageOf, visitorOn, write } from './stage.js';
import { townPasswords } from './town/passwords.js';

const meta: Meta = { title: 'operator', component: 'knippa-operator' };
export default meta;

type Story = StoryObj;

const at = (route: OperatorRoute = { view: 'accounts' }) => html`<knippa-operator .route=${route}></knippa-operator>`;
const signIn = async (canvas: HTMLElement) => {
  await write(canvas, '#name', 'åsalindström');
  await write(canvas, '#password', townPasswords.operator);
  await press(canvas, /^\s*(Logga in|Sign in)\s*$/);
  await shown(canvas, 'tbody td.acts');
};

/** Nobody is signed in. */
export const SignedOut: Story = {
  loaders: [stage()],
  render: (_, context) => visitorOn(stageOf(context), at()),
  play: sees('#password'),
};

/** The licence and its accounts. */
export const Accounts: Story = {
  loaders: [stage()],
  render: (_, context) => visitorOn(stageOf(context), at()),
  play: async ({ canvasElement }) => await signIn(canvasElement),
};

/** The same in English, where the host signs people in: whoever signs in here reads in their own language. */
export const AccountsEnglish: Story = {
  ...inEnglish,
  loaders: [stage()],
  render: (_, context) => on(stageOf(context), at()),
  play: async ({ canvasElement }) => {
    await shown(canvasElement, 'tbody td.acts');
    await shown(canvasElement, 'button', /Start account/);
  },
};

/** Starting an account. */
export const Start: Story = {
  loaders: [stage()],
  render: (_, context) => on(stageOf(context), at({ view: 'start' })),
  play: sees('legend'),
};

/** The same in English. */
export const StartEnglish: Story = { ...Start, ...inEnglish };

/** The users of an account, reached from its row. */
export const Users: Story = {
  loaders: [stage()],
  render: (_, context) => on(stageOf(context), at()),
  play: async ({ canvasElement }) => {
    await press(canvasElement, /(Användare i|Users of) Björkskolan/);
    await shown(canvasElement, 'h2', /Björkskolan/);
    await shown(canvasElement, 'td.acts summary', /Mer|More/);
  },
};

/** One's own settings, and the way back. */
export const Settings: Story = {
  loaders: [stage()],
  render: (_, context) => visitorOn(stageOf(context), at()),
  play: async ({ canvasElement }) => {
    await signIn(canvasElement);
    await press(canvasElement, /Dina inställningar|Your settings/);
    await shown(canvasElement, '#present');
    await shown(canvasElement, 'button', /Alla konton|All accounts/);
  },
};

/** In the 28 days after the licence's last. */
export const Grace: Story = {
  loaders: [stage({ on: '2027-03-05' })],
  render: (_, context) => on(stageOf(context), at({ view: 'start' })),
  play: sees('.note', /26 mars 2027/),
};

/** Closed: reading and exporting is what is left. */
export const Expired: Story = {
  loaders: [stage({ on: '2027-04-01' })],
  render: (_, context) => on(stageOf(context), at({ view: 'accounts', list: { search: 'almby', sort: 'name', order: 'ascending' } })),
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.note.bad', /läsa och exportera/);
    await shown(canvasElement, 'td.acts');
  },
};

/** The service ended the session while a form was being filled in: what was typed stays behind the dialog. */
export const SessionEnded: Story = {
  loaders: [stage()],
  render: (_, context) => visitorOn(stageOf(context), at()),
  play: async ({ canvasElement, loaded }) => {
    await signIn(canvasElement);
    await press(canvasElement, /Starta konto|Start account/);
    await choose(canvasElement, 'input[type=radio]:not([disabled])');
    await write(canvasElement, '#displayName', 'Karin Öberg');
    await endSession(stageOf({ loaded }));
    await press(canvasElement, /^\s*(Starta konto|Start account)\s*$/);
    await shown(canvasElement, 'dialog');
  },
};

/** A teacher is signed in where operators belong. */
export const NotOperator: Story = {
  loaders: [stage({ as: 'manager' })],
  render: (_, context) => on(stageOf(context), at()),
  play: sees('.note'),
};

/** Signs out elsewhere, with the token that the page has kept. */
async function endSession({ line }: Stage): Promise<void> {
  const kept = Object.entries(sessionStorage).find(([key]) => key.startsWith('knippa-session'));
  const { token } = JSON.parse(String(kept?.[1])) as { token: string };
  await line.fetch('http://localhost/api/session', {
    method: 'DELETE',
    headers: { Authorization: `Bearer ${token}`, 'Idempotency-Key': crypto.randomUUID() },
  });
}
