import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { on, sees, stage, stageOf } from './stage.js';

const meta: Meta = { title: 'provider', component: 'knippa-provider' };
export default meta;

type Story = StoryObj;

const list = sees('tbody td.acts');

/** One provider, two elements: they share client, session and language. */
export const TwoElements: Story = {
  loaders: [stage()],
  render: (_, context) => on(stageOf(context), html`<knippa-licence></knippa-licence><knippa-account-list></knippa-account-list>`),
  play: list,
};

/** The provider says the language, whatever the page's is. */
export const InEnglish: Story = {
  loaders: [stage()],
  render: (_, context) => html`<div lang="en">${on(stageOf(context), html`<knippa-account-list></knippa-account-list>`)}</div>`,
  play: list,
};

/** A host sets the colours of roles around the elements. */
export const HostColours: Story = {
  loaders: [stage()],
  render: (_, context) => on(stageOf(context), html`<knippa-account-list></knippa-account-list>`),
  decorators: [
    (story, { canvasElement }) => {
      canvasElement.style.setProperty('--knippa-accent', 'light-dark(oklch(40% 0.09 165), oklch(80% 0.1 165))');
      return story();
    },
  ],
  play: list,
};
