import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { licences, session } from '@knippa/contract';
import { html } from 'lit';
import { clientOver } from './backend.js';
import { inEnglish, on, press, sees, shown, stage, stageOf, write } from './stage.js';
import { ofOnePerson, standingAlone } from './standing-alone.js';

const meta: Meta = { title: 'account-state', component: 'knippa-account-state' };
export default meta;

type Story = StoryObj;

const state = html`<knippa-account-state></knippa-account-state>`;

/** In a licence of many accounts: whom to turn to, and nothing to manage. */
export const InLicence: Story = {
  loaders: [stage({ as: 'administrator' })],
  render: (_, context) => on(stageOf(context), state),
  play: sees('dl a'),
};

/** Who sees the account, asked on its page. */
export const WhoSees: Story = {
  ...InLicence,
  play: async ({ canvasElement }) => {
    await press(canvasElement, /Vem kan se kontot/);
    await shown(canvasElement, 'td', 'Huvudadministratör för licensen');
  },
};

/** The same in grace. */
export const InGrace: Story = {
  loaders: [stage({ as: 'administrator', on: '2027-03-01' })],
  render: (_, context) => on(stageOf(context), state),
  play: sees('dl a'),
};

/** A manager is told that it is the administrators'. */
export const NotPermitted: Story = {
  loaders: [stage({ as: 'manager' })],
  render: (_, context) => on(stageOf(context), state),
  play: sees('[role=alert]'),
};

/** On its way. */
export const Loading: Story = {
  loaders: [stage({ as: 'administrator', trouble: 'silent' })],
  render: (_, context) => on(stageOf(context), state),
  play: sees('.bone'),
};

/** The network is gone. */
export const Offline: Story = {
  loaders: [stage({ as: 'administrator', trouble: 'gone' })],
  render: (_, context) => on(stageOf(context), state),
  play: sees('[role=alert] button'),
};

/** A released account, on trial. */
export const Trial: Story = {
  loaders: [standingAlone()],
  render: (_, context) => on(stageOf(context), state),
  play: sees('form.deed'),
};

/** The same in English, after its last day. */
export const TrialInGrace: Story = {
  loaders: [standingAlone({ on: '2026-12-30' })],
  ...inEnglish,
  render: (_, context) => on(stageOf(context), state),
  play: sees('form.deed'),
};

const activating = async (canvas: HTMLElement) => {
  await write(canvas, '[name="billingContact.name"]', 'Göran Hägglund');
  await write(canvas, '[name="billingContact.email"]', 'faktura@lindsta.example');
  await press(canvas, /Visa vad som händer/);
  await shown(canvas, 'dialog dt, dialog li');
};

/** What activating would do. */
export const ActivationPlan: Story = {
  loaders: [standingAlone()],
  render: (_, context) => on(stageOf(context), state),
  play: async ({ canvasElement }) => await activating(canvasElement),
};

/** Activated: until when, and to whom the invoice goes. */
export const Activated: Story = {
  loaders: [standingAlone()],
  render: (_, context) => on(stageOf(context), state),
  play: async ({ canvasElement }) => {
    await activating(canvasElement);
    await press(canvasElement, /^\s*Aktivera abonnemang\s*$/);
    await shown(canvasElement, '.note.good');
  },
};

/** An address that is none. */
export const Refused: Story = {
  loaders: [standingAlone()],
  render: (_, context) => on(stageOf(context), state),
  play: async ({ canvasElement }) => {
    await write(canvasElement, '[name="billingContact.name"]', 'Göran Hägglund');
    await write(canvasElement, '[name="billingContact.email"]', 'fakturan');
    await press(canvasElement, /Visa vad som händer/);
    await shown(canvasElement, '[aria-invalid=true]');
  },
};

/** A subscription, which cannot be renewed yet. */
export const Subscription: Story = {
  loaders: [standingAlone({ activated: true })],
  ...inEnglish,
  render: (_, context) => on(stageOf(context), state),
  play: sees('form.deed', /can be renewed from/),
};

/** What ending it would do. */
export const EndPlan: Story = {
  loaders: [standingAlone({ activated: true })],
  render: (_, context) => on(stageOf(context), state),
  play: async ({ canvasElement }) => {
    await press(canvasElement, /Avsluta abonnemang/);
    await shown(canvasElement, 'dialog .note');
  },
};

/** The invoice goes to somebody else. */
export const PayerChanged: Story = {
  loaders: [standingAlone({ activated: true })],
  render: (_, context) => on(stageOf(context), state),
  play: async ({ canvasElement }) => {
    await write(canvasElement, '[name="billingContact.name"]', 'Berit von Löwenhielm-Östergötland');
    await press(canvasElement, /^\s*Spara\s*$/);
    await shown(canvasElement, '.note.good');
  },
};

/** The invoice cannot be sent to nobody. */
export const PayerRefused: Story = {
  loaders: [standingAlone({ activated: true })],
  render: (_, context) => on(stageOf(context), state),
  play: async ({ canvasElement }) => {
    await write(canvasElement, '[name="billingContact.name"]', '');
    await press(canvasElement, /^\s*Spara\s*$/);
    await shown(canvasElement, '[aria-invalid=true]');
  },
};

/** Somebody else was first: whom they chose, beside what is typed. */
const meanwhile = async (canvas: HTMLElement, { line, token }: ReturnType<typeof stageOf>, save: RegExp) => {
  await write(canvas, '[name="billingContact.name"]', 'Berit von Löwenhielm');
  const client = clientOver(line, token);
  const { licence } = await client.call(session.read, {});
  const licenceId = licence.id;
  const { version } = await client.call(licences.read, { licenceId });
  const billingContact = { name: 'Nadja Holm', email: 'ekonomi@lindsta.example' };
  await client.call(licences.edit, { licenceId, version, billingContact });
  await press(canvas, save);
  await shown(canvas, 'dl.differences');
};

/** The same form, when somebody else has named another payer meanwhile. */
export const PayerMeanwhile: Story = {
  loaders: [standingAlone({ activated: true })],
  render: (_, context) => on(stageOf(context), state),
  play: async ({ canvasElement, loaded }) => await meanwhile(canvasElement, stageOf({ loaded }), /^\s*Spara\s*$/),
};

/** The same in English. */
export const PayerMeanwhileEnglish: Story = {
  loaders: [standingAlone({ activated: true })],
  ...inEnglish,
  render: (_, context) => on(stageOf(context), state),
  play: async ({ canvasElement, loaded }) => await meanwhile(canvasElement, stageOf({ loaded }), /^\s*Save\s*$/),
};

/** In the grace of a subscription, which can be renewed. */
export const SubscriptionInGrace: Story = {
  loaders: [standingAlone({ activated: true, on: '2027-11-30' })],
  render: (_, context) => on(stageOf(context), state),
  play: sees('form.deed button', /Förnya ett år/),
};

/** What renewing it would do. */
export const RenewalPlan: Story = {
  loaders: [standingAlone({ activated: true, on: '2027-11-30' })],
  ...inEnglish,
  render: (_, context) => on(stageOf(context), state),
  play: async ({ canvasElement }) => {
    await press(canvasElement, /Renew for a year/);
    await shown(canvasElement, 'dialog .note');
  },
};

/** An account of one person in a licence of many: no users, no group id. */
export const Single: Story = {
  loaders: [ofOnePerson()],
  render: (_, context) => on(stageOf(context), state),
  play: sees('dl a'),
};

/** The same on trial, in English. */
export const SingleTrial: Story = {
  loaders: [standingAlone({ single: true })],
  ...inEnglish,
  render: (_, context) => on(stageOf(context), state),
  play: sees('form.deed'),
};

/** What answers is not the service. */
export const WrongAnswer: Story = {
  loaders: [stage({ as: 'administrator', trouble: 'page' })],
  render: (_, context) => on(stageOf(context), state),
  play: sees('[role=alert]'),
};
