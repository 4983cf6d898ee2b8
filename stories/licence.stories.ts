import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { inEnglish, on, sees, shown, stage, stageOf, wait } from './stage.js';

const meta: Meta = { title: 'licence', component: 'knippa-licence' };
export default meta;

type Story = StoryObj;

const figures = sees('.lines');
const brief: Story = { render: (_, context) => on(stageOf(context), html`<knippa-licence></knippa-licence>`) };

/** Until when it holds, and of each type how many are bought, started and left. */
export const Figures: Story = { ...brief, loaders: [stage()], play: figures };

/** Also its add-ons and which accounts have each, whom the invoice goes to, and who administers it. */
export const Full: Story = {
  loaders: [stage()],
  render: (_, context) => on(stageOf(context), html`<knippa-licence full></knippa-licence>`),
  play: figures,
};

/** The same in English. */
export const FullEnglish: Story = { ...Full, ...inEnglish };

/** In full, without add-ons and without anybody whom the invoice goes to. */
export const FullBare: Story = {
  loaders: [stage({ alone: true })],
  render: (_, context) => on(stageOf(context), html`<knippa-licence full></knippa-licence>`),
  play: figures,
};

/** Nothing is started yet. */
export const Untouched: Story = { ...brief, loaders: [stage({ alone: true })], play: figures };

/** In the 28 days after its last. */
export const Grace: Story = { ...brief, loaders: [stage({ on: '2027-03-05' })], play: figures };

/** Closed. */
export const Expired: Story = { ...brief, loaders: [stage({ on: '2027-04-01' })], play: figures };

/** On its way. */
export const Loading: Story = {
  ...brief,
  loaders: [stage({ trouble: 'silent' })],
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.late');
    await wait(500);
  },
};

/** An answer that was cut off. */
export const WrongAnswer: Story = {
  ...brief,
  loaders: [stage({ trouble: 'cuts' })],
  play: sees('[role=alert]'),
};

/** The service cannot be reached. */
export const Offline: Story = {
  ...brief,
  loaders: [stage({ trouble: 'gone' })],
  play: sees('[role=alert]'),
};

/** A teacher does not see what was bought. */
export const Refused: Story = {
  ...brief,
  loaders: [stage({ as: 'manager' })],
  play: sees('[role=alert]'),
};
