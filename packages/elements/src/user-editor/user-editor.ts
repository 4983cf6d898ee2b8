import { session, users, type Account, type User } from '@knippa/contract';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { KnippaDialog } from '../kernel/dialog.js';
import { dialogSheet } from '../kernel/dialog.styles.js';
import { tell } from '../kernel/events.js';
import { factsSheet } from '../kernel/facts.styles.js';
import { deed, doneNote, focusFirstWrong, formError } from '../kernel/form.js';
import { formSheet } from '../kernel/form.styles.js';
import { handedOut, handOut, type HandedOut } from '../kernel/hand-out.js';
import { announce } from '../kernel/live.js';
import { property, state } from '../kernel/property.js';
import { Reading } from '../kernel/reading.js';
import { Responsibles } from '../kernel/responsibles.js';
import { sheet } from '../kernel/sheet.js';
import { note, whenRead } from '../kernel/states.js';
import { Submission } from '../kernel/submission.js';
import type { CommonTerms } from '../terms/common.js';
import { userEditorTerms, type UserEditorTerms } from '../terms/user-editor.js';
import { Credentials } from './credentials.js';
import { EditForm } from './edit-form.js';
import { nobodyValue } from './responsibles.js';
import { UserFields } from './user-fields.js';

type Words = UserEditorTerms & CommonTerms;

/**
 * Creates a user of a group account, in a dialog, or several one after another; edits one, with what their role leaves behind, another password and sign-in
 * instructions. What is handed over by hand stands ready to copy and to print (USR-20).
 *
 * @tag knippa-user-editor
 * @summary Creates and edits users (USR-02…07, USR-20).
 * @event knippa-users-create - A user was created; `detail.accountId`.
 * @event knippa-users-edit - The user was edited; `detail.accountId`, `detail.userId`.
 * @event knippa-users-set-password - The user has another password; `detail.accountId`, `detail.userId`.
 * @event knippa-users-resend - The user was mailed sign-in instructions; `detail.accountId`, `detail.userId`.
 * @event knippa-close - The dialog has closed.
 * @csspart base - All of the element's inside.
 */
export class KnippaUserEditor extends KnippaDialog<UserEditorTerms> {
  static override styles = [
    sheet,
    formSheet,
    dialogSheet,
    factsSheet,
    css`
      .form {
        max-width: none;
      }
      .form > :not(.row) {
        max-width: 480px;
      }
      .credentials {
        margin-top: 28px;
        padding-top: 20px;
        border-top: 1px solid var(--k-line);
      }
      .made,
      .room {
        margin-top: 12px;
      }
      blockquote {
        white-space: pre-line;
      }
    `,
  ];

  /** The account. */
  @property({ attribute: false }) account: Account | undefined;
  /** The user to edit; without it, one is created. */
  @property({ attribute: 'user-id' }) userId = '';
  /** Where the account's people sign in, for what is handed out; without it, nothing is said of where. */
  @property({ attribute: 'sign-in-href' }) signInHref = '';

  /** Who was created since the dialog opened, or given a password, and has it handed over. */
  @state() private people: readonly HandedOut[] = [];
  /** Who was created last, or given a password, where the form has given way to what follows. */
  @state() private done: { readonly user: User; readonly edited: boolean } | undefined;

  protected override readonly words = userEditorTerms;

  readonly #create = new Submission(this, users.create);
  readonly #session = new Reading(this, session.read, () => (this.open ? {} : undefined));
  readonly #user = new Reading(this, users.read, () => this.#of(this.userId));
  /** The manager themself, whose quota is filled. */
  readonly #own = new Reading(this, users.read, () => (this.#asManager ? this.#of(this.#session.value?.person.id ?? '') : undefined));
  readonly #responsibles = new Responsibles(this, () => {
    const wanted = this.open && this.#session.value !== undefined && !this.#asManager;
    return wanted ? this.account?.id : undefined;
  });
  readonly #fields = new UserFields(this);
  readonly #edit = new EditForm(this, {
    reading: this.#user,
    fields: this.#fields,
    responsibles: this.#responsibles,
    close: () => this.close(),
  });
  readonly #credentials = new Credentials(this, (user) => this.#handOver(user, true));

  get #asManager(): boolean {
    return this.#session.value?.account?.role === 'manager';
  }

  #of(userId: string): { accountId: string; userId: string } | undefined {
    return this.open && this.account && userId ? { accountId: this.account.id, userId } : undefined;
  }

  get #address(): string {
    return this.signInHref && new URL(this.signInHref, document.baseURI).href;
  }

  protected override get busy(): boolean {
    return this.#create.busy || this.#edit.busy || this.#credentials.busy;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if ((changed.has('open') && this.open) || changed.has('userId')) {
      this.people = [];
      this.#fields.begin('user');
      this.#again();
      this.#edit.clear();
      this.#credentials.clear();
    }
    super.willUpdate(changed);
  }

  #again(): void {
    this.done = undefined;
    this.#fields.begin(this.#fields.role);
    this.#create.clear();
  }

  #handOver(user: User, edited: boolean): void {
    if (this.account && (edited || user.role !== 'administrator')) this.people = [...this.people, handedOut(user, this.account)];
    this.done = { user, edited };
    void this.updateComplete.then(() => this.focusHeading());
  }

  async #send(event: SubmitEvent, t: Words): Promise<void> {
    event.preventDefault();
    const { account } = this;
    const form = event.target as HTMLFormElement;
    // an event that is over shows its submitter no more than from outside
    const more = event.submitter?.id === 'another';
    if (!account) return;
    const { responsibleId, email, phone, password, quota, primaryContact, role, ...rest } = this.#fields.draft(form);
    const done = await this.#create.send({
      accountId: account.id,
      role,
      ...rest,
      ...(email && { email }),
      ...(phone && { phone }),
      ...(role !== 'administrator' && { password }),
      ...(quota !== undefined && { quota }),
      ...(role === 'administrator' && primaryContact && { primaryContact }),
      ...(responsibleId !== undefined && responsibleId !== nobodyValue && { responsibleId }),
    });
    if (!done) return focusFirstWrong(this);
    tell<typeof users.create>(this, 'users.create', { accountId: account.id });
    this.#handOver(done.output, false);
    if (!more) return;
    // role, permissions and responsible stay as they were chosen
    this.done = undefined;
    for (const name of ['displayName', 'username', 'email', 'phone', 'password']) {
      const control = this.find<HTMLInputElement>(`[name="${name}"]`);
      if (control) control.value = '';
    }
    announce(t.created(done.output.displayName));
    await this.updateComplete;
    this.find<HTMLInputElement>('#displayName')?.focus();
  }

  protected override inside(t: Words): unknown {
    const { account } = this;
    if (!account) return nothing;
    if (this.done) return this.#done(this.done.user, account, t);
    if (!this.userId) return this.#form(account, t);
    const name = this.#user.value?.displayName ?? '';
    return html`<h2 id="heading" tabindex="-1" autofocus>${t.editHeading(name)} <span class="muted">${t.inAccount(account.name)}</span></h2>
      ${whenRead(this.#session, t, nothingYet, () =>
        whenRead(
          this.#user,
          t,
          nothingYet,
          (user) =>
            html`${this.#edit.view(user, account, { own: user.id === this.#session.value?.person.id, asManager: this.#asManager }, t)}
            ${this.#credentials.view(user, t)}`,
        ),
      )}`;
  }

  #form(account: Account, t: Words): TemplateResult {
    const last = this.people.at(-1);
    return html`<h2 id="heading" tabindex="-1" autofocus>${t.heading} <span class="muted">${t.inAccount(account.name)}</span></h2>
      <div role="status" class="made" ?hidden=${!last}>${last ? doneNote(t.created(last.displayName)) : nothing}</div>
      ${whenRead(this.#session, t, nothingYet, () => this.#fieldsOfNew(account, t))}
      ${
        last
          ? html`<section class="credentials">
              <h3>${t.handOverHeading}</h3>
              ${handOut(this.people, { address: this.#address, primaryContact: account.primaryContact }, t)}
            </section>`
          : nothing
      }`;
  }

  /** The form, once it is known whose it is: a manager is not asked what is not theirs to say. */
  #fieldsOfNew(account: Account, t: Words): TemplateResult {
    const spec = { account, from: undefined, sent: this.#create, asManager: this.#asManager, responsibles: this.#responsibles };
    const role = this.#asManager ? 'user' : this.#fields.role;
    return html`<div class="muted room">${this.#room(account, t)}</div>
      <form class="form" novalidate @submit=${(event: SubmitEvent) => this.#send(event, t)}>
        ${this.#fields.view(spec, t)} ${formError(this.#create, t)}
        <div class="row">
          ${deed(t.create[role], this.#create, t)}
          <button id="another" aria-disabled=${this.#create.busy ? 'true' : nothing}>${t.createAnother}</button>
          <button type="button" @click=${() => this.close()}>${this.people.length > 0 ? t.close : t.cancel}</button>
        </div>
      </form>`;
  }

  /** How many more there is room for: in a manager's quota, or in the account (USR-08, USR-19). */
  #room({ users: count, capacity }: Account, t: Words): unknown {
    const own = this.#own.value;
    if (this.#asManager && own) return own.users < (own.quota ?? 0) ? t.quotaUsed(own.users, own.quota ?? 0) : note(t.quotaFull(own.users));
    if (this.#asManager) return nothing;
    return count === undefined ? nothing : t.roomUsed(count, capacity);
  }

  #done({ displayName, email, role }: User, account: Account, t: Words): TemplateResult {
    const edited = this.done?.edited === true;
    const mailed = role === 'administrator' && !edited && email !== null;
    return html`<h2 id="heading" tabindex="-1">${edited ? t.passwordSet(displayName) : t.created(displayName)}</h2>
      <div class="form">
        ${mailed ? doneNote(t.mailed(email)) : nothing}
        ${this.people.length > 0 ? handOut(this.people, { address: this.#address, primaryContact: account.primaryContact }, t) : nothing}
        <div class="row">
          <button class="primary" @click=${() => this.close()}>${t.close}</button>
          ${edited ? nothing : html`<button @click=${() => this.#again()}>${t.another}</button>`}
        </div>
      </div>`;
  }
}

const nothingYet = html`<div class="form">${[0, 1, 2, 3].map(() => html`<span class="bone"></span>`)}</div>`;

declare global {
  interface HTMLElementTagNameMap {
    'knippa-user-editor': KnippaUserEditor;
  }
}
