import type { Account, User } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { CommonTerms } from '../terms/common.js';
import type { HandOutTerms } from '../terms/hand-out.js';
import { copyButton, copyText } from './copy.js';
import { printAlone } from './print.js';
import { safeUrl } from './url.js';

/**
 * Somebody to whom what they sign in with is handed, as their card says. `code` is what the service made for them, and `password` what the file gave: neither is
 * known again later. Without either the password is handed over by itself.
 */
export interface HandedOut {
  readonly displayName: string;
  readonly signInName: string;
  readonly password?: string | undefined;
  readonly code?: string | undefined;
}

/** Where they sign in, if that is known, and who of the account may be mailed. */
export interface HandOutPlace {
  readonly address: string;
  readonly primaryContact?: Account['primaryContact'] | undefined;
}

/** The most people whose text is shown and fits a mail; that of more is only copied. */
const few = 20;

/** What a person's card says of a user of an account. */
export function handedOut({ displayName, username }: User, { groupId }: Account): HandedOut {
  return { displayName, signInName: `${groupId ?? ''}/${username ?? ''}` };
}

/**
 * How to hand over what people sign in with (USR-20, CSV-06): cards to print, a text to copy, and a mail to the account's primary contact, which has everything but
 * passwords and codes. Of many people nothing is built before it is asked for.
 */
export function handOut(people: readonly HandedOut[], place: HandOutPlace, t: HandOutTerms & CommonTerms): TemplateResult {
  const secret = people.some(({ code, password }) => code !== undefined || password !== undefined);
  const text = () => handOutText(people, place.address, t);
  return html`<p>${secret ? t.handOverOnce : t.handOver}</p>
    <div class="hand-out">${people.length > few ? copyButton(text, t) : copyText(text(), t)}</div>
    <div class="row">
      <button type="button" @click=${() => printCards(people, place.address, t)}>${t.print(people.length)}</button>
      ${people.length > few ? nothing : mailTo(people, place, t)}
    </div>`;
}

/** What is copied: a sentence for each, with the password or the code that is theirs, and where they sign in. */
export function handOutText(people: readonly HandedOut[], address: string, t: HandOutTerms): string {
  const lines = people.map(({ displayName: name, signInName, password, code }) => {
    if (code !== undefined) return t.handOverCode(name, signInName, code);
    return password === undefined ? t.handOverText(name, signInName) : t.handOverPassword(name, signInName, password);
  });
  return [...lines, ...(address ? [t.signInAt(address)] : [])].join('\n');
}

function mailTo(people: readonly HandedOut[], { address, primaryContact }: HandOutPlace, t: HandOutTerms): TemplateResult | typeof nothing {
  if (!primaryContact?.email) return nothing;
  const body = handOutText(
    people.map(({ displayName, signInName }) => ({ displayName, signInName })),
    address,
    t,
  );
  const mail = `mailto:${encodeURIComponent(primaryContact.email)}?subject=${encodeURIComponent(t.handOverSubject)}&body=${encodeURIComponent(body)}`;
  return html`<a class="button" href=${safeUrl(mail)}>${t.mailContact(primaryContact.displayName)}</a>`;
}

/** Prints a card each, with where they sign in. */
export function printCards(people: readonly HandedOut[], address: string, t: HandOutTerms): void {
  printAlone(cards(people, address, t));
}

/** A card each, to cut out. Made without templates: ten thousand are asked for with one press. */
function cards(people: readonly HandedOut[], address: string, t: HandOutTerms): HTMLElement {
  const sheet = part('div', 'cards');
  for (const { displayName, signInName, password, code } of people) {
    const card = part('div', 'card');
    card.append(part('b', '', displayName), `${t.cardSignIn}: ${signInName}`);
    if (code !== undefined) card.append(line(t.cardCode, code), part('small', '', t.cardCodeMeans));
    else if (password !== undefined) card.append(line(t.cardPassword, password));
    if (address) card.append(part('div', '', address));
    sheet.append(card);
  }
  return sheet;
}

function line(label: string, secret: string): HTMLElement {
  const made = part('div', '', `${label}: `);
  made.append(part('span', 'secret', secret));
  return made;
}

function part(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}
