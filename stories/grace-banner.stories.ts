import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Person } from './backend.js';
import { all, gone, on, sees, shown, stage, stageOf, wait } from './stage.js';

const meta: Meta = { title: 'grace-banner', component: 'knippa-grace-banner' };
export default meta;

type Story = StoryObj;

const banner = html`<knippa-grace-banner></knippa-grace-banner>`;
const bannerOf = (as: Person, day: string, text: RegExp, lang: 'sv' | 'en' = 'sv'): Story => ({
  loaders: [
    () => {
      sessionStorage.clear();
      return {};
    },
    stage({ as, on: day }),
  ],
  render: (_, context) => on(stageOf(context), html`<div lang=${lang}>${banner}</div>`),
  play: sees('[role=status] .note', text),
});
const nothingFor = (as: Person, day: string): Story => ({
  loaders: [stage({ as, on: day })],
  render: (_, context) => on(stageOf(context), html`${banner}<knippa-settings></knippa-settings>`),
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '#present');
    await wait(100);
    await gone(canvasElement, '.note');
    const height = all(canvasElement, 'knippa-grace-banner')[0]?.offsetHeight;
    if (height !== 0) throw new Error(`An empty banner is ${height} px high.`);
  },
});

/** Renewal is due: an operator is told 60 days before. */
export const DueOperator: Story = bannerOf('operator', '2026-12-28', /26 februari 2027.*leverantören/s);

/** An account's administrator is told whom to turn to. */
export const DueAdministrator: Story = bannerOf('administrator', '2027-01-28', /huvudadministratör/);

/** The same, in English. */
export const DueEnglish: Story = bannerOf('operator', '2027-02-26', /26 February 2027/, 'en');

/** A `user` is told nothing before the last day: it takes no room. */
export const NothingForUsers: Story = nothingFor('pupil', '2027-02-26');

/** Nothing more than 60 days before. */
export const Active: Story = nothingFor('operator', '2026-12-27');

/** In grace: the last day, what works and what does not. */
export const GraceOperator: Story = bannerOf('operator', '2027-03-05', /26 mars 2027.*leverantören/s);

/** In grace, to an administrator. */
export const GraceAdministrator: Story = bannerOf('administrator', '2027-03-05', /26 mars 2027.*huvudadministratör/s);

/** In grace, to a `user`. */
export const GraceUser: Story = bannerOf('pupil', '2027-03-26', /26 mars 2027.*administratör i kontot/s);

/** In grace, in English. */
export const GraceEnglish: Story = bannerOf('operator', '2027-03-05', /26 March 2027/, 'en');

/** Expired: an operator reads and exports, and nothing else. */
export const Expired: Story = bannerOf('operator', '2027-04-01', /läsa och exportera/);

/** Expired, in English. */
export const ExpiredEnglish: Story = bannerOf('operator', '2027-04-01', /read and export/, 'en');
