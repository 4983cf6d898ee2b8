import type { DocumentsRoute } from '@knippa/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { library } from './library.js';
import { inEnglish, on, press, sees, shown, stageOf } from './stage.js';
import { ofOnePerson } from './standing-alone.js';
import { wording } from './wording.js';

const meta: Meta = { title: 'standard-templates', component: 'knippa-standard-templates' };
export default meta;

type Story = StoryObj;

/** The documents of somebody, in a group unless another is told. */
const at = (route: DocumentsRoute, loader: () => Promise<object> = library({ as: 'manager' })): Story => ({
  loaders: [loader],
  render: (_, context) => on(stageOf(context), html`<knippa-documents .route=${route}></knippa-documents>`),
});

/** All of them, in a group that has no templates of its own yet. */
export const All: Story = { ...at({ in: 'templates' }, wording()), play: sees('.card') };

/** By themselves, for somebody who shares nothing with others. */
export const OfOnePerson: Story = { ...at({ in: 'standards' }, ofOnePerson()), play: sees('.card') };

/** Those that a search finds, under what else it does. */
export const Found: Story = { ...at({ in: 'personal', search: 'veck' }), play: sees('.card') };

/** Those alone that a search finds. */
export const FoundAlone: Story = { ...at({ in: 'personal', search: 'hur mår' }, wording()), play: sees('.card') };

/** The same in English. */
export const AllEnglish: Story = { ...All, ...inEnglish };

/** All of them, under the group's own. */
export const UnderTheGroups: Story = { ...at({ in: 'templates' }), play: sees('.card') };

/** One of them, to read. */
export const Opened: Story = { ...at({ in: 'templates', standardId: 'feelings' }), play: sees('table.grid td') };

/** The same in English. */
export const OpenedEnglish: Story = { ...Opened, ...inEnglish };

/** One with more columns than a narrow page holds. */
export const Week: Story = { ...at({ in: 'templates', standardId: 'week' }), play: sees('table.grid td', 'Fredag') };

/** Editing one has made an own template in My Documents, which is written. */
export const Edited: Story = {
  ...at({ in: 'templates', standardId: 'first-then' }),
  play: async ({ canvasElement }) => {
    await press(canvasElement, /^\s*(Redigera|Edit)\s*$/);
    await shown(canvasElement, 'textarea');
  },
};

/** Whoever has no My Documents reads it, and is told why they make none of their own. */
export const WithoutMyDocuments: Story = {
  ...at({ in: 'templates', standardId: 'yes-no' }, wording({ as: 'bo' })),
  play: sees('#why'),
};

/** The same in English. */
export const WithoutMyDocumentsEnglish: Story = { ...WithoutMyDocuments, ...inEnglish };

/** In grace nothing is created. */
export const Grace: Story = {
  ...at({ in: 'templates', standardId: 'yes-no' }, library({ as: 'manager', on: '2027-03-05' })),
  play: sees('button[aria-disabled]'),
};

/** The service has none of that name any more. */
export const Unknown: Story = { ...at({ in: 'templates', standardId: 'no-more' }), play: sees('.muted', 'Den standardmallen finns inte.') };
