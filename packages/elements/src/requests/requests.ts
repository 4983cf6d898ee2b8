import { requests, session, type AccountRequest, type users } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { KnippaElement } from '../kernel/element.js';
import { ask } from '../kernel/events.js';
import { civilDay } from '../kernel/format.js';
import { Pages } from '../kernel/pages.js';
import { property } from '../kernel/property.js';
import { factsSheet } from '../kernel/facts.styles.js';
import { Reading } from '../kernel/reading.js';
import { sheet } from '../kernel/sheet.js';
import { whenRead } from '../kernel/states.js';
import type { CommonTerms } from '../terms/common.js';
import { requestTerms, type RequestTerms } from '../terms/requests.js';
import { requestsSheet } from './requests.styles.js';

type Words = RequestTerms & CommonTerms;

/**
 * What an operator has asked staff for: which requests wait, which accounts are started, who is moved and where, and why one was declined.
 *
 * @tag knippa-requests
 * @summary Shows an operator's requests for organisation accounts and for moves from single accounts, and how it goes with them (ACC-04, USR-12).
 * @event knippa-before-users-list - "Visa användare" was pressed, of the account that was started or that somebody was moved to; `detail.accountId`.
 * @csspart base - All of the element's inside.
 */
export class KnippaRequests extends KnippaElement<RequestTerms> {
  static override styles = [sheet, factsSheet, requestsSheet];

  /** The licence; without it, the one that the person is signed in to. */
  @property({ attribute: 'licence-id' }) licenceId = '';
  /** Shows nothing while there is nothing to show: for a page on which requests are a lesser thing. */
  @property({ type: Boolean }) quiet = false;

  protected override readonly words = requestTerms;

  readonly #session = new Reading(this, session.read, () => (this.licenceId ? undefined : {}));
  readonly #list = new Pages(this, requests.list, () => this.#of, { needs: this.#session, found: () => undefined });

  /** Reads the requests again. */
  refresh(): void {
    this.#list.reading.again();
  }

  get #of(): { licenceId: string } | undefined {
    const licenceId = this.licenceId || this.#session.value?.licence.id;
    return licenceId ? { licenceId } : undefined;
  }

  protected override view(t: Words): unknown {
    const { value, error } = this.#list.reading;
    const none = this.#list.first && value?.items.length === 0;
    if (this.quiet && error === undefined && (none || !value)) return nothing;
    const waiting = html`<div class="bones"><span class="bone"></span><span class="bone"></span><span class="bone"></span></div>`;
    return html`<h2 tabindex="-1">${t.requests}</h2>
      ${whenRead(this.#list.reading, t, waiting, ({ items }) => (none ? this.#empty(t) : this.#all(items, t)))}`;
  }

  #all(items: readonly AccountRequest[], t: Words): TemplateResult {
    return html`<ul class="requests" role="list" aria-busy=${this.#list.reading.busy}>
        ${items.map((request) => html`<li>${this.#one(request, t)}</li>`)}
      </ul>
      ${this.#list.turns ? this.#list.foot(t, '') : nothing}`;
  }

  #one(request: AccountRequest, t: Words): TemplateResult {
    const { kind, state, name, sentAt, answeredAt, reason, accountId, accountName, signInName, wish } = request;
    const { entitlement, groupId, administrator } = request;
    const there = state === 'started' || state === 'moved';
    return html`<div class="head">
        <h3>${name}</h3>
        <span class="state ${state}">${t.states[state]}</span>
      </div>
      <p class="muted small">${t.sent(civilDay(sentAt))}</p>
      <dl>
        ${row(t.about, t.kinds[kind])} ${entitlement ? row(t.type, entitlement.name) : nothing}
        ${groupId === null ? nothing : row(t.groupId, groupId)}
        ${administrator ? row(t.administrator, `${administrator.displayName}, ${administrator.email}`) : nothing}
        ${wish === null ? nothing : row(t.wish, wish)} ${state === 'moved' && accountName !== null ? row(t.movedTo, accountName) : nothing}
        ${signInName === null ? nothing : row(t.signIn, t.signInAs(signInName))}
        ${answeredAt === null ? nothing : row(t.answered, t.day(civilDay(answeredAt)))} ${reason === null ? nothing : row(t.reason, reason)}
      </dl>
      ${accountId !== null && there ? this.#usersButton(accountId, t) : nothing}`;
  }

  #usersButton(accountId: string, t: Words): TemplateResult {
    return html`<button class="quiet" @click=${() => ask<typeof users.list>(this, 'users.list', { accountId })}>${t.showUsers}</button>`;
  }

  #empty(t: Words): TemplateResult {
    return html`<div class="empty">
      <h3>${t.empty}</h3>
      <p class="muted">${t.emptyMeans}</p>
    </div>`;
  }
}

const row = (term: string, text: string) =>
  html`<dt>${term}</dt>
    <dd>${text}</dd>`;

declare global {
  interface HTMLElementTagNameMap {
    'knippa-requests': KnippaRequests;
  }
}
