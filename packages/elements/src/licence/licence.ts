import { licences, session, type Entitlement, type Licence } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { KnippaElement } from '../kernel/element.js';
import { navigated } from '../kernel/events.js';
import { property } from '../kernel/property.js';
import { factsSheet } from '../kernel/facts.styles.js';
import { Reading } from '../kernel/reading.js';
import { sheet } from '../kernel/sheet.js';
import { whenRead } from '../kernel/states.js';
import { safeUrl } from '../kernel/url.js';
import type { CommonTerms } from '../terms/common.js';
import { licenceTerms, type LicenceTerms } from '../terms/licence.js';
import { licenceSheet } from './licence.styles.js';

type Words = LicenceTerms & CommonTerms;

/**
 * A licence: until when it holds, and of each type how many accounts are bought, started and left. In full also its add-ons with the accounts
 * that have each, whom the invoice goes to, and who administers it.
 *
 * @tag knippa-licence
 * @summary Shows a licence's days and figures (LIC-01).
 * @event knippa-navigate - `full` has changed; read it from the element.
 * @csspart base - All of the element's inside.
 * @cssproperty --knippa-accent - The colour of the bars.
 */
export class KnippaLicence extends KnippaElement<LicenceTerms> {
  static override styles = [sheet, factsSheet, licenceSheet];

  /** The licence; without it, the one that the person is signed in to. */
  @property({ attribute: 'licence-id' }) licenceId = '';
  /** Shows also add-ons, billing contact and operators. */
  @property({ type: Boolean, reflect: true }) full = false;

  protected override readonly words = licenceTerms;

  readonly #session = new Reading(this, session.read, () => (this.licenceId ? undefined : {}));
  readonly #licence = new Reading(
    this,
    licences.read,
    () => {
      const licenceId = this.licenceId || this.#session.value?.licence.id;
      return licenceId ? { licenceId } : undefined;
    },
    { needs: this.#session },
  );

  /** Reads the figures again. */
  refresh(): void {
    this.#licence.again();
  }

  #toggle(): void {
    this.full = !this.full;
    navigated(this);
  }

  protected override view(t: Words): unknown {
    const waiting = html`<div class="bones"><span class="bone"></span><span class="bone"></span><span class="bone"></span></div>`;
    return whenRead(this.#licence, t, waiting, (licence) => this.#shown(licence, t));
  }

  #shown(licence: Licence, t: Words): TemplateResult {
    const { phase, expiresOn, daysLeft } = licence;
    return html`<div class="head">
        <h2 tabindex="-1">${this.full ? licence.name : html`<button class="link" @click=${this.#toggle}>${licence.name}</button>`}</h2>
        <p class="muted">
          ${phase === 'active' ? t.validUntil : t.endedOn}
          <b>${t.day(expiresOn)}</b>${phase === 'active' ? `, ${t.inDays(daysLeft)}` : nothing}
        </p>
      </div>
      <ul class="lines" role="list">
        ${licence.entitlements.map((line) => html`<li>${this.#line(line, t)}</li>`)}
      </ul>
      ${this.full ? this.#rest(licence, t) : nothing}
      <button class="quiet more" aria-expanded=${this.full} @click=${this.#toggle}>${this.full ? t.less : t.more}</button>`;
  }

  #line(line: Entitlement, t: Words): TemplateResult {
    const share = line.purchased > 0 ? Math.min(1, line.started / line.purchased) : 0;
    return html`<h3>${line.name}${t.places(line.capacity)}</h3>
      <svg class="bar" aria-hidden="true"><rect width="${share * 100}%" height="8" rx="4" /></svg>
      <p class="small">
        ${t.started(line)}, ${line.available > 0 ? html`<b>${t.left(line.available)}</b>` : html`<span class="none">${t.noneLeft}</span>`}
      </p>`;
  }

  #rest({ startsOn, addOns, billingContact, operators }: Licence, t: Words): TemplateResult {
    const mail = (address: string) => html`<a href=${safeUrl(`mailto:${address}`)}>${address}</a>`;
    return html`<dl>
      <dt>${t.validFrom}</dt>
      <dd>${t.day(startsOn)}</dd>
      <dt>${t.addOns}</dt>
      <dd>
        ${
          addOns.length > 0
            ? addOns.map(
                ({ name, accounts }) => html`<div>${name}: ${accounts ? t.having(accounts.map((one) => one.name)) : t.everyAccount}</div>`,
              )
            : t.noAddOns
        }
      </dd>
      <dt>${t.billingContact}</dt>
      <dd>${billingContact ? html`${billingContact.name}<br />${mail(billingContact.email)}` : t.noBillingContact}</dd>
      <dt>${t.operators}</dt>
      <dd>${operators.map(({ displayName, email }) => html`<div>${displayName}, ${mail(email)}</div>`)}</dd>
    </dl>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-licence': KnippaLicence;
  }
}
