import type { StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '@knippa/elements/define';
import { backend, clientOver, Line, type Person, type Tab, type Trouble } from './backend.js';

export * from './dom.js';

/** What a story plays on: the back end, the line to it, and the client of whoever is signed in. */
export interface Stage {
  readonly tab: Tab;
  readonly line: Line;
  readonly token: string;
  readonly licenceId: string;
}

interface Scene {
  /** Who is signed in; the operator unless said otherwise. */
  readonly as?: Person;
  readonly trouble?: Trouble;
  /** The day it is. */
  readonly on?: string;
  /** In a licence of its own, without accounts. */
  readonly alone?: boolean;
}

/** Sets the stage before a story is drawn: `loaders: [stage({ trouble: 'silent' })]`. */
export function stage({ as = 'operator', trouble, on, alone }: Scene = {}): () => Promise<{ stage: Stage }> {
  return async () => {
    const page = await backend();
    const tab = on ? page.on(on) : page;
    const { licenceId, token } = alone
      ? await tab.newLicence('Nya kommunens licens')
      : { licenceId: tab.licenceId, token: await tab.token(as) };
    return { stage: { tab, line: new Line(tab, trouble), token, licenceId } };
  };
}

/** A story's elements under a provider. */
export function on({ line, token }: Stage, elements: unknown): TemplateResult {
  return html`<knippa-provider .client=${clientOver(line, token)}>${elements}</knippa-provider>`;
}

/** A story's elements under a provider with nobody signed in, which keeps the session itself. */
export function visitorOn({ line }: Stage, elements: unknown): TemplateResult {
  sessionStorage.clear();
  return html`<knippa-provider base-url="http://localhost/api" .fetch=${line.fetch}>${elements}</knippa-provider>`;
}

/** The same story in English, whatever the page's language is: `export const AccountsEnglish: Story = { ...Accounts, ...inEnglish };`. */
export const inEnglish: Pick<StoryObj, 'decorators'> = { decorators: [(story) => html`<div lang="en">${story()}</div>`] };

/** What the loaders of a story left. */
export const stageOf = ({ loaded }: { loaded: Record<string, unknown> }): Stage => loaded['stage'] as Stage;
