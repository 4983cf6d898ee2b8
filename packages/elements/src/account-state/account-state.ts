import { accounts, licences, session, type Account, type AccountLicence, type Licence, type users } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { ArchiveDownload, archiveSheet } from '../account-editor/archive.js';
import { KnippaElement } from '../kernel/element.js';
import { ask, tell } from '../kernel/events.js';
import { formError } from '../kernel/form.js';
import { differencesSheet } from '../kernel/differences.js';
import { sectionsSheet } from '../kernel/sections.styles.js';
import { formSheet } from '../kernel/form.styles.js';
import { property } from '../kernel/property.js';
import { factsSheet } from '../kernel/facts.styles.js';
import { Reading } from '../kernel/reading.js';
import { sheet } from '../kernel/sheet.js';
import { whenRead } from '../kernel/states.js';
import { Submission } from '../kernel/submission.js';
import { safeUrl } from '../kernel/url.js';
import { accountStateTerms, type AccountStateTerms } from '../terms/account-state.js';
import type { CommonTerms } from '../terms/common.js';
import { readersSheet, ReadersInside } from '../who-can-see/inside.js';
import { accountStateSheet } from './account-state.styles.js';
import { Subscription } from './subscription.js';

type Words = AccountStateTerms & CommonTerms;

/**
 * An account as its own administrators see it: its type, how much of it is used, until when it holds, with which add-ons, and whom to turn to.
 * Its archive is fetched here, and it tells who sees it. Of an account that stands alone also its subscription: activated after the trial, renewed, ended, and whom its invoices go to.
 *
 * @tag knippa-account-state
 * @summary An account's state, and the subscription of one that stands alone (ACC-08, ACC-12).
 * @event knippa-licences-activate - The trial became a subscription; `detail.licenceId`.
 * @event knippa-licences-extend - The subscription was renewed; `detail.licenceId`.
 * @event knippa-licences-end - The subscription ends today; `detail.licenceId`.
 * @event knippa-licences-edit - The invoices go to somebody else; `detail.licenceId`.
 * @event knippa-accounts-open-settings - Its `user`s may change their own name and phone from now on, or no longer; `detail.accountId`.
 * @event knippa-accounts-archive - The account's archive was downloaded whole; `detail.accountId`.
 * @event knippa-before-accounts-rename - "Byt namn" was pressed; `detail.accountId`.
 * @event knippa-before-users-list - "Visa användare" was pressed; `detail.accountId`.
 * @csspart base - All of the element's inside.
 */
export class KnippaAccountState extends KnippaElement<AccountStateTerms> {
  static override styles = [sheet, formSheet, factsSheet, sectionsSheet, archiveSheet, differencesSheet, readersSheet, accountStateSheet];

  /** The account; without it, the one that the person is signed in to. */
  @property({ attribute: 'account-id' }) accountId = '';

  protected override readonly words = accountStateTerms;

  readonly #session = new Reading(this, session.read, () => (this.accountId ? undefined : {}));
  readonly #account = new Reading(this, accounts.read, () => this.#of, { needs: this.#session });
  readonly #licence = new Reading(this, accounts.licence, () => this.#of, { needs: this.#account });
  /** A licence of many accounts has a page of its own; of one that stands alone this is the page. */
  readonly #alone = new Reading(
    this,
    licences.read,
    () => {
      const licence = this.#licence.value;
      return licence && licence.kind !== 'bought' ? { licenceId: licence.id } : undefined;
    },
    { needs: this.#licence },
  );
  readonly #subscription = new Subscription(this, this.#alone);
  readonly #open = new Submission(this, accounts.openSettings);
  readonly #archive = new ArchiveDownload(this, () => this.#account.again());
  readonly #readers = new ReadersInside(this);

  get #of(): { accountId: string } | undefined {
    const accountId = this.accountId || this.#session.value?.account?.id;
    return accountId ? { accountId } : undefined;
  }

  protected override view(t: Words): unknown {
    const waiting = html`<span class="bone"></span><span class="bone"></span><span class="bone"></span>`;
    return whenRead(
      this.#account,
      t,
      waiting,
      (account) =>
        html`<h2 tabindex="-1">${account.name}</h2>
          ${whenRead(this.#licence, t, waiting, (licence) => this.#under(licence, account, waiting, t))} ${this.#ownSettings(account, t)}
          ${this.#archived(account, t)} ${this.#readers.view({ accountId: account.id }, t.whoSees)}`,
    );
  }

  /** What the account stands under: a licence of many accounts, or its own. */
  #under(licence: AccountLicence, account: Account, waiting: TemplateResult, t: Words): unknown {
    if (licence.kind === 'bought') return this.#facts(account, licence, this.#turnTo(licence, t), t);
    return whenRead(
      this.#alone,
      t,
      waiting,
      (own) => html`${this.#facts(account, licence, this.#payer(own, t), t)} ${this.#subscription.view(licence.kind, own, t)}`,
    );
  }

  #turnTo({ operators }: AccountLicence, t: Words): TemplateResult {
    return html`<dt>${t.turnTo}</dt>
      ${operators.map(({ displayName, email }) => html`<dd>${displayName}, ${mail(email)}</dd>`)}`;
  }

  #payer({ billingContact }: Licence, t: Words): TemplateResult {
    return html`<dt>${t.billingContact}</dt>
      <dd>${billingContact ? html`${billingContact.name}, ${mail(billingContact.email)}` : t.noBillingContact}</dd>`;
  }

  #facts(account: Account, licence: AccountLicence, whom: TemplateResult, t: Words): TemplateResult {
    const { kind, phase, expiresOn, daysLeft, graceEndsOn, addOns } = licence;
    return html`<dl>
        ${row(t.type, account.entitlement.name)} ${kind === 'bought' ? nothing : row(t.form, t.kinds[kind])}
        ${account.groupId === null ? nothing : row(t.groupId, account.groupId)}
        ${account.users === undefined ? nothing : row(t.users, t.used(account.users, account.capacity))}
        ${row(
          phase === 'active' ? t.validUntil : t.endedOn,
          html`<b>${t.day(expiresOn)}</b>${phase === 'active' ? `, ${t.inDays(daysLeft)}` : nothing}`,
        )}
        ${phase === 'grace' ? row(t.graceUntil, t.day(graceEndsOn)) : nothing}
        ${row(t.addOns, addOns.map(({ name }) => name).join(', ') || t.noAddOns)} ${whom}
      </dl>
      ${this.#buttons(account, t)}`;
  }

  /** Whether its `user`s change their own name and phone. */
  #ownSettings(account: Account, t: Words): TemplateResult | typeof nothing {
    if (may(account, accounts.openSettings) !== true) return nothing;
    const turn = async (event: Event) => {
      const box = event.target as HTMLInputElement;
      const done = await this.#open.send({ accountId: account.id, version: account.version, open: box.checked });
      if (done) tell<typeof accounts.openSettings>(this, 'accounts.openSettings', { accountId: account.id });
      else box.checked = account.settingsOpen === true;
      if (this.#open.refusedWith('changed-meanwhile')) this.#account.again();
    };
    return html`<section aria-labelledby="own-settings">
      <h3 id="own-settings">${t.ownSettings}</h3>
      <label class="check"><input type="checkbox" .checked=${account.settingsOpen === true} @change=${turn} /> ${t.settingsOpen}</label>
      <p class="muted small">${t.settingsOpenHint}</p>
      ${formError(this.#open, t)}
      <div role="status">${this.#open.busy ? html`<span class="late">${t.working}</span>` : nothing}</div>
    </section>`;
  }

  #archived(account: Account, t: Words): TemplateResult | typeof nothing {
    if (may(account, accounts.archive) !== true) return nothing;
    return html`<section aria-labelledby="archive">
      <h3 id="archive">${t.archiveHeading}</h3>
      ${this.#archive.view(account, t)}
    </section>`;
  }

  #buttons(account: Account, t: Words): TemplateResult | typeof nothing {
    if (account.kind === 'single') return nothing;
    const { id: accountId } = account;
    return html`<div class="row">
      <button @click=${() => ask<typeof users.list>(this, 'users.list', { accountId })}>${t.showUsers}</button>
      ${
        may(account, accounts.rename) === true
          ? html`<button @click=${() => ask<typeof accounts.rename>(this, 'accounts.rename', { accountId })}>${t.rename}</button>`
          : nothing
      }
    </div>`;
  }
}

const mail = (address: string) => html`<a href=${safeUrl(`mailto:${address}`)}>${address}</a>`;

const row = (term: string, value: unknown) =>
  html`<dt>${term}</dt>
    <dd>${value}</dd>`;

declare global {
  interface HTMLElementTagNameMap {
    'knippa-account-state': KnippaAccountState;
  }
}
