import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { accounts, licences } from '@knippa/contract';
import type { KnippaUserList, UserRoute } from '@knippa/elements';
import { html } from 'lit';
import { clientOver, type Person, type Trouble } from './backend.js';
import { opened, take } from './dialogs.js';
import { neighbours, neighboursOf } from './neighbours.js';
import { organisation } from './organisation.js';
import { all, choose, inEnglish, on, pick, press, sees, shown, stage, stageOf, wait, write } from './stage.js';

const meta: Meta = { title: 'user-list', component: 'knippa-user-list' };
export default meta;

type Story = StoryObj;

interface Scene {
  readonly as?: Person;
  readonly trouble?: Trouble;
  readonly on?: string;
}

/** The users of an account of the town, by its name. */
const usersOf = (name: string, { trouble, ...scene }: Scene = {}, route: UserRoute = { search: '', role: '' }): Story => ({
  loaders: [
    async () => {
      const loaded = await stage(scene)();
      const operator = clientOver(loaded.stage.line, await loaded.stage.tab.token('operator'));
      const { items } = await operator.call(accounts.list, { licenceId: loaded.stage.licenceId, search: name });
      loaded.stage.line.trouble = trouble;
      return { ...loaded, accountId: items[0]!.id };
    },
  ],
  render: (_, context) =>
    on(stageOf(context), html`<knippa-user-list account-id=${String(context.loaded['accountId'])} .route=${route}></knippa-user-list>`),
});

/** A school's users, fifty at a time. Whoever cannot be moved now is told why. */
export const Users: Story = { ...usersOf('Björkskolan'), play: sees('td.acts summary') };

/** Found by a part of the name. */
export const Hits: Story = { ...usersOf('Björkskolan', {}, { search: 'alva', role: '' }), play: sees('mark') };

/** Managers alone, with how many users they have and may have. */
export const Managers: Story = { ...usersOf('Björkskolan', {}, { search: '', role: 'manager' }), play: sees('td.acts') };

/** Nobody fits. */
export const NoHits: Story = { ...usersOf('Björkskolan', {}, { search: 'xyzzy', role: '' }), play: sees('.empty') };

/** The next page. */
export const SecondPage: Story = {
  ...usersOf('Björkskolan'),
  play: async ({ canvasElement }) => {
    await press(canvasElement, /Nästa|Next/);
    await shown(canvasElement, '.foot', /51–100/);
    await wait(700);
  },
};

/** The last page, after somebody on it was removed: how many there are is counted anew. */
export const LastPage: Story = {
  loaders: [organisation(53)],
  render: (_, context) => on(stageOf(context), html`<knippa-user-list account-id=${opened(context).account.id}></knippa-user-list>`),
  play: async ({ canvasElement }) => {
    await press(canvasElement, /Nästa|Next/);
    await shown(canvasElement, '.foot', /51–55/);
    await choose(canvasElement, 'tbody td.choose [aria-label]');
    await press(canvasElement, /^\s*(Ta bort|Remove)\s*$/);
    await shown(canvasElement, 'dialog .plan');
    await press(canvasElement, /^\s*(Ta bort användaren|Remove the user)\s*$/);
    await shown(canvasElement, '.foot', /51–54 \S+ 54/);
  },
};

/** A full account: nobody is created, and the sentence says why. */
export const Full: Story = { ...usersOf('Hässleholmen 6'), play: sees('button[aria-disabled]') };

/** What a manager sees: their own users, and nothing of files or other accounts. */
export const AsManager: Story = { ...usersOf('Björkskolan', { as: 'manager' }), play: sees('td.name') };

/** An administrator keeps their own account; moving to another is the operator's. */
export const AsAdministrator: Story = { ...usersOf('Björkskolan', { as: 'administrator' }), play: sees('td.name') };

/** In grace nobody is created. */
export const Grace: Story = { ...usersOf('Björkskolan', { on: '2027-03-05' }), play: sees('button[aria-disabled]') };

/** The two forms of a file. */
export const Export: Story = {
  ...usersOf('Björkskolan', {}, { search: 'alva', role: '' }),
  play: async ({ canvasElement }) => {
    await press(canvasElement, /^\s*(Exportera|Export)\s*$/);
    await shown(canvasElement, '.menu button');
  },
};

/** On its way. */
export const Loading: Story = {
  ...usersOf('Björkskolan', { trouble: 'silent' }),
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.late');
    await wait(500);
  },
};

/** What answers is not the service. */
export const WrongAnswer: Story = { ...usersOf('Björkskolan', { trouble: 'cuts' }), play: sees('[role=alert]') };

/** The network went away: what was read stays, with how old it is. */
export const Offline: Story = {
  ...usersOf('Björkskolan', {}, { search: 'alva', role: '' }),
  play: async ({ canvasElement, loaded }) => {
    await shown(canvasElement, 'td.name');
    stageOf({ loaded }).line.trouble = 'gone';
    for (const element of all(canvasElement, 'knippa-user-list')) (element as HTMLElement & Pick<KnippaUserList, 'refresh'>).refresh();
    await shown(canvasElement, '[role=alert]');
  },
};

/** An account that is not there, or not seen. */
export const NotFound: Story = {
  loaders: [stage()],
  render: (_, context) =>
    on(stageOf(context), html`<knippa-user-list account-id="00000000-0000-7000-8000-000000000000"></knippa-user-list>`),
  play: sees('[role=alert]'),
};

/** A new account: its first administrator alone. */
export const JustStarted: Story = {
  loaders: [
    async () => {
      const { stage: scene } = await stage({ alone: true })();
      const client = clientOver(scene.line, scene.token);
      const { licenceId } = scene;
      const { entitlements } = await client.call(licences.read, { licenceId });
      const groupId = `ny${crypto.randomUUID().replaceAll('-', '')}`;
      const { id } = await client.call(accounts.start, {
        licenceId,
        entitlementId: entitlements[1]!.id,
        email: `${groupId}@lindsta.example`,
        displayName: 'Karin Öberg',
        group: { name: 'Björkskolan 4A', groupId, username: 'karin' },
      });
      return { stage: scene, accountId: id };
    },
  ],
  render: (_, context) =>
    on(stageOf(context), html`<knippa-user-list account-id=${String(context.loaded['accountId'])}></knippa-user-list>`),
  play: sees('td.name'),
};

/** What is done to one user stands behind one button. */
export const RowMenu: Story = {
  ...usersOf('Björkskolan', {}, { search: 'astrid stina', role: 'manager' }),
  play: async ({ canvasElement }) => {
    await press(canvasElement, /(Mer om|More about) Astrid/);
    await shown(canvasElement, 'td.acts .menu button');
  },
};

/** Several are chosen, and a bar says what can be done with them. */
export const Chosen: Story = {
  ...usersOf('Björkskolan', {}, { search: 'alva', role: '' }),
  play: async ({ canvasElement }) => {
    await choose(canvasElement, 'th.choose input, td.choose input');
    await shown(canvasElement, '.bar button');
  },
};

/** The list and its bar, in English. */
export const ChosenEnglish: Story = { ...Chosen, ...inEnglish };

async function remove(canvas: HTMLElement, name: RegExp): Promise<void> {
  await press(canvas, new RegExp(`(Mer om|More about) ${name.source}`));
  await press(canvas, new RegExp(`(Ta bort|Remove) ${name.source}`));
}

/** A removal is for ever: how many documents go, and that one could move instead. */
export const Removing: Story = {
  ...usersOf('Björkskolan', {}, { search: 'alva', role: '' }),
  play: async ({ canvasElement }) => {
    await remove(canvasElement, /Alva/);
    await shown(canvasElement, 'dialog .plan');
  },
};

/** The same in English. */
export const RemovingEnglish: Story = { ...Removing, ...inEnglish };

/** Whoever has users is asked who takes them, before anything is planned. */
export const RemovingResponsible: Story = {
  ...usersOf('Björkskolan', {}, { search: '', role: 'manager' }),
  play: async ({ canvasElement }) => {
    await remove(canvasElement, /Astrid/);
    await shown(canvasElement, '#usersTo');
  },
};

/** Permissions for several: each on, off, or as it is. */
export const Permitting: Story = {
  ...usersOf('Björkskolan', {}, { search: 'alva', role: '' }),
  play: async ({ canvasElement }) => {
    await choose(canvasElement, 'td.choose input');
    await press(canvasElement, /^\s*(Behörigheter|Permissions)\s*$/);
    await pick(canvasElement, '#permit-publish', 'on');
    await shown(canvasElement, 'dialog .plan');
  },
};

/** Instructions to several: whom, and who is left out. */
export const Mailing: Story = {
  ...usersOf('Björkskolan', {}, { search: 'alva a', role: '' }),
  play: async ({ canvasElement }) => {
    await choose(canvasElement, 'td.choose input');
    await press(canvasElement, /(Skicka inloggningsinstruktioner|Send sign-in instructions)/);
    await shown(canvasElement, 'dialog .plan, dialog [role=alert]');
  },
};

/** Those who have never signed in, of one responsible. */
export const Filtered: Story = {
  ...usersOf('Björkskolan', {}, { search: '', role: 'user', responsibleId: 'none', neverSignedIn: true }),
  play: sees('td.name'),
};

/** Bo is chosen, and perhaps others; somebody else removes him, and then something is done to them all: it is said that he is not there. */
const gone = (act: (canvas: HTMLElement) => Promise<void>, others: readonly string[] = []): Story => ({
  loaders: [neighbours('bo')],
  render: (_, context) => on(stageOf(context), html`<knippa-user-list account-id=${neighboursOf(context).account.id}></knippa-user-list>`),
  play: async (context) => {
    const { canvasElement } = context;
    for (const name of ['Bo Ståhl', ...others]) await choose(canvasElement, `td.choose [aria-label*="${name}"]`);
    await neighboursOf(context).removeUser();
    await act(canvasElement);
    await shown(canvasElement, '.result .note', 'Bo Ståhl');
  },
});

/** Somebody who was chosen was removed before it was done: the other is still chosen. */
export const Gone: Story = gone((canvas) => press(canvas, /^\s*(Ta bort|Remove)\s*$/), ['Alva Ek']);

/** The same in English. */
export const GoneEnglish: Story = { ...Gone, ...inEnglish };

/** Or before he moved to another account. */
export const GoneMoving: Story = gone(async (canvas) => {
  await press(canvas, /^\s*(Flytta|Move)\s*$/);
  await write(canvas, '[role=combobox]', 'Östra skolan');
  (await shown(canvas, '[role=option]', 'Östra skolan')).click();
});

/** Or before they got another responsible. */
export const GoneRedistributing: Story = gone(
  async (canvas) => {
    await press(canvas, /^\s*(Ny ansvarig|New responsible)\s*$/);
    await shown(canvas, 'ul.people select');
    await take(canvas, '#all', /Karin/);
  },
  ['Alva Ek'],
);
