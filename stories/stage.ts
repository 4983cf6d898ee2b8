import { html, type TemplateResult } from 'lit';
import '@knippa/elements/define';
import { backend, clientOver, Line, type Person, type Tab, type Trouble } from './backend.js';

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

/** What the loaders of a story left. */
export const stageOf = ({ loaded }: { loaded: Record<string, unknown> }): Stage => loaded['stage'] as Stage;

/** Everything that fits a selector under a node, shadow roots included. */
export function all(root: ParentNode, selector: string): HTMLElement[] {
  const inside = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? all(shadowRoot, selector) : []));
  return [...root.querySelectorAll<HTMLElement>(selector), ...inside];
}

/** Waits until something that fits a selector, with this text, is shown somewhere under a node. */
export async function shown(root: ParentNode, selector: string, text: RegExp | string = ''): Promise<HTMLElement> {
  const fits = (element: HTMLElement) => (element.textContent + (element.getAttribute('aria-label') ?? '')).search(text) >= 0;
  for (let tries = 0; tries < 500; tries++) {
    const found = all(root, selector).find((element) => element.checkVisibility() && fits(element));
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`${selector} with ${String(text)} is not shown.`);
}

/** A story that has come to rest when something is shown. */
export const sees =
  (selector: string, text: RegExp | string = '') =>
  async ({ canvasElement }: { canvasElement: HTMLElement }): Promise<void> => {
    await shown(canvasElement, selector, text);
  };

/** Presses a button with this text. */
export async function press(root: ParentNode, text: RegExp | string): Promise<void> {
  (await shown(root, 'button, summary', text)).click();
}

/** Writes into a field as somebody types. */
export async function write(root: ParentNode, selector: string, text: string): Promise<void> {
  const field = (await shown(root, selector)) as HTMLInputElement;
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** Chooses a radio button or a checkbox. */
export async function choose(root: ParentNode, selector: string): Promise<void> {
  ((await shown(root, selector)) as HTMLInputElement).click();
}

/** Waits a while: for what must not be seen at once. */
export const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
