import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { schoolOf, sharing } from './sharing.js';
import { inEnglish, on, sees, shown, stageOf, wait, write } from './stage.js';

const meta: Meta = { title: 'who-can-see', component: 'knippa-who-can-see' };
export default meta;

type Story = StoryObj;
type Key = keyof ReturnType<typeof schoolOf>['folders'];

const drawn = (key: Key) => (_: unknown, context: StoryContext) => {
  const { accountId, folders } = schoolOf(context);
  return on(stageOf(context), html`<knippa-who-can-see account-id=${accountId} folder-id=${folders[key]}></knippa-who-can-see>`);
};

/** A folder that follows the one above: by whose settings is said. */
export const Inherited: Story = { loaders: [sharing()], render: drawn('follows'), play: sees('td', /ärvt från|inherited/) };

/** A folder with settings of its own, in which some read by one right and write by another. */
export const Own: Story = { loaders: [sharing()], render: drawn('own'), play: sees('td', /Maj/) };

/** The same in English. */
export const OwnEnglish: Story = { ...Own, ...inEnglish };

/** Where some write their own alone. */
export const DropBox: Story = { loaders: [sharing()], render: drawn('many'), play: sees('td', /Skriver egna/) };

/** A published document: everybody in the account reads it, some by more. */
export const PublishedDocument: Story = {
  loaders: [sharing()],
  render: (_, context) => {
    const { accountId, document } = schoolOf(context);
    return on(stageOf(context), html`<knippa-who-can-see account-id=${accountId} document-id=${document}></knippa-who-can-see>`);
  },
  play: sees('td', /Publicerat/),
};

const ofAccount = (_: unknown, context: StoryContext) =>
  on(stageOf(context), html`<knippa-who-can-see account-id=${schoolOf(context).accountId}></knippa-who-can-see>`);

/** An account itself: the operators of its licence first, and then its own people. */
export const Account: Story = { loaders: [sharing()], render: ofAccount, play: sees('td', /Är med i kontot|Is in the account/) };

/** The same in English. */
export const AccountEnglish: Story = { ...Account, ...inEnglish };

/** An account to a pupil: themself alone. */
export const AccountToAPupil: Story = { ...Account, loaders: [sharing({ as: 'pia' })] };

/** Nobody with that name sees the account. */
export const AccountNoHits: Story = {
  ...Account,
  play: async ({ canvasElement }) => {
    await shown(canvasElement, 'td');
    await write(canvasElement, '#search', 'xyzzy');
    await shown(canvasElement, '.empty');
  },
};

/** Who sees an account, on its way. */
export const AccountLoading: Story = {
  loaders: [sharing({ trouble: 'silent' })],
  render: ofAccount,
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.late');
    await wait(500);
  },
};

/** Who sees an account, where the service cannot be reached. */
export const AccountOffline: Story = { loaders: [sharing({ trouble: 'gone' })], render: ofAccount, play: sees('[role=alert] button') };

/** Nobody with that name. */
export const NoHits: Story = {
  ...Own,
  play: async ({ canvasElement }) => {
    await shown(canvasElement, 'td');
    await write(canvasElement, '#search', 'xyzzy');
    await shown(canvasElement, '.empty');
  },
};

/** A pupil, who sees themself alone in the account. */
export const ToAPupil: Story = { loaders: [sharing({ as: 'pia' })], render: drawn('root'), play: sees('td', /Pia/) };

/** On its way. */
export const Loading: Story = {
  loaders: [sharing({ trouble: 'silent' })],
  render: drawn('root'),
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.late');
    await wait(500);
  },
};

/** The service cannot be reached. */
export const Offline: Story = { loaders: [sharing({ trouble: 'gone' })], render: drawn('root'), play: sees('[role=alert] button') };

/** What answers is not the service. */
export const WrongAnswer: Story = { loaders: [sharing({ trouble: 'page' })], render: drawn('root'), play: sees('[role=alert] button') };
