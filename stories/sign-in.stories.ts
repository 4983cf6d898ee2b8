import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { accounts, licences } from '@knippa/contract';
import type { Door } from '@knippa/contract';
import { html } from 'lit';
import { clientOver } from './backend.js';
import { press, sees, shown, stage, stageOf, visitorOn, write } from './stage.js';
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

/** Where operators sign in. */
export const OperatorDoor: Story = { ...door('operator'), play: form };

/** Where users of accounts sign in. */
export const AccountDoor: Story = { ...door('account'), play: form };

/** The same words for an unknown name and a wrong password. */
export const Failed: Story = {
  ...door('account'),
  play: async ({ canvasElement }) => {
    await signIn(canvasElement, 'björkskolan/stinalu', 'fel lösenord');
    await shown(canvasElement, '[role=alert]');
  },
};

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
      return { stage: scene, link: await scene.tab.link(licenceId, email) };
    },
  ],
  render: (_, context) => visitorOn(stageOf(context), html`<knippa-sign-in .link=${String(context.loaded['link'])}></knippa-sign-in>`),
  play: sees('h2', /Maj-Britt Sjö/),
};

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
