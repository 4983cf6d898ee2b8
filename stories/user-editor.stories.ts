import { accounts, users, type Account, type User } from '@knippa/contract';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { clientOver, type Person, type Trouble } from './backend.js';
import { all, choose, gone, inEnglish, on, press, sees, shown, stage, type Stage, stageOf, wait, write } from './stage.js';

const meta: Meta = { title: 'user-editor', component: 'knippa-user-editor' };
export default meta;

type Story = StoryObj;

interface Scene {
  readonly as?: Person;
  readonly trouble?: Trouble;
  /** A search that finds who is edited; without it, somebody is created. */
  readonly user?: string;
  readonly account?: string;
}

/** The editor over an account of the town, for whoever is signed in. */
const editing = ({ as, trouble, user, account: name = 'Almby skola grupp 10' }: Scene = {}): Story => ({
  loaders: [
    async () => {
      const { stage: scene } = await stage({ ...(as && { as }) })();
      const operator = clientOver(scene.line, await scene.tab.token('operator'));
      const { items } = await operator.call(accounts.list, { licenceId: scene.licenceId, search: name });
      const client = clientOver(scene.line, scene.token);
      const account = await client.call(accounts.read, { accountId: items[0]!.id });
      const found = user === undefined ? undefined : (await client.call(users.list, { accountId: account.id, search: user })).items[0];
      scene.line.trouble = trouble;
      return { stage: scene, account, user: found };
    },
  ],
  render: (_, context) => {
    const { account, user: found } = context.loaded as { account: Account; user?: User };
    return on(
      stageOf(context),
      html`<knippa-user-editor
        .account=${account}
        user-id=${found?.id ?? ''}
        sign-in-href="https://lindsta.example/konto"
        open
      ></knippa-user-editor>`,
    );
  },
});

/** A pupil, or the like. */
export const NewUser: Story = { ...editing(), play: sees('#password') };

/** A manager: a quota, and permissions that belong to the role. */
export const NewManager: Story = {
  ...editing(),
  play: async ({ canvasElement }) => {
    await choose(canvasElement, '#role-manager');
    await shown(canvasElement, '#quota');
  },
};

/** An administrator: no password, all permissions. */
export const NewAdministrator: Story = {
  ...editing(),
  play: async ({ canvasElement }) => {
    await choose(canvasElement, '#role-administrator');
    await shown(canvasElement, '#primaryContact');
  },
};

/** Sent with nothing filled in. */
export const Wrong: Story = {
  ...editing(),
  play: async ({ canvasElement }) => {
    await press(canvasElement, /Skapa användare|Create user/);
    await shown(canvasElement, '[aria-invalid=true]');
  },
};

const pupil = async (canvasElement: HTMLElement, button: RegExp) => {
  await write(canvasElement, '#displayName', 'Alva Lindqvist');
  await write(canvasElement, '#username', `alva${Math.floor(Math.random() * 1e9)}`);
  await write(canvasElement, '#password', 'blå hästar hoppar');
  await press(canvasElement, button);
  await shown(canvasElement, 'blockquote');
};

/** Created: the details to hand over, to copy, print or mail. */
export const Created: Story = { ...editing(), play: ({ canvasElement }) => pupil(canvasElement, /Skapa användare|Create user/) };

/** The same in English. */
export const CreatedEnglish: Story = { ...Created, ...inEnglish };

/** Created, and the form is ready for the next: what is handed over gathers under it. */
export const AnotherOne: Story = {
  ...editing(),
  play: ({ canvasElement }) => pupil(canvasElement, /Skapa, och en till|Create, and one more/),
};

/** Two who are called the same: the username tells which of them was created last. */
export const Namesakes: Story = {
  ...editing(),
  play: async ({ canvasElement }) => {
    const username = `alva${Math.floor(Math.random() * 1e4)}`;
    for (const own of [username, `${username}b`]) {
      await write(canvasElement, '#displayName', 'Alva Lindqvist');
      await write(canvasElement, '#username', own);
      await write(canvasElement, '#password', 'blå hästar hoppar');
      await press(canvasElement, /Skapa, och en till|Create, and one more/);
      await shown(canvasElement, '.made', own);
    }
  },
};

/** The same in English. */
export const NamesakesEnglish: Story = { ...Namesakes, ...inEnglish };

/** A manager creates a pupil of theirs: no role to choose, and their quota in sight. */
export const AsManager: Story = { ...editing({ as: 'manager', account: 'Björkskolan' }), play: sees('#password') };

/** A pupil, as an operator edits one. */
export const EditUser: Story = { ...editing({ account: 'Björkskolan', user: 'merhawiwo' }), play: sees('#responsibleId') };

/** My Documents is taken from somebody who has written there: how much goes out of their sight. */
export const WithoutMyDocuments: Story = {
  ...editing({ account: 'Björkskolan', user: 'tovaek' }),
  play: async ({ canvasElement }) => {
    await choose(canvasElement, '#documents');
    await shown(canvasElement, '#documents-hint');
  },
};

/** The same in English. */
export const WithoutMyDocumentsEnglish: Story = { ...WithoutMyDocuments, ...inEnglish };

/** A pupil, as the manager who is responsible edits one. */
export const EditAsManager: Story = {
  ...editing({ as: 'manager', account: 'Björkskolan', user: 'merhawiwo' }),
  play: sees('.credentials form'),
};

/** A manager, with a quota; whoever makes them a user is asked who takes over. */
export const Demoted: Story = {
  ...editing({ account: 'Björkskolan', user: 'stinalu' }),
  play: async ({ canvasElement }) => {
    await choose(canvasElement, '#role-user');
    await shown(canvasElement, '#usersTo');
  },
};

/** A manager who becomes an administrator: what becomes of the password. */
export const Promoted: Story = {
  ...editing({ account: 'Björkskolan', user: 'stinalu' }),
  play: async ({ canvasElement }) => {
    await choose(canvasElement, '#role-administrator');
    await shown(canvasElement, '.hint[role=status]');
  },
};

/** The same in English. */
export const PromotedEnglish: Story = { ...Promoted, ...inEnglish };

/** The primary contact: the flag goes to another, and the password comes by mail. */
export const EditAdministrator: Story = {
  ...editing({ account: 'Björkskolan', user: 'pärmå' }),
  play: async ({ canvasElement }) => {
    await choose(canvasElement, '#role-manager');
    await shown(canvasElement, '#primaryContactId');
  },
};

/** The same in English. */
export const EditAdministratorEnglish: Story = { ...EditAdministrator, ...inEnglish };

/** The account’s last administrator steps down: the sentence says why not. */
export const LastAdministrator: Story = {
  ...editing({ user: 'oksanaše' }),
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '#role-manager');
    await choose(canvasElement, '#role-manager');
    await press(canvasElement, /^Spara$|^Save$/);
    await shown(canvasElement, '[role=alert]');
  },
};

/** A manager’s quota that was emptied is asked for, and nothing is saved. */
export const EmptiedQuota: Story = {
  ...editing({ account: 'Björkskolan', user: 'stinalu' }),
  play: async ({ canvasElement }) => {
    await write(canvasElement, '#quota', '');
    await press(canvasElement, /^\s*(Spara|Save)\s*$/);
    await shown(canvasElement, '#quota-wrong');
  },
};

/** The same in English. */
export const EmptiedQuotaEnglish: Story = { ...EmptiedQuota, ...inEnglish };

/** Esc, with something typed: the question comes before it is thrown away. */
export const Discarding: Story = {
  ...editing({ account: 'Björkskolan', user: 'merhawiwo' }),
  play: async ({ canvasElement }) => {
    await write(canvasElement, '#displayName', 'Merhawi Woldu Lund');
    (await shown(canvasElement, 'dialog')).dispatchEvent(new Event('cancel', { cancelable: true }));
    await shown(canvasElement, '[role=alertdialog]');
  },
};

/** The same in English. */
export const DiscardingEnglish: Story = { ...Discarding, ...inEnglish };

/** Whoever stays is back where they were, with what they had typed. */
export const Stayed: Story = {
  ...Discarding,
  play: async (context) => {
    await Discarding.play?.(context);
    const { canvasElement } = context;
    await press(await shown(canvasElement, '[role=alertdialog]'), /^\s*(Avbryt|Cancel)\s*$/);
    await gone(canvasElement, '[role=alertdialog]');
    if (((await shown(canvasElement, '#displayName')) as HTMLInputElement).value !== 'Merhawi Woldu Lund')
      throw new Error('the name is gone');
  },
};

/** A form that creates asks too. */
export const DiscardingNew: Story = {
  ...editing(),
  play: async ({ canvasElement }) => {
    await write(canvasElement, '#displayName', 'Alva Lindqvist');
    await press(canvasElement, /^\s*(Avbryt|Cancel)\s*$/);
    await shown(canvasElement, '[role=alertdialog]');
  },
};

/** Another password, and how it is handed over, in the section where it was set. */
export const PasswordHandedOver: Story = {
  ...editing({ account: 'Björkskolan', user: 'tovaek' }),
  play: async ({ canvasElement }) => {
    await write(canvasElement, '.credentials #password', 'blå hästar hoppar');
    await press(canvasElement, /Byt lösenord|Change password/);
    await shown(canvasElement, '.credentials blockquote');
  },
};

/** The same in English. */
export const PasswordHandedOverEnglish: Story = { ...PasswordHandedOver, ...inEnglish };

/** A new password that is too short. */
export const WrongPassword: Story = {
  ...editing({ account: 'Björkskolan', user: 'merhawiwo' }),
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.credentials form');
    await press(canvasElement, /Byt lösenord|Change password/);
    await shown(canvasElement, '[aria-invalid=true]');
  },
};

/** Somebody else was first: what they changed stands beside what is typed. */
export const Conflict: Story = {
  ...editing({ account: 'Björkskolan', user: 'merhawiwo' }),
  play: async ({ canvasElement, loaded }) => {
    const { stage: scene, user } = loaded as unknown as { stage: Stage; user: User };
    await write(canvasElement, '#displayName', 'Merhawi Woldu Lund');
    const operator = clientOver(scene.line, scene.token);
    const now = await operator.call(users.read, { accountId: user.accountId, userId: user.id });
    const displayName = `Merhawi Woldu ${now.displayName.endsWith('Lindgren') ? 'Åberg' : 'Lindgren'}`;
    await operator.call(users.edit, { accountId: user.accountId, userId: user.id, version: now.version, displayName });
    await press(canvasElement, /^Spara$|^Save$/);
    await shown(canvasElement, 'dl.differences');
  },
};

/** On its way. */
export const Loading: Story = {
  ...editing({ account: 'Björkskolan', user: 'merhawiwo', trouble: 'silent' }),
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.late');
    await wait(500);
  },
};

/** What answers is not the service. */
export const WrongAnswer: Story = {
  ...editing({ account: 'Björkskolan', user: 'merhawiwo', trouble: 'cuts' }),
  play: sees('[role=alert]'),
};

/** The network went away while the form was filled in: what was typed stays. */
export const Offline: Story = {
  ...editing({ account: 'Björkskolan', user: 'merhawiwo' }),
  play: async ({ canvasElement, loaded }) => {
    await shown(canvasElement, '#displayName');
    await write(canvasElement, '#displayName', 'Merhawi Woldu Lund');
    stageOf({ loaded }).line.trouble = 'gone';
    await press(canvasElement, /^Spara$|^Save$/);
    await shown(canvasElement, '[role=alert]');
    if (all(canvasElement, '#displayName').length === 0) throw new Error('the form is gone');
  },
};
