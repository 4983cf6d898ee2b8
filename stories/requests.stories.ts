import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { licences, requests } from '@knippa/contract';
import { html } from 'lit';
import { clientOver } from './backend.js';
import { on, sees, shown, stage, stageOf, wait } from './stage.js';

const meta: Meta = { title: 'requests', component: 'knippa-requests' };
export default meta;

type Story = StoryObj;

const list: Story = { render: (_, context) => on(stageOf(context), html`<knippa-requests></knippa-requests>`) };

/** A licence in which three were asked for, of which staff have answered two. */
async function answered() {
  const scene = (await stage({ alone: true })()).stage;
  const { licenceId } = scene;
  const operator = clientOver(scene.line, scene.token);
  const staff = clientOver(scene.line, await scene.tab.staff());
  const { entitlements } = await operator.call(licences.read, { licenceId });
  const entitlementId = entitlements.find(({ kind }) => kind === 'organisation')!.id;
  const ask = async (name: string, displayName: string) => {
    const own = crypto.randomUUID().slice(0, 8);
    const group = { name, groupId: `${name.toLowerCase().replace(/[^a-zåäö]/g, '')}${own}`, username: 'admin' };
    return (await operator.call(requests.send, { licenceId, entitlementId, displayName, email: `${own}@lindsta.example`, group })).id;
  };
  const declined = await ask('Kulturskolan', 'Nadja Holm');
  await staff.call(requests.decline, { licenceId, requestId: declined, reason: 'Kulturskolan finns redan i er licens som grupp.' });
  await staff.call(requests.start, { licenceId, requestId: await ask('Hemtjänsten Norr', 'Rut Berg'), users: 40 });
  await ask('Daglig verksamhet', 'Eva Sandström');
  return { stage: scene };
}

/** One waits, one is started, one was declined with a reason. */
export const Answered: Story = { ...list, loaders: [answered], play: sees('.state.waiting') };

/** Nothing was asked for. */
export const Empty: Story = { ...list, loaders: [stage({ alone: true })], play: sees('.empty') };

/** On its way. */
export const Loading: Story = {
  ...list,
  loaders: [stage({ trouble: 'silent' })],
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.late');
    await wait(500);
  },
};

/** The service cannot be reached. */
export const Offline: Story = { ...list, loaders: [stage({ trouble: 'gone' })], play: sees('[role=alert]') };

/** An answer that was cut off. */
export const WrongAnswer: Story = { ...list, loaders: [stage({ trouble: 'cuts' })], play: sees('[role=alert]') };

/** A teacher does not see what was asked for. */
export const Refused: Story = { ...list, loaders: [stage({ as: 'manager' })], play: sees('[role=alert]') };
