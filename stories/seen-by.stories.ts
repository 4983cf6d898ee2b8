import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { schoolOf, sharing } from './sharing.js';
import { inEnglish, on, sees, shown, stageOf, wait, write } from './stage.js';

const meta: Meta = { title: 'seen-by', component: 'knippa-seen-by' };
export default meta;

type Story = StoryObj;

const drawn = (key: 'maj' | 'pia' | 'anna') => (_: unknown, context: StoryContext) => {
  const { accountId, people } = schoolOf(context);
  return on(stageOf(context), html`<knippa-seen-by account-id=${accountId} user-id=${people[key]}></knippa-seen-by>`);
};

/** A pupil: what the class shares, and why. */
export const Pupil: Story = { loaders: [sharing()], render: drawn('pia'), play: sees('td.why', /ansvarig|responsible/) };

/** The same in English. */
export const PupilEnglish: Story = { ...Pupil, ...inEnglish };

/** A manager, who owns what the class shares. */
export const Manager: Story = { loaders: [sharing()], render: drawn('maj'), play: sees('td.why', /Äger/) };

/** Somebody who is in no class. */
export const Chosen: Story = { loaders: [sharing()], render: drawn('anna'), play: sees('td.why', /Vissa/) };

/** A pupil about themself. */
export const ToAPupil: Story = { loaders: [sharing({ as: 'pia' })], render: drawn('pia'), play: sees('td.why') };

/** No folder of that name. */
export const NoHits: Story = {
  ...Pupil,
  play: async ({ canvasElement }) => {
    await shown(canvasElement, 'td');
    await write(canvasElement, '#search', 'xyzzy');
    await shown(canvasElement, '.empty');
  },
};

/** On its way. */
export const Loading: Story = {
  loaders: [sharing({ trouble: 'silent' })],
  render: drawn('pia'),
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.late');
    await wait(500);
  },
};

/** The service cannot be reached. */
export const Offline: Story = { loaders: [sharing({ trouble: 'gone' })], render: drawn('pia'), play: sees('[role=alert] button') };

/** What answers is not the service. */
export const WrongAnswer: Story = { loaders: [sharing({ trouble: 'page' })], render: drawn('pia'), play: sees('[role=alert] button') };
