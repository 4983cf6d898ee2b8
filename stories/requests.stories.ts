import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { accounts, licences, requests } from '@knippa/contract';
import { html } from 'lit';
import { clientOver } from './backend.js';
import { inEnglish, on, sees, shown, stage, stageOf, wait } from './stage.js';

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

/** A licence from which three people were asked to be moved, of whom staff have moved one and left one where they are. */
async function moves() {
  const scene = (await stage({ alone: true })()).stage;
  const { licenceId } = scene;
  const operator = clientOver(scene.line, scene.token);
  const staff = clientOver(scene.line, await scene.tab.staff());
  const { entitlements } = await operator.call(licences.read, { licenceId });
  const start = (kind: 'single' | 'group', displayName: string, group?: { name: string; groupId: string; username: string }) =>
    operator.call(accounts.start, {
      licenceId,
      entitlementId: entitlements.find((line) => line.kind === kind)!.id,
      displayName,
      email: `${crypto.randomUUID().slice(0, 8)}@lindsta.example`,
      ...(group && { group }),
    });
  const ask = async (displayName: string, wish?: string) => {
    const { id: accountId } = await start('single', displayName);
    return (await operator.call(requests.askMove, { accountId, ...(wish && { wish }) })).id;
  };
  const own = `lindängen${crypto.randomUUID().replaceAll('-', '').slice(0, 4)}`;
  const school = await start('group', 'Karin Öberg', { name: 'Lindängens skola', groupId: own, username: 'karin' });
  const declined = await ask('Nils Holm');
  await staff.call(requests.decline, { licenceId, requestId: declined, reason: 'Vilken skola gäller det? Fråga igen, så flyttar vi.' });
  const input = { licenceId, requestId: await ask('Maj-Britt Sjö'), toAccount: school.id, username: 'majbritt' };
  await staff.call(requests.move, { ...input, plan: (await staff.plan(requests.move, input)).token });
  await ask('Eva Sandström', 'Gärna till Lindängens skola, med användarnamnet eva.\nFrån och med måndag.');
  return { stage: scene };
}

/** One who shall be moved waits, one is moved, one was declined with a reason. */
export const Moves: Story = { ...list, loaders: [moves], play: sees('.state.moved') };

/** The same in English. */
export const AnsweredEnglish: Story = { ...Answered, ...inEnglish };

/** Moves in English. */
export const MovesEnglish: Story = { ...Moves, ...inEnglish };

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
