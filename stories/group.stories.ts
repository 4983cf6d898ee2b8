import type { GroupRoute } from '@knippa/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { managing } from './managing.js';
import { choose, inEnglish, on, press, sees, shown, stage, stageOf, visitorOn, wait } from './stage.js';
import { ofOnePerson, standingAlone } from './standing-alone.js';
import { wording, words } from './wording.js';

const meta: Meta = { title: 'group', component: 'knippa-group' };
export default meta;

type Story = StoryObj;

const at = (view: GroupRoute['view'] = 'account') => html`<knippa-group .route=${{ view }}></knippa-group>`;

/** Nobody is signed in. */
export const SignedOut: Story = {
  loaders: [stage()],
  render: (_, context) => visitorOn(stageOf(context), at()),
  play: sees('#password'),
};

/** An administrator begins at the account. */
export const Account: Story = {
  loaders: [stage({ as: 'administrator' })],
  render: (_, context) => on(stageOf(context), at()),
  play: sees('dl a'),
};

/** An account that stands alone. */
export const Alone: Story = {
  loaders: [standingAlone()],
  render: (_, context) => on(stageOf(context), at()),
  play: sees('form.deed'),
};

/** The same after its trial, told what to do. */
export const AloneInGrace: Story = {
  loaders: [standingAlone({ on: '2026-12-30' })],
  render: (_, context) => on(stageOf(context), at()),
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.note');
    await shown(canvasElement, 'form.deed');
  },
};

/** Its users, reached from the account. */
export const Users: Story = {
  loaders: [stage({ as: 'administrator' })],
  render: (_, context) => on(stageOf(context), at()),
  play: async ({ canvasElement }) => {
    await press(canvasElement, /Visa användare/);
    await shown(canvasElement, 'td.acts');
  },
};

/** Its name, changed by an administrator. */
export const Rename: Story = {
  loaders: [stage({ as: 'administrator' })],
  render: (_, context) => on(stageOf(context), at()),
  play: async ({ canvasElement }) => {
    await press(canvasElement, /Byt namn/);
    await shown(canvasElement, '[name=name]');
  },
};

/** A manager begins at their users. */
export const Manager: Story = {
  loaders: [stage({ as: 'manager' })],
  ...inEnglish,
  render: (_, context) => on(stageOf(context), at()),
  play: sees('tbody td'),
};

/** The same in Swedish, with names that are long. */
export const ManagerLongNames: Story = {
  loaders: [
    managing({
      quota: 30,
      names: [
        'Abdulrahman Örjan Hallström Ekdahl von Post af Ekenstam',
        'Ebba-Maria-Kristina-Wilhelmina-Charlotta Lindgren-Åberg',
        'Bo Ek',
      ],
    }),
  ],
  render: (_, context) => on(stageOf(context), at()),
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.head', /27 kvar/);
    await choose(canvasElement, 'td.choose input');
    await shown(canvasElement, '.bar button');
  },
};

/** A manager who has no users yet. */
export const ManagerOfNobody: Story = {
  loaders: [managing({ quota: 5 })],
  render: (_, context) => on(stageOf(context), at()),
  play: sees('.empty'),
};

/** A manager whose quota is full, told so before anything is typed. */
export const ManagerFull: Story = {
  loaders: [managing({ quota: 2, names: ['Alva Lindqvist', 'Zahra Ahmed'] })],
  ...inEnglish,
  render: (_, context) => on(stageOf(context), at()),
  play: sees('#reasons', /at most/),
};

/** A `user` begins at the documents. */
export const Pupil: Story = {
  loaders: [stage({ as: 'pupil' })],
  render: (_, context) => on(stageOf(context), at()),
  play: sees('td.name, .empty'),
};

/** Their own settings, beside them. */
export const PupilSettings: Story = {
  loaders: [stage({ as: 'pupil' })],
  render: (_, context) => on(stageOf(context), at('settings')),
  play: sees('#present'),
};

/** One's own wordlist. */
export const Wordlist: Story = {
  loaders: [wording({ own: words })],
  render: (_, context) => on(stageOf(context), at('words')),
  play: sees('td.acts button'),
};

/** A `user` goes to the group's. */
export const GroupWordlist: Story = {
  loaders: [wording({ as: 'bo', group: words })],
  ...inEnglish,
  render: (_, context) => on(stageOf(context), at()),
  play: async ({ canvasElement }) => {
    await press(canvasElement, /The group’s wordlist/);
    await shown(canvasElement, 'td.name');
  },
};

/** One's own settings. */
export const Settings: Story = {
  loaders: [stage({ as: 'administrator' })],
  render: (_, context) => on(stageOf(context), at('settings')),
  play: sees('#present'),
};

/** An operator is signed in where people of an account belong. */
export const NotMember: Story = {
  loaders: [stage()],
  render: (_, context) => on(stageOf(context), at()),
  play: sees('.note'),
};

/** Somebody with an account of their own: no users. */
export const Single: Story = {
  loaders: [ofOnePerson()],
  render: (_, context) => on(stageOf(context), at()),
  play: sees('dl a'),
};

/** The same on trial, in English. */
export const SingleAlone: Story = {
  loaders: [standingAlone({ single: true })],
  ...inEnglish,
  render: (_, context) => on(stageOf(context), at()),
  play: sees('form.deed'),
};

/** On its way. */
export const Loading: Story = {
  loaders: [stage({ as: 'administrator', trouble: 'silent' })],
  render: (_, context) => on(stageOf(context), at()),
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.late');
    await wait(500);
  },
};

/** The service cannot be reached. */
export const Offline: Story = {
  loaders: [stage({ as: 'administrator', trouble: 'gone' })],
  render: (_, context) => on(stageOf(context), at()),
  play: sees('[role=alert]'),
};

/** What answers is not the service. */
export const WrongAnswer: Story = {
  loaders: [stage({ as: 'administrator', trouble: 'page' })],
  ...inEnglish,
  render: (_, context) => on(stageOf(context), at()),
  play: sees('[role=alert]'),
};
