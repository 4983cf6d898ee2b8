import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { accounts, licences, session, users } from '@knippa/contract';
import type { Door } from '@knippa/contract';
import { html } from 'lit';
import { clientOver } from './backend.js';
import { inEnglish, press, sees, shown, stage, type Stage, stageOf, visitorOn, write } from './stage.js';
import { townPasswords } from './town/passwords.js';

const meta: Meta = { title: 'sign-in', component: 'knippa-sign-in' };
export default meta;

type Story = StoryObj;

const door = (name: Door): Story => ({
  loaders: [stage()],
  render: (_, context) => visitorOn(stageOf(context), html`<knippa-sign-in door=${name}></knippa-sign-in>`),
});
const signIn = async (canvas: HTMLElement, name: string, password: string) => {
  await write(canvas, '#name', name);
  await write(canvas, '#password', password);
  await press(canvas, /^\s*(Logga in|Sign in)\s*$/);
};
const form = sees('#password');
const forget = (canvas: HTMLElement) => press(canvas, /glömt lösenordet|forgotten the password/);

/** Where operators sign in. */
export const OperatorDoor: Story = { ...door('operator'), play: form };

/** Where users of accounts sign in. */
export const AccountDoor: Story = { ...door('account'), play: form };

/** In the other language, which somebody has chosen here. */
export const OtherLanguage: Story = {
  ...door('account'),
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'In English');
    await shown(canvasElement, 'h2', 'Sign in');
  },
};

/** The same words for an unknown name and a wrong password. */
export const Failed: Story = {
  ...door('account'),
  play: async ({ canvasElement }) => {
    await signIn(canvasElement, 'björkskolan/stinalu', 'fel lösenord');
    await shown(canvasElement, '[role=alert]');
  },
};

/** The same in English. */
export const FailedEnglish: Story = { ...Failed, ...inEnglish };

/** Nothing is filled in. */
export const Missing: Story = {
  ...door('account'),
  play: async ({ canvasElement }) => {
    await signIn(canvasElement, '', '');
    await shown(canvasElement, '[aria-invalid=true]');
  },
};

/** The service cannot be reached; what was typed stays. */
export const Offline: Story = {
  ...door('operator'),
  loaders: [stage({ trouble: 'gone' })],
  play: async ({ canvasElement }) => {
    await signIn(canvasElement, 'åsalindström', townPasswords.operator);
    await shown(canvasElement, '[role=alert]');
  },
};

/** Who is signed in, and the way out. */
export const SignedIn: Story = {
  ...door('operator'),
  play: async ({ canvasElement }) => {
    await signIn(canvasElement, 'åsalindström', townPasswords.operator);
    await shown(canvasElement, 'b', /Åsa Lindström/);
  },
};

/** After ten wrong passwords: how long to wait, in words. */
export const Waiting: Story = {
  ...door('account'),
  loaders: [
    async () => {
      const { stage: scene } = await stage()();
      const name = `björkskolan/${crypto.randomUUID().replaceAll('-', '')}`;
      const client = clientOver(scene.line, scene.token);
      const tries = Array.from({ length: 10 }, (_, at) => client.call(session.signIn, { door: 'account', name, password: `fel ${at}` }));
      await Promise.allSettled(tries);
      return { stage: scene, name };
    },
  ],
  play: async ({ canvasElement, loaded }) => {
    await signIn(canvasElement, String(loaded['name']), 'rätt eller fel');
    await shown(canvasElement, '[role=alert]', /minut/);
  },
};

/** After a one-time code: the password that it is exchanged for. */
export const FirstPassword: Story = {
  ...door('account'),
  loaders: [
    async () => {
      const { stage: scene } = await stage({ alone: true })();
      const { licenceId } = scene;
      const client = clientOver(scene.line, scene.token);
      const { entitlements } = await client.call(licences.read, { licenceId });
      const entitlementId = entitlements.find(({ kind }) => kind === 'group')!.id;
      const email = `${crypto.randomUUID()}@lindsta.example`;
      const group = { name: 'Lärkskolan', groupId: `lärkskolan${crypto.randomUUID().slice(0, 4)}`, username: 'karin' };
      const account = await client.call(accounts.start, { licenceId, entitlementId, email, displayName: 'Karin Öberg', group });
      const input = {
        accountId: account.id,
        role: 'user',
        displayName: 'Signe Ek',
        username: 'signe',
        password: 'ett långt lösenord',
      } as const;
      const { id } = await client.call(users.create, input);
      return { stage: scene, name: `${group.groupId}/signe`, code: await scene.tab.code(licenceId, id) };
    },
  ],
  play: async ({ canvasElement, loaded }) => {
    await signIn(canvasElement, String(loaded['name']), String(loaded['code']));
    await shown(canvasElement, '#newPassword');
  },
};

/** The same in English. */
export const FirstPasswordEnglish: Story = { ...FirstPassword, ...inEnglish };

/** One of the most common passwords. */
export const FirstPasswordRefused: Story = {
  ...FirstPassword,
  play: async (context) => {
    await FirstPassword.play?.(context);
    await write(context.canvasElement, '#newPassword', 'password123');
    await press(context.canvasElement, /Spara|Save/);
    await shown(context.canvasElement, '[aria-invalid=true]');
  },
};

/** The code was used meanwhile, in another tab. */
export const FirstPasswordEnded: Story = {
  ...FirstPassword,
  play: async (context) => {
    const { canvasElement, loaded } = context;
    await FirstPassword.play?.(context);
    await write(canvasElement, '#newPassword', 'gran ekorre blåbär');
    const { line, token } = stageOf(context);
    const [name, password] = [String(loaded['name']), String(loaded['code'])];
    await clientOver(line, token).call(session.signIn, { door: 'account', name, password, newPassword: 'den andra fliken' });
    await press(canvasElement, /Spara|Save/);
    await shown(canvasElement, 'h2', /gäller inte|no longer/);
  },
};

/** Where whoever has forgotten the password asks for a link; the name that was typed is there. */
export const Forgot: Story = {
  ...door('account'),
  play: async ({ canvasElement }) => {
    await write(canvasElement, '#name', 'björkskolan/stinalu');
    await forget(canvasElement);
    await shown(canvasElement, 'h2', /Glömt|Forgotten/);
  },
};

/** The same in English. */
export const ForgotEnglish: Story = { ...Forgot, ...inEnglish };

/** Nothing is filled in. */
export const ForgotMissing: Story = {
  ...door('operator'),
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '#password');
    await forget(canvasElement);
    await press(canvasElement, /Skicka länken|Send the link/);
    await shown(canvasElement, '[aria-invalid=true]');
  },
};

/** After asking: the same sentence for everybody. */
export const ForgotAsked: Story = {
  ...door('account'),
  play: async ({ canvasElement }) => {
    await write(canvasElement, '#name', 'finnsinte@lindsta.example');
    await forget(canvasElement);
    await press(canvasElement, /Skicka länken|Send the link/);
    await shown(canvasElement, 'h2', /Titta i din e-post|Look in your e-mail/);
  },
};

/** A link from a mail greets, and lets one choose a password. */
export const Link: Story = {
  loaders: [
    async () => {
      const { stage: scene } = await stage({ alone: true })();
      const { licenceId } = scene;
      const client = clientOver(scene.line, scene.token);
      const { entitlements } = await client.call(licences.read, { licenceId });
      const email = `${crypto.randomUUID()}@lindsta.example`;
      await client.call(accounts.start, { licenceId, entitlementId: entitlements[0]!.id, email, displayName: 'Maj-Britt Sjö' });
      return { stage: scene, email, link: await scene.tab.link(licenceId, email) };
    },
  ],
  render: (_, context) => visitorOn(stageOf(context), html`<knippa-sign-in .link=${String(context.loaded['link'])}></knippa-sign-in>`),
  play: sees('h2', /Maj-Britt Sjö/),
};

/** The same in English. */
export const LinkEnglish: Story = { ...Link, ...inEnglish };

/** A password of four characters. */
export const LinkRefused: Story = {
  ...Link,
  play: async ({ canvasElement }) => {
    await write(canvasElement, '#password', 'kort');
    await press(canvasElement, /Spara|Save/);
    await shown(canvasElement, '[aria-invalid=true]');
  },
};

/** A link that was used already. */
export const LinkEnded: Story = {
  loaders: [stage()],
  render: (_, context) => visitorOn(stageOf(context), html`<knippa-sign-in .link=${'an-old-link-that-nobody-knows'}></knippa-sign-in>`),
  play: sees('h2', /gäller inte|no longer/),
};

/** A new link was asked for in place of an ended one: the same sentence whatever the link was. */
export const LinkRenewed: Story = {
  ...LinkEnded,
  play: async ({ canvasElement }) => {
    await press(canvasElement, /Skicka en ny länk|Send a new link/);
    await shown(canvasElement, 'h2', /Titta i din e-post|Look in your e-mail/);
  },
};

/** A stage, with the newest link of somebody who has asked for it. */
const withLink = (ask: (scene: Stage, email: string) => Promise<string>): Story => ({
  ...Link,
  loaders: [
    async () => {
      const { stage: scene } = await stage({ alone: true })();
      const client = clientOver(scene.line, scene.token);
      const { email } = await client.call(session.settings, {});
      const to = await ask(scene, email ?? '');
      return { stage: scene, link: await scene.tab.link(scene.licenceId, to) };
    },
  ],
});

/** A link to choose a new password. */
export const LinkReset: Story = {
  ...withLink(async ({ line, token }, email) => {
    await clientOver(line, token).call(session.forgot, { door: 'operator', name: email });
    return email;
  }),
  play: sees('p', /nytt lösenord|new password/),
};

/** One of the most common passwords. */
export const LinkCommon: Story = {
  ...LinkReset,
  play: async ({ canvasElement }) => {
    await write(canvasElement, '#password', 'password123');
    await press(canvasElement, /Spara|Save/);
    await shown(canvasElement, '[aria-invalid=true]');
  },
};

/** A link to confirm a new address. */
export const ConfirmEmail: Story = {
  ...withLink(async ({ line, token }) => {
    const email = `ny.${crypto.randomUUID()}@lindsta.example`;
    await clientOver(line, token).call(session.changeEmail, { email });
    return email;
  }),
  play: sees('h2', /Bekräfta din|Confirm your/),
};

/** The new address is confirmed. */
export const Confirmed: Story = {
  ...ConfirmEmail,
  play: async ({ canvasElement }) => {
    await press(canvasElement, /Bekräfta adressen|Confirm the address/);
    await shown(canvasElement, 'h2', /är bekräftad|is confirmed/);
  },
};

/** A link on its way. */
export const LinkLoading: Story = { ...LinkEnded, loaders: [stage({ trouble: 'silent' })], play: sees('.late') };

/** The service cannot be reached. */
export const LinkOffline: Story = { ...LinkEnded, loaders: [stage({ trouble: 'gone' })], play: sees('[role=alert]') };

/** What answers is not the service. */
export const WrongAnswer: Story = {
  ...door('operator'),
  loaders: [stage({ trouble: 'page' })],
  play: async ({ canvasElement }) => {
    await signIn(canvasElement, 'åsalindström', townPasswords.operator);
    await shown(canvasElement, '[role=alert]');
  },
};

/** In an expired licence nobody of an account signs in. */
export const Expired: Story = {
  ...door('account'),
  loaders: [stage({ on: '2027-04-01' })],
  play: async ({ canvasElement }) => {
    await signIn(canvasElement, 'björkskolan/stinalu', 'lindsta-gran-17');
    await shown(canvasElement, '[role=alert]');
  },
};

/** Sent, and no answer yet. */
export const SigningIn: Story = {
  ...door('account'),
  loaders: [stage({ trouble: 'silent' })],
  play: async ({ canvasElement }) => {
    await signIn(canvasElement, 'björkskolan/stinalu', 'lindsta-gran-17');
    await shown(canvasElement, '[role=status]', /\S/);
  },
};
