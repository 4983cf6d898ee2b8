import { accounts, licences, session, type AccountRow, type AccountSort, type Licence, type Order, type users } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { KnippaElement } from '../kernel/element.js';
import { ask, navigated } from '../kernel/events.js';
import { loadOnce } from '../kernel/language.js';
import { Pages, searchForm } from '../kernel/pages.js';
import { property } from '../kernel/property.js';
import { Reading } from '../kernel/reading.js';
import { bones, refusalSentence, whenRead } from '../kernel/states.js';
import { sheet } from '../kernel/sheet.js';
import { accountTerms, type AccountTerms } from '../terms/accounts.js';
import type { CommonTerms } from '../terms/common.js';
import { accountListSheet } from './account-list.styles.js';
import { accountTable } from './rows.js';

/** What the list shows: what is searched for, and the order. A host keeps it in its address or its history. */
export interface AccountRoute {
  readonly search: string;
  readonly sort: AccountSort;
  readonly order: Order;
}

type Words = AccountTerms & CommonTerms;

/** Only a list with somebody who has not come in yet loads how they are invited again. */
const invitation = async () => (await import('./invitation.js')).invitation;

const byName: AccountRoute = { search: '', sort: 'name', order: 'ascending' };

/**
 * The accounts of a licence: searched, sorted, fifty at a time. A search that found an account by one of its users says by whom.
 *
 * @tag knippa-account-list
 * @summary Lists, searches and sorts the accounts of a licence (ACC-05, ACC-06).
 * @event knippa-before-accounts-start - "Starta konto" was pressed; `detail.licenceId`.
 * @event knippa-before-accounts-edit - A row's "Redigera" was pressed; `detail.accountId`.
 * @event knippa-before-users-list - A row's "Användare", or its name, was pressed; `detail.accountId`.
 * @event knippa-accounts-resend - An account's contact was invited again; `detail.accountId`.
 * @event knippa-navigate - `route` has changed; read it from the element.
 * @csspart base - All of the element's inside.
 * @cssproperty --knippa-accent - The colour of the primary button and of links.
 * @cssproperty --knippa-text - The colour of text; every role of `kernel/tokens.ts` can be set so.
 */
export class KnippaAccountList extends KnippaElement<AccountTerms> {
  static override styles = [sheet, accountListSheet];

  /** The licence; without it, the one that the person is signed in to. */
  @property({ attribute: 'licence-id' }) licenceId = '';
  /** What is searched for, and the order. */
  @property({ attribute: false }) route: AccountRoute = byName;

  protected override readonly words = accountTerms;

  readonly #session = new Reading(this, session.read, () => (this.licenceId ? undefined : {}));
  readonly #list = new Pages(this, accounts.list, () => this.#of({ ...this.route, search: this.route.search.trim() || undefined }), {
    needs: this.#session,
    found: (total) => this.terms?.found(total),
  });
  readonly #licence = new Reading(this, licences.read, () => this.#of({}));

  /** Reads the list and its figures again. */
  refresh(): void {
    this.#list.reading.again();
    this.#licence.again();
  }

  #of<T extends object>(rest: T): ({ licenceId: string } & T) | undefined {
    const licenceId = this.licenceId || this.#session.value?.licence.id;
    return licenceId ? { licenceId, ...rest } : undefined;
  }

  #go(route: Partial<AccountRoute>): void {
    const next = { ...this.route, ...route };
    if (JSON.stringify(next) === JSON.stringify(this.route)) return;
    this.#list.aloud();
    this.route = next;
    navigated(this);
  }

  /** By name from a to ö, by day newest first; the same button again turns it. */
  #sort(sort: AccountSort): void {
    const down = this.route.sort === sort ? this.route.order === 'ascending' : sort === 'created';
    this.#go({ sort, order: down ? 'descending' : 'ascending' });
  }

  protected override view(t: Words): TemplateResult {
    const licence = this.#licence.value;
    const started = licence?.entitlements.reduce((sum, line) => sum + line.started, 0);
    return html`<div class="head">
        <h2 tabindex="-1">${t.accounts} <span class="muted">${started === undefined ? nothing : t.inLicence(started)}</span></h2>
        ${this.#startButton(licence, t)}
      </div>
      ${searchForm({ label: t.searchLabel, hint: t.searchHint, value: this.route.search }, this.#list, (search) => this.#go({ search }), t)}
      ${whenRead(this.#list.reading, t, bones(7), ({ items }) => this.#rows(items, t))}`;
  }

  #startButton(licence: Licence | undefined, t: Words): TemplateResult {
    const allowed = licence ? may<typeof accounts.start>(licence, 'accounts.start') : true;
    const start = () => {
      const detail = this.#of({});
      if (allowed === true && detail) ask<typeof accounts.start>(this, 'accounts.start', detail);
    };
    return html`<button
        class="primary"
        aria-disabled=${allowed === true ? nothing : 'true'}
        aria-describedby=${allowed === true ? nothing : 'reason'}
        @click=${start}
      >
        ${t.start}
      </button>
      ${allowed === true ? nothing : html`<p id="reason" class="muted small">${refusalSentence(allowed, t)}</p>`}`;
  }

  #rows(rows: readonly AccountRow[], t: Words): TemplateResult {
    const search = this.route.search.trim();
    if (rows.length === 0 && this.#list.first) return this.#empty(search, t);
    return html`<div aria-busy=${this.#list.reading.busy}>
        ${accountTable(rows, this.route, t, {
          sort: (by) => this.#sort(by),
          edit: ({ id }) => ask<typeof accounts.edit>(this, 'accounts.edit', { accountId: id }),
          users: ({ id }) => ask<typeof users.list>(this, 'users.list', { accountId: id }),
          invitation: (row) => loadOnce(invitation, () => this.requestUpdate())?.(this, row),
        })}
      </div>
      ${this.#list.foot(t, search, this.#showAll(search, t))}`;
  }

  #showAll(search: string, t: Words): TemplateResult | typeof nothing {
    return search ? html`<button class="quiet" @click=${() => this.#go({ search: '' })}>${t.showAll}</button>` : nothing;
  }

  #empty(search: string, t: Words): TemplateResult {
    return html`<div class="empty">
      <h3>${search ? t.noHits(search) : t.empty}</h3>
      <p class="muted">${search ? t.noHitsHint : t.emptyFirst}</p>
      ${this.#showAll(search, t)}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-account-list': KnippaAccountList;
  }
}
