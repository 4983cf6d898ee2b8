import { publishing, session } from '@knippa/contract';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { clientOver, type Person } from './backend.js';
import { library } from './library.js';
import { all, inEnglish, on, press, sees, shown, stageOf, wait } from './stage.js';
import { wording } from './wording.js';

const meta: Meta = { title: 'published-link', component: 'knippa-published-link' };
export default meta;

type Story = StoryObj;

const element = html`<knippa-published-link></knippa-published-link>`;

/** The link of a school that has none, or one that is made first. */
const at = (linked: boolean, scene: Parameters<typeof wording>[0] = {}): Story => ({
  loaders: [
    async () => {
      const found = await wording(scene)();
      const { line, token } = found.stage;
      if (linked) await clientOver(line, token).call(publishing.renew, await accountOf(found));
      return found;
    },
  ],
  render: (_, context) => on(stageOf(context), element),
});

async function accountOf({ stage: { line, token } }: Awaited<ReturnType<ReturnType<typeof wording>>>) {
  const { account } = await clientOver(line, token).call(session.read, {});
  return { accountId: account?.id ?? '' };
}

/** The link of Björkskolan, to somebody of it, where its administrator has made one. */
const ofSchool = (as: Person): Story => ({
  loaders: [
    async () => {
      const found = await library({ as })();
      const { tab, line } = found.stage;
      const administrator = clientOver(line, await tab.token('administrator'));
      const { link } = await administrator.call(publishing.read, { accountId: found.accountId });
      if (!link) await administrator.call(publishing.renew, { accountId: found.accountId });
      return found;
    },
  ],
});

/** There is none: an administrator makes one. */
export const None: Story = { ...at(false), play: sees('button.primary') };

/** The same in English. */
export const NoneEnglish: Story = { ...None, ...inEnglish };

/** There is one: what it is, and what may be done with it. */
export const Linked: Story = { ...at(true), play: sees('output') };

/** The same in English. */
export const LinkedEnglish: Story = { ...Linked, ...inEnglish };

/** Whoever may publish copies it, and changes nothing. */
export const ToPublishers: Story = { ...ofSchool('manager'), render: (_, context) => on(stageOf(context), element), play: sees('output') };

/** Whoever may not publish is told so. */
export const NotYours: Story = { ...at(false, { as: 'bo' }), play: sees('p.muted', 'Länken visas för den som får publicera.') };

/** Where it stands: above what is published. */
export const AmongDocuments: Story = {
  ...ofSchool('administrator'),
  render: (_, context) => on(stageOf(context), html`<knippa-documents .route=${{ in: 'published' }}></knippa-documents>`),
  play: async ({ canvasElement }) => {
    await shown(canvasElement, 'output');
    await shown(canvasElement, 'td.name');
  },
};

/** Renewing it says first that the old one ends. */
export const Renewing: Story = {
  ...at(true),
  play: async ({ canvasElement }) => {
    await press(canvasElement, /^\s*(Byt länk|Renew the link)\s*$/);
    await shown(canvasElement, 'dialog[open] h2');
  },
};

/** So does closing it. */
export const Closing: Story = {
  ...at(true),
  play: async ({ canvasElement }) => {
    await press(canvasElement, /^\s*(Stäng länken|Close the link)\s*$/);
    await shown(canvasElement, 'dialog[open] h2');
  },
};

/** It is renewed, and says so. */
export const Renewed: Story = {
  ...at(true),
  play: async ({ canvasElement }) => {
    await press(canvasElement, /^\s*(Byt länk|Renew the link)\s*$/);
    await shown(canvasElement, 'dialog[open] h2');
    for (const button of all(canvasElement, 'dialog[open] button.danger')) button.click();
    await shown(canvasElement, '.note.good');
  },
};

/** In grace none is made, and the sentence says why. */
export const Grace: Story = { ...at(false, { on: '2027-03-05' }), play: sees('#why') };

/** On its way. */
export const Loading: Story = {
  ...at(false, { trouble: 'silent' }),
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.late');
    await wait(500);
  },
};
