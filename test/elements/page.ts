import { a11ySnapshot, sendKeys } from '@web/test-runner-commands';
import { accounts, session, users, type AccountRow, type Door, type SignedIn, type User } from '@knippa/contract';
import { createClient, type Client } from '@knippa/sdk';
import type { KnippaProvider } from '@knippa/elements';
import '@knippa/elements/define';
import { html, nothing, render } from 'lit';

export { all, choose, gone, handIn, pick, press, shown, until, wait, write } from '../../stories/dom.js';

/** Where the real service is. */
export const baseUrl = `${knippaBackend}/api`;

/** A licence of a test file's own, and its operator, signed in. */
export interface Licence {
  readonly id: string;
  readonly name: string;
  readonly password: string;
  readonly operator: Client;
  readonly token: string;
  /** How the administrator of the second group account signs in. */
  readonly administrator: { readonly accountId: string; readonly name: string; readonly password: string };
}

/** Makes a licence with two group accounts, a few users in the first, and an account of one person; if asked, one that holds until a day. */
export async function newLicence({ expiresOn = '' } = {}): Promise<Licence> {
  const made = (await (await fetch(`${knippaBackend}/test/licence?expiresOn=${expiresOn}`, { method: 'POST' })).json()) as Pick<
    Licence,
    'id' | 'name' | 'password' | 'administrator'
  >;
  const { token } = await signIn(made);
  return { ...made, token, operator: createClient({ baseUrl, getToken: () => token }) };
}

/** Signs the operator of a licence in, or somebody at another door. */
export function signIn({ name, password }: Pick<Licence, 'name' | 'password'>, door: Door = 'operator'): Promise<SignedIn> {
  return createClient({ baseUrl }).call(session.signIn, { door, name, password });
}

/** A client of one of the provider's people. */
export async function staffClient(): Promise<Client> {
  const token = (await (await fetch(`${knippaBackend}/test/staff`, { method: 'POST' })).json()) as string;
  return createClient({ baseUrl, getToken: () => token });
}

/** The one-time code that somebody of a licence has instead of a password from now on. */
export async function codeOf({ id }: Licence, userId: string): Promise<string> {
  return (await (await fetch(`${knippaBackend}/test/code?licence=${id}&user=${userId}`, { method: 'POST' })).json()) as string;
}

/** The accounts of a licence, by name. */
export async function accountsOf({ id, operator }: Licence): Promise<AccountRow[]> {
  return (await operator.call(accounts.list, { licenceId: id })).items;
}

/** The users of a licence's account, by name. */
export async function usersOf({ operator }: Licence, accountId: string): Promise<User[]> {
  return (await operator.call(users.list, { accountId })).items;
}

/** The token of the link in the newest mail to an address. */
export async function mailOf({ id }: Licence, to: string): Promise<string> {
  const mails = (await (await fetch(`${knippaBackend}/test/inbox?licence=${id}`)).json()) as { to: string; link: string | null }[];
  return mails.find((mail) => mail.to === to)?.link?.split('#link=')[1] ?? '';
}

/** A real fetch that counts its requests, and whose answers a test may hold back, lose or spoil. */
export class Watched {
  readonly requests: Request[] = [];
  /** What becomes of an answer of the service, or of the request before it is sent. */
  between: (request: Request, send: () => Promise<Response>) => Promise<Response> = (_, send) => send();

  readonly fetch: typeof globalThis.fetch = (input, init) => {
    const request = new Request(input, init);
    this.requests.push(request.clone());
    return this.between(request, () => globalThis.fetch(request));
  };

  /** How many requests were made with this method to a path that ends so. */
  count(method: string, ending: RegExp): number {
    return this.requests.filter((request) => request.method === method && ending.test(new URL(request.url).pathname)).length;
  }
}

/** A page whose writes are done at once (`sent`), and answered when the test lets go. */
export function holding(): { watched: Watched; sent: Promise<void>; letGo: () => void } {
  const watched = new Watched();
  let told: () => void = () => undefined;
  let letGo = told;
  const sent = new Promise<void>((resolve) => (told = resolve));
  const answer = new Promise<void>((resolve) => (letGo = resolve));
  watched.between = async (request, send) => {
    const response = await send();
    if (request.method === 'GET') return response;
    told();
    await answer;
    return response;
  };
  return { watched, sent, letGo };
}

interface Setting {
  readonly watched?: Watched;
  readonly language?: 'sv' | 'en';
  /** Nobody is signed in, and the provider keeps the session. */
  readonly visitor?: boolean;
}

/** Puts elements on the page under a provider whose operator is signed in. The page holds what was mounted last. */
export async function mount(
  licence: Licence,
  elements: unknown,
  { watched, language = 'sv', visitor }: Setting = {},
): Promise<KnippaProvider> {
  const fetch = watched?.fetch ?? globalThis.fetch.bind(globalThis);
  const client = visitor ? undefined : createClient({ baseUrl, getToken: () => licence.token, fetch });
  const place = document.querySelector('main') ?? document.body.appendChild(document.createElement('main'));
  render(nothing, place);
  render(
    html`<knippa-provider language=${language} base-url=${visitor ? baseUrl : nothing} .fetch=${fetch} .client=${client}
      >${elements}</knippa-provider
    >`,
    place,
  );
  const provider = place.querySelector('knippa-provider')!;
  await provider.updateComplete;
  return provider;
}

/** Presses a key where the focus is. */
export function key(name: string): void {
  const at = focused();
  at?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true, cancelable: true }));
}

/** What has the focus, inside every shadow root. */
export function focused(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

/** What the page hands to the person as a download, in place of the browser's own: by name, and its bytes. */
export function saving(): { names: string[]; files: Promise<Uint8Array>[]; stop: () => void } {
  const names: string[] = [];
  const files: Promise<Uint8Array>[] = [];
  const click = (event: Event) => {
    const link = event.composedPath()[0];
    if (!(link instanceof HTMLAnchorElement) || !link.download) return;
    event.preventDefault();
    names.push(link.download);
    files.push(fetch(link.href).then(async (file) => new Uint8Array(await file.arrayBuffer())));
  };
  const before = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'click')!;
  Object.defineProperty(HTMLAnchorElement.prototype, 'click', {
    configurable: true,
    value: function (this: HTMLAnchorElement) {
      this.addEventListener('click', click, { once: true });
      (before.value as () => void).call(this);
    },
  });
  return { names, files, stop: () => Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click') };
}

/** Presses Tab until something is focused, at most so many times. */
export async function tabTo(fits: (element: Element) => boolean, most = 60): Promise<Element> {
  for (let at = 0; at < most; at++) {
    await sendKeys({ press: 'Tab' });
    const now = focused();
    if (now && fits(now)) return now;
  }
  throw new Error('Tab does not come there.');
}

/** Whether an element is called something. */
export const named =
  (name: RegExp) =>
  (element: Element): boolean =>
    name.test(`${element.getAttribute('aria-label') ?? ''} ${element.textContent}`);

interface TreeNode {
  readonly role: string;
  readonly name?: string;
  readonly children?: readonly TreeNode[];
}

/** What a reader of the screen is told of an open dialog: each role with its name, in order; plain text and options are left to what they belong to. */
export async function dialogTree(): Promise<string[]> {
  const root = (await (a11ySnapshot as (options: object) => Promise<unknown>)({})) as TreeNode;
  const lines = ({ role, name = '', children = [] }: TreeNode): string[] => [
    ...(/^(StaticText|InlineTextBox|generic|none|form|option)$/.test(role) ? [] : [`${role} ${name}`.trim()]),
    ...children.flatMap(lines),
  ];
  const dialog = (node: TreeNode): TreeNode | undefined =>
    /dialog$/.test(node.role) ? node : (node.children ?? []).map(dialog).find((found) => found !== undefined);
  const found = dialog(root);
  if (!found) throw new Error('no dialog is open');
  return lines(found);
}
