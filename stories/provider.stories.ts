import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { clientOver } from './backend.js';
import { on, press, sees, shown, stage, stageOf } from './stage.js';

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

/** The host says where there is help: it stands at the foot of each element. */
export const Help: Story = {
  loaders: [stage()],
  render: (_, { loaded }) => {
    const { line, token } = stageOf({ loaded });
    return html`<knippa-provider
      .client=${clientOver(line, token)}
      help-url="https://hjalp.lindsta.example/"
      support-email="hjalp@lindsta.example"
      support-phone="0500-12 34 56"
      ><knippa-licence></knippa-licence
    ></knippa-provider>`;
  },
  play: sees('.help a'),
};

/** Nothing else is reached while a dialog is open: help stands in it. */
export const HelpInDialog: Story = {
  loaders: [stage()],
  render: (_, { loaded }) => {
    const { line, token } = stageOf({ loaded });
    return html`<knippa-provider .client=${clientOver(line, token)} support-email="hjalp@lindsta.example">
      <div lang="en">
        <knippa-operator .route=${{ view: 'accounts', list: { search: 'björk', sort: 'name', order: 'ascending' } }}></knippa-operator>
      </div>
    </knippa-provider>`;
  },
  play: async ({ canvasElement }) => {
    await press(canvasElement, /Users of Björkskolan/);
    await press(canvasElement, /More about \S/);
    await press(canvasElement, /Move \S/);
    await shown(canvasElement, 'dialog .help a');
  },
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
