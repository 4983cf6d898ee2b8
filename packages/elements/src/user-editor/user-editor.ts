import { session, users, type Account } from '@knippa/contract';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { KnippaDialog } from '../kernel/dialog.js';
import { dialogSheet } from '../kernel/dialog.styles.js';
import { factsSheet } from '../kernel/facts.styles.js';
import { formSheet } from '../kernel/form.styles.js';
import { handedOut, handOut, type HandedOut } from '../kernel/hand-out.js';
import { property } from '../kernel/property.js';
import { Reading } from '../kernel/reading.js';
import { Responsibles } from '../kernel/responsibles.js';
import { sheet } from '../kernel/sheet.js';
import { whenRead } from '../kernel/states.js';
import type { CommonTerms } from '../terms/common.js';
import { userEditorTerms, type UserEditorTerms } from '../terms/user-editor.js';
import { CreateForm, nothingYet } from './create-form.js';
import { Credentials } from './credentials.js';
import { Discarding } from './discarding.js';
import { EditForm } from './edit-form.js';
import { userEditorSheet } from './user-editor.styles.js';
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
  static override styles = [sheet, formSheet, dialogSheet, factsSheet, userEditorSheet];

  /** The account. */
  @property({ attribute: false }) account: Account | undefined;
  /** The user to edit; without it, one is created. */
  @property({ attribute: 'user-id' }) userId = '';
  /** Where the account's people sign in, for what is handed out; without it, nothing is said of where. */
  @property({ attribute: 'sign-in-href' }) signInHref = '';

  protected override readonly words = userEditorTerms;

  readonly #session = new Reading(this, session.read, () => (this.open ? {} : undefined));
  readonly #user = new Reading(this, users.read, () => this.#of(this.userId));
  /** The manager themself, whose quota is filled. */
  readonly #own = new Reading(this, users.read, () => (this.#asManager ? this.#of(this.#session.value?.person.id ?? '') : undefined));
  readonly #responsibles = new Responsibles(this, () => {
    const wanted = this.open && this.#session.value !== undefined && !this.#asManager;
    return wanted ? this.account?.id : undefined;
  });
  readonly #fields = new UserFields(this);
  readonly #create = new CreateForm(this, {
    session: this.#session,
    own: this.#own,
    fields: this.#fields,
    responsibles: this.#responsibles,
    handOut: (people) => this.#handOut(people),
    close: () => this.close(),
  });
  readonly #edit = new EditForm(this, {
    reading: this.#user,
    fields: this.#fields,
    responsibles: this.#responsibles,
    close: () => this.close(),
    saved: () => this.#leave(this.#credentials.typed),
  });
  readonly #credentials = new Credentials(this, (user) => this.#handOut(this.account ? [handedOut(user, this.account)] : []));
  readonly #discarding = new Discarding(this, () => super.close());

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

  protected override get shown(): boolean {
    return this.open && !this.#discarding.asks;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('open')) this.#discarding.clear();
    if ((changed.has('open') && this.open) || changed.has('userId')) {
      this.#create.clear();
      this.#edit.clear();
      this.#credentials.clear();
    }
    super.willUpdate(changed);
  }

  /** Esc and the buttons that close: what is typed is not thrown away without a question. */
  protected override close(): void {
    this.#leave(this.#create.typed || this.#edit.changed || this.#credentials.typed);
  }

  #leave(typed: boolean): void {
    if (typed) this.#discarding.ask();
    else super.close();
  }

  protected override inside(t: Words): unknown {
    const { account } = this;
    if (!account) return nothing;
    if (!this.userId) return this.#create.view(account, this.#asManager, t);
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

  #handOut(people: readonly HandedOut[]): TemplateResult {
    const { terms: t, account } = this;
    return t ? handOut(people, { address: this.#address, primaryContact: account?.primaryContact }, t) : html``;
  }

  protected override view(t: Words): unknown {
    return html`${super.view(t)}${this.#discarding.view(t)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-user-editor': KnippaUserEditor;
  }
}
