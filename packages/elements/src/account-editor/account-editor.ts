import { accounts, licences, session, type Account, type Entitlement, type Licence, type users } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { KnippaElement } from '../kernel/element.js';
import { ask, closed, tell } from '../kernel/events.js';
import { deed, doneNote, filled, focusFirstWrong, formError } from '../kernel/form.js';
import { formSheet } from '../kernel/form.styles.js';
import { property, state } from '../kernel/property.js';
import { factsSheet } from '../kernel/facts.styles.js';
import { differencesSheet } from '../kernel/differences.js';
import { Reading } from '../kernel/reading.js';
import { sheet } from '../kernel/sheet.js';
import { note, refusalSentence, whenRead } from '../kernel/states.js';
import { Submission } from '../kernel/submission.js';
import { accountEditorTerms, type AccountEditorTerms } from '../terms/account-editor.js';
import type { CommonTerms } from '../terms/common.js';
import { readersSheet, ReadersInside } from '../who-can-see/inside.js';
import { archiveSheet } from './archive.js';
import { AccountDeeds } from './deeds.js';
import { EditForm } from './edit-form.js';
import { accountEditorSheet } from './account-editor.styles.js';
import { described, GroupFields, personFields } from './group-fields.js';
import { RequestForm } from './request-form.js';

type Words = AccountEditorTerms & CommonTerms;

/**
 * Starts an account on a free place of the licence, or asks staff for one that they start; with an `account-id`, shows that account, edits it,
 * tells who sees it, and does what ends it.
 *
 * @tag knippa-account-editor
 * @summary Starts an account (ACC-01…03); edits one, or ends it (ACC-05, ACC-07…09).
 * @event knippa-accounts-start - An account was started; `detail.licenceId`.
 * @event knippa-requests-send - An account was asked for that staff start; `detail.licenceId`.
 * @event knippa-requests-ask-move - Staff were asked to move the user of a `single` account; `detail.accountId`.
 * @event knippa-accounts-edit - An account was edited by an operator; `detail.accountId`.
 * @event knippa-accounts-change-group-id - Everybody in the account signs in with another group id; `detail.accountId`.
 * @event knippa-accounts-resend - The primary contact was mailed again; `detail.accountId`.
 * @event knippa-accounts-archive - The account's archive was downloaded whole; `detail.accountId`.
 * @event knippa-accounts-announce-deletion - The administrators were asked to fetch the archive; `detail.accountId`.
 * @event knippa-accounts-withdraw-deletion - That was taken back; `detail.accountId`.
 * @event knippa-accounts-release - The account has left the licence; `detail.accountId`.
 * @event knippa-accounts-delete - The account is deleted; `detail.accountId`.
 * @event knippa-accounts-rename - An account was renamed by an administrator of its own; `detail.accountId`.
 * @event knippa-before-users-list - "Visa användare" was pressed; `detail.accountId`.
 * @event knippa-close - The person is done here.
 * @csspart base - All of the element's inside.
 */
export class KnippaAccountEditor extends KnippaElement<AccountEditorTerms> {
  static override styles = [sheet, formSheet, factsSheet, differencesSheet, accountEditorSheet, archiveSheet, readersSheet];

  /** The licence to start an account in; without it, the one that the person is signed in to. */
  @property({ attribute: 'licence-id' }) licenceId = '';
  /** The account to edit; without it, one is started. */
  @property({ attribute: 'account-id' }) accountId = '';

  @state() private entitlementId = '';
  @state() private started: Account | undefined;

  protected override readonly words = accountEditorTerms;

  /** Whom the account's first mail went to. */
  #first = { displayName: '', email: '' };

  readonly #start = new Submission(this, accounts.start);
  readonly #session = new Reading(this, session.read, () => (this.licenceId ? undefined : {}));
  readonly #account = new Reading(this, accounts.read, () => (this.accountId ? { accountId: this.accountId } : undefined));
  readonly #licence = new Reading(this, licences.read, () => this.#ofLicence, { needs: this.#session });
  readonly #edit = new EditForm(this, this.#account);
  readonly #deeds = new AccountDeeds(this, () => this.#account.again());
  readonly #readers = new ReadersInside(this);
  readonly #group = new GroupFields(this, () => this.#ofLicence);
  readonly #request = new RequestForm(this, this.#group);

  get #ofLicence(): { licenceId: string } | undefined {
    const licenceId = this.licenceId || this.#session.value?.licence.id;
    // who edits an account reads the licence where they may change its type
    const wanted = !this.accountId || (this.#account.value !== undefined && may(this.#account.value, accounts.edit) === true);
    return licenceId && wanted ? { licenceId } : undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('accountId')) {
      this.started = undefined;
      this.#start.clear();
      this.#request.clear();
      this.#edit.clear();
      this.#deeds.clear();
    }
    super.willUpdate(changed);
  }

  async #send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const licence = this.#ofLicence;
    const line = this.#line;
    if (!licence || !line) return;
    const account = described(filled(event.target as HTMLFormElement));
    if (line.kind === 'organisation') return this.#request.send(licence, line, account);
    const { email, displayName, group } = account;
    this.#first = { email, displayName };
    const done = await this.#start.send({
      ...licence,
      entitlementId: line.id,
      email,
      displayName,
      ...(line.kind !== 'single' && { group }),
    });
    if (!done) return focusFirstWrong(this);
    this.started = done.output;
    tell<typeof accounts.start>(this, 'accounts.start', licence);
    await this.updateComplete;
    this.focusHeading();
  }

  get #line(): Entitlement | undefined {
    return this.#licence.value?.entitlements.find(({ id }) => id === this.entitlementId);
  }

  #again(): void {
    Object.assign(this, { started: undefined, entitlementId: '' });
    this.#group.clear();
    void this.updateComplete.then(() => this.focusHeading());
  }

  protected override view(t: Words): unknown {
    const bones = html`<div class="form">${[0, 1, 2, 3].map(() => html`<span class="bone"></span>`)}</div>`;
    if (this.accountId)
      return whenRead(
        this.#account,
        t,
        bones,
        (account) =>
          html`${this.#edit.view(account, this.#licence.value, t)} ${this.#readers.view({ accountId: account.id }, t.whoSees)}
          ${this.#deeds.view(account, t)}`,
      );
    if (this.started) return this.#done(this.started, t);
    if (this.#request.done) return this.#request.sentView(t);
    return html`<h2 tabindex="-1">${t.start}</h2>
      ${whenRead(this.#licence, t, bones, (licence) => this.#form(licence, t))}`;
  }

  #form(licence: Licence, t: Words): TemplateResult {
    const allowed = may(licence, accounts.start);
    if (allowed !== true) return html`<div class="form">${note(refusalSentence(allowed, t))}</div>`;
    const asks = this.#line?.kind === 'organisation';
    const sent = asks ? this.#request.sent : this.#start;
    return html`<form class="form" novalidate @submit=${this.#send}>
      <fieldset>
        <legend>${t.kind}</legend>
        ${licence.entitlements.map((line) => this.#choice(line, t))}
      </fieldset>
      ${this.#line ? this.#details(this.#line, t) : nothing} ${formError(sent, t)}
      <div class="row">
        ${this.#line ? deed(asks ? t.sendRequest : t.create, sent, t) : html`<button class="primary" aria-disabled="true" aria-describedby="choose">${t.create}</button>`}
        <button type="button" @click=${() => closed(this)}>${t.cancel}</button>
        ${this.#line ? nothing : html`<span id="choose" class="muted small">${t.chooseKind}</span>`}
      </div>
    </form>`;
  }

  #choice(line: Entitlement, t: Words): TemplateResult {
    const byStaff = line.kind === 'organisation';
    // a request takes no place
    const none = line.available < 1 && !byStaff;
    const reason = byStaff ? t.byStaff : none ? t.noneLeft : t.left(line.available);
    return html`<div class="choice">
      <input
        type="radio"
        name="entitlement"
        id=${line.id}
        aria-describedby="${line.id}-left"
        ?disabled=${none}
        .checked=${line.id === this.entitlementId}
        @change=${() => (this.entitlementId = line.id)}
      />
      <label for=${line.id}>${line.name}</label>
      <span id="${line.id}-left" class="reason">${reason}</span>
    </div>`;
  }

  #details(line: Entitlement, t: Words): TemplateResult {
    if (line.kind === 'organisation') return this.#request.view(t);
    if (line.kind === 'group') return this.#group.view(this.#start, t);
    return html`<h3>${t.person}</h3>
      ${personFields(this.#start, t)}`;
  }

  #done({ id, name, groupId }: Account, t: Words): TemplateResult {
    return html`<h2 tabindex="-1">${t.started(name)}</h2>
      <div class="form">
        ${doneNote(html`${t.mailed(this.#first.displayName, this.#first.email)} ${groupId === null ? nothing : t.figures(groupId)}`)}
        <div class="row">
          <button class="primary" @click=${() => closed(this)}>${t.toAccounts}</button>
          ${
            groupId === null
              ? nothing
              : html`<button @click=${() => ask<typeof users.list>(this, 'users.list', { accountId: id })}>${t.showUsers}</button>`
          }
          <button @click=${() => this.#again()}>${t.another}</button>
        </div>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-account-editor': KnippaAccountEditor;
  }
}
