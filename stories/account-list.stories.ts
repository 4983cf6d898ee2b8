import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { accounts, licences } from '@knippa/contract';
import type { AccountRoute, KnippaAccountList } from '@knippa/elements';
import { html } from 'lit';
import { clientOver } from './backend.js';
import { all, inEnglish, on, press, sees, shown, stage, stageOf, until, wait } from './stage.js';

const meta: Meta = { title: 'account-list', component: 'knippa-account-list' };
export default meta;

type Story = StoryObj;

const list = (route?: Partial<AccountRoute>) =>
  html`<knippa-account-list .route=${{ search: '', sort: 'name', order: 'ascending', ...route }}></knippa-account-list>`;
const rows = sees('tbody td.acts');

/** The town's forty accounts, by name in Swedish order. */
export const Accounts: Story = { loaders: [stage()], render: (_, context) => on(stageOf(context), list()), play: rows };

/** In English. */
export const AccountsEnglish: Story = { ...Accounts, ...inEnglish };

/** A search that found accounts by their users says by whom. */
export const Hits: Story = {
  loaders: [stage()],
  render: (_, context) => on(stageOf(context), list({ search: 'alva' })),
  play: sees('.hit mark', /alva/i),
};

/** Newest first. */
export const Newest: Story = {
  loaders: [stage()],
  render: (_, context) => on(stageOf(context), list()),
  play: async ({ canvasElement }) => {
    await rows({ canvasElement });
    await press(canvasElement, 'Skapad|Created');
    await shown(canvasElement, 'th[aria-sort="descending"]');
    await wait(700);
  },
};

/** Nothing fits. */
export const NoHits: Story = {
  loaders: [stage()],
  render: (_, context) => on(stageOf(context), list({ search: 'xyzzy' })),
  play: sees('.empty'),
};

/** A licence in which nothing is started. */
export const Empty: Story = {
  loaders: [stage({ alone: true })],
  render: (_, context) => on(stageOf(context), list()),
  play: sees('.empty'),
};

/** A name of 255 letters, one without a space, and one in another script. */
export const LongNames: Story = {
  loaders: [
    async () => {
      const { stage: scene } = await stage({ alone: true })();
      const client = clientOver(scene.line, scene.token);
      const { licenceId } = scene;
      const { entitlements } = await client.call(licences.read, { licenceId });
      const names = ['Sköndals grundskola och fritidshem '.repeat(7).trim(), 'Å'.repeat(255), 'โรงเรียนประถม Ṡkolan مدرسة'];
      for (const [at, name] of names.entries()) {
        const groupId = `lång${at}${crypto.randomUUID().replaceAll('-', '')}`;
        await client.call(accounts.start, {
          licenceId,
          entitlementId: entitlements[1]!.id,
          email: `${groupId}@lindsta.example`,
          displayName: `Karin ${'von '.repeat(20)}Öberg`,
          group: { name, groupId, username: 'karin' },
        });
      }
      return { stage: scene };
    },
  ],
  render: (_, context) => on(stageOf(context), list()),
  play: rows,
};

/** On its way: nothing before 300 ms, then rows of the real height. */
export const Loading: Story = {
  loaders: [stage({ trouble: 'silent' })],
  render: (_, context) => on(stageOf(context), list()),
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.late');
    await wait(500);
  },
};

/** What answers is not the service. */
export const WrongAnswer: Story = {
  loaders: [stage({ trouble: 'page' })],
  render: (_, context) => on(stageOf(context), list()),
  play: sees('[role=alert]'),
};

/** The network went away: what was read stays, with how old it is. */
export const Offline: Story = {
  loaders: [stage()],
  render: (_, context) => on(stageOf(context), list()),
  play: async ({ canvasElement, loaded }) => {
    await rows({ canvasElement });
    stageOf({ loaded }).line.trouble = 'gone';
    for (const element of all(canvasElement, 'knippa-account-list'))
      (element as HTMLElement & Pick<KnippaAccountList, 'refresh'>).refresh();
    await shown(canvasElement, '[role=alert]');
  },
};

/** A teacher has no list of the licence's accounts. */
export const Refused: Story = {
  loaders: [stage({ as: 'manager' })],
  render: (_, context) => on(stageOf(context), list()),
  play: sees('[role=alert]'),
};

/** After the last day nothing is started: the button is off and says why. */
export const Grace: Story = {
  loaders: [stage({ on: '2027-03-05' })],
  render: (_, context) => on(stageOf(context), list()),
  play: async ({ canvasElement }) => {
    await rows({ canvasElement });
    await shown(canvasElement, 'button[aria-disabled]');
  },
};

/** A licence with one account that nobody has signed in to. */
const invited: Story = {
  loaders: [
    async () => {
      const { stage: scene } = await stage({ alone: true })();
      const client = clientOver(scene.line, scene.token);
      const { licenceId } = scene;
      const { entitlements } = await client.call(licences.read, { licenceId });
      const group = { name: 'Rönnskolan', groupId: `rönn${crypto.randomUUID().replaceAll('-', '')}`, username: 'karin' };
      const email = `${group.groupId}@lindsta.example`;
      const entitlementId = entitlements[1]!.id;
      await client.call(accounts.start, { licenceId, entitlementId, email, displayName: 'Karin Öberg', group });
      return { stage: scene };
    },
  ],
  render: (_, context) => on(stageOf(context), list()),
};
const again = (canvas: HTMLElement) => press(canvas, /(Bjud in igen|Invite again): Rönnskolan/);

/** Somebody was invited again. */
export const InvitedAgain: Story = {
  ...invited,
  play: async ({ canvasElement }) => {
    await again(canvasElement);
    await shown(canvasElement, 'td.acts', /är skickad|has been sent/);
  },
};

/** Invited again too often. */
export const InvitedTooOften: Story = {
  ...invited,
  play: async ({ canvasElement }) => {
    await until(async () => {
      await again(canvasElement);
      return all(canvasElement, 'td.acts .note.bad').length > 0;
    });
    await shown(canvasElement, 'td.acts .note.bad');
  },
};

/** In a column of a portal: the same rows as cards. */
export const Sidebar: Story = {
  loaders: [stage()],
  render: (_, context) => html`<div class="sidebar">${on(stageOf(context), list({ search: 'åkerby' }))}</div>`,
  decorators: [
    (story, { canvasElement }) => {
      canvasElement.style.maxInlineSize = '400px';
      return story();
    },
  ],
  play: rows,
};
