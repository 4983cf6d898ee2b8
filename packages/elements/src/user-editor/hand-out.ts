import type { Account, User } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { copyText } from '../kernel/copy.js';
import { printAlone } from '../kernel/print.js';
import { safeUrl } from '../kernel/url.js';
import type { CommonTerms } from '../terms/common.js';
import type { UserEditorTerms } from '../terms/user-editor.js';

/** Somebody whose password was just given, as the card says: never the password itself. */
export interface HandedOut {
  readonly displayName: string;
  readonly signInName: string;
}

/** What a person's card says. */
export function handedOut({ displayName, username }: User, { groupId }: Account): HandedOut {
  return { displayName, signInName: `${groupId ?? ''}/${username ?? ''}` };
}

/**
 * How to hand over what people sign in with (USR-20): a text to copy, cards to print, and a mail to the account's primary contact, which has everything but the
 * password. `address` is where they sign in, where that is known.
 */
export function handOut(
  people: readonly HandedOut[],
  { primaryContact }: Pick<Account, 'primaryContact'>,
  address: string,
  t: UserEditorTerms & CommonTerms,
): TemplateResult {
  const lines = people.map(({ displayName, signInName }) => t.handOverText(displayName, signInName));
  const text = [...lines, ...(address ? [t.signInAt(address)] : [])].join('\n');
  const to = primaryContact?.email;
  const mail = to
    ? `mailto:${encodeURIComponent(to)}?subject=${encodeURIComponent(t.handOverSubject)}&body=${encodeURIComponent(text)}`
    : undefined;
  return html`<p>${t.handOver}</p>
    <div class="hand-out">${copyText(text, t)}</div>
    <div class="row">
      <button type="button" @click=${() => printAlone(cards(people, address, t))}>${t.print(people.length)}</button>
      ${mail ? html`<a class="button" href=${safeUrl(mail)}>${t.mailContact(primaryContact?.displayName ?? '')}</a>` : nothing}
    </div>`;
}

/** A card each, to cut out. */
export function cards(people: readonly HandedOut[], address: string, t: UserEditorTerms): TemplateResult {
  return html`<div class="cards">
    ${people.map(
      ({ displayName, signInName }) =>
        html`<div class="card"><b>${displayName}</b>${t.cardSignIn}: ${signInName}${address ? html`<br />${address}` : nothing}</div>`,
    )}
  </div>`;
}
