import { html, nothing, type TemplateResult } from 'lit';
import { helpTerms } from '../terms/help.js';
import type { KnippaElement } from './element.js';
import { loadTerms } from './language.js';
import { safeUrl } from './url.js';

/** Where help is found, each if it is set. */
export interface HelpPlaces {
  readonly url: string | undefined;
  readonly email: string | undefined;
  readonly phone: string | undefined;
}

/**
 * The way to help with an element, on one line: a page, which opens beside what one was doing, an address and a telephone number (LIC-08). An
 * address that is none (see `safeUrl`) is not shown.
 */
export function helpView(host: KnippaElement<object>, { url, email, phone }: HelpPlaces): TemplateResult | typeof nothing {
  const t = loadTerms(helpTerms, host.language, () => host.requestUpdate());
  if (!t) return nothing;
  const call = phone && `tel:${phone.replace(/[^+\d]/g, '')}`;
  return html`<div class="row help muted small">
    ${safeUrl(url) === nothing ? nothing : html`<a href=${safeUrl(url)} target="_blank" rel="noopener">${t.help}</a>`}
    ${email ? html`<span>${t.write} <a href=${safeUrl(`mailto:${email}`)}>${email}</a></span>` : nothing}
    ${call ? html`<span>${t.call} <a href=${safeUrl(call)}>${phone}</a></span>` : nothing}
  </div>`;
}
