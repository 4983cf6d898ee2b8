import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { folders } from '@knippa/contract';
import { schoolOf, sharing } from './sharing.js';
import { choose, gone, inEnglish, on, press, sees, shown, stageOf, wait, write } from './stage.js';

const meta: Meta = { title: 'folder-permissions', component: 'knippa-folder-permissions' };
export default meta;

type Story = StoryObj;
type Key = keyof ReturnType<typeof schoolOf>['folders'];

const drawn = (key: Key) => (_: unknown, context: StoryContext) => {
  const { accountId, folders } = schoolOf(context);
  return on(
    stageOf(context),
    html`<knippa-folder-permissions account-id=${accountId} folder-id=${folders[key]}></knippa-folder-permissions>`,
  );
};

const of = (key: Key): Story => ({ loaders: [sharing()], render: drawn(key), play: sees('.matrix') });

/** A folder that no other story has changed. */
const freshFolder = async () => {
  const { stage, school } = await sharing()();
  const { accountId, karin } = school;
  return { stage, school, fresh: (await karin.call(folders.create, { accountId, space: 'shared', name: 'Tillsammans' })).id };
};
const freshOf = ({ loaded }: { loaded: Record<string, unknown> }): string => String(loaded['fresh']);

/** A folder at the top: owner, entries, and chosen people of whom two are called the same. */
export const Root: Story = of('root');

/** The same in English. */
export const RootEnglish: Story = { ...Root, ...inEnglish };

/** A folder that follows the one above: what it then has, and whom the root has chosen. */
export const Follows: Story = of('follows');

/** A folder in another with settings of its own. */
export const Own: Story = of('own');

/** It is to follow again: what it would have. */
export const FollowAgain: Story = {
  ...Own,
  play: async ({ canvasElement }) => {
    await choose(canvasElement, '#follow');
    await shown(canvasElement, '.matrix input:disabled');
  },
};

/** Chosen people, more of them. */
export const Many: Story = of('many');

/** Somebody new is sought among all in the account. */
export const Seeking: Story = {
  ...Root,
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.chip');
    const pickers = () => [
      ...(canvasElement.querySelector('knippa-folder-permissions')?.shadowRoot?.querySelectorAll('knippa-person-picker') ?? []),
    ];
    await write(pickers().at(-1)?.shadowRoot ?? canvasElement, '#field', 'an');
    await shown(canvasElement, '[role=option]', /Anna-Karin/);
  },
};

/** Long names, and what is changed but not shown yet. */
export const LongNames: Story = {
  ...of('long'),
  play: async ({ canvasElement }) => {
    await choose(canvasElement, '#users-write');
    await shown(canvasElement, '#means-users', /bara egna|own documents/);
  },
};

/** What is changed is let go only after a question. */
export const Leaving: Story = {
  ...Root,
  play: async ({ canvasElement }) => {
    await choose(canvasElement, '#users-read');
    (await shown(canvasElement, 'form.rights button', /^\s*(Avbryt|Cancel)/)).click();
    await shown(canvasElement, 'knippa-ask-dialog p');
  },
};

async function plan(canvasElement: HTMLElement): Promise<void> {
  await choose(canvasElement, '#users-read');
  await choose(canvasElement, '#responsible-read');
  await press(canvasElement, /Visa vad som ändras|Show what changes/);
  await shown(canvasElement, 'dialog .plan', /får behörighet|gains? permissions/);
}

/** What it would do: who gains, who loses, and what changes of the settings. */
export const Plan: Story = { ...Root, play: ({ canvasElement }) => plan(canvasElement) };

/** The plan in English. */
export const PlanEnglish: Story = { ...Plan, ...inEnglish };

/** The plan of following the folder above again. */
export const PlanOfFollowing: Story = {
  ...Own,
  play: async ({ canvasElement }) => {
    await choose(canvasElement, '#follow');
    await press(canvasElement, /Visa vad som ändras/);
    await shown(canvasElement, 'dialog .plan', /Följer mappen ovanför/);
  },
};

/** Whoever is named does not see the folder above: said at the field. */
export const OwnerCannotSee: Story = {
  ...Own,
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.matrix');
    const picker = canvasElement.querySelector('knippa-folder-permissions')!.shadowRoot!.querySelector('#owner')!;
    await write(picker.shadowRoot!, '#field', 'Måns');
    (await shown(canvasElement, '[role=option]', 'Måns')).click();
    await press(canvasElement, /Visa vad som ändras/);
    await shown(canvasElement, '.wrong', /måste se mappen/);
  },
};

/** Somebody else has changed what is being changed: the plan is the new one, and both stand beside each other. */
export const ChangedMeanwhile: Story = {
  loaders: [freshFolder],
  render: (_, context) => {
    const { accountId } = schoolOf(context);
    return on(
      stageOf(context),
      html`<knippa-folder-permissions account-id=${accountId} folder-id=${freshOf(context)}></knippa-folder-permissions>`,
    );
  },
  play: async (context) => {
    const { canvasElement } = context;
    await choose(canvasElement, '#users-read');
    await press(canvasElement, /Visa vad som ändras/);
    await shown(canvasElement, 'dialog .plan');
    const [off, write] = [
      { read: false, write: false },
      { read: false, write: true },
    ];
    await schoolOf(context).set(freshOf(context), { entries: { managers: off, users: write, responsible: null } });
    await press(canvasElement, /^\s*Ändra behörighet/);
    const dialog = (await shown(canvasElement, 'dialog [role=alert]', /den nya/)).closest('dialog')!;
    await press(dialog, /Avbryt/);
    await gone(canvasElement, 'dialog');
    await shown(canvasElement, 'dl.differences');
  },
};

/** The kept symbols, found by what they are called. */
export const Symbols: Story = {
  ...Root,
  play: async ({ canvasElement }) => {
    await press(canvasElement, /Byt symbol/);
    await shown(canvasElement, '[role=radiogroup] label', /Skola/);
  },
};

/** The same in English, and one that is sought. */
export const SymbolsEnglish: Story = {
  ...Root,
  ...inEnglish,
  play: async ({ canvasElement }) => {
    await press(canvasElement, /Change the symbol/);
    const picker = await shown(canvasElement, '[role=radiogroup]');
    await write(picker.getRootNode() as ShadowRoot, '#search', 'na');
    await shown(canvasElement, '[role=radiogroup] label', /nature/);
  },
};

/** Whoever may not set it up sees its name, why, and who sees it. */
export const ReadOnly: Story = { loaders: [sharing({ as: 'pia' })], render: drawn('root'), play: sees('p.muted', /öppnas av/) };

/** Who sees it, unfolded at the foot. */
export const Readers: Story = {
  ...Root,
  play: async ({ canvasElement }) => {
    await press(canvasElement, /Vem kan se mappen nu/);
    await shown(canvasElement, 'td.name', /Maj/);
  },
};

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
