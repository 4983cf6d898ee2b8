import { users, type Account, type Permissions, type Role, type User } from '@knippa/contract';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { copyText } from '../kernel/copy.js';
import { KnippaDialog } from '../kernel/dialog.js';
import { dialogSheet } from '../kernel/dialog.styles.js';
import { tell } from '../kernel/events.js';
import { deed, doneNote, field, filled, focusFirstWrong, formError } from '../kernel/form.js';
import { formSheet } from '../kernel/form.styles.js';
import { property, state } from '../kernel/property.js';
import { sheet } from '../kernel/sheet.js';
import { Submission } from '../kernel/submission.js';
import type { CommonTerms } from '../terms/common.js';
import { userEditorTerms, type UserEditorTerms } from '../terms/user-editor.js';

type Words = UserEditorTerms & CommonTerms;

const roles: readonly Role[] = ['user', 'manager', 'administrator'];
const names: readonly (keyof Permissions)[] = ['create', 'publish', 'documents', 'resetPassword'];

/** Permissions that a role always has are shown on, and the service refuses to turn them off (USR-05). */
const chosenBy: Record<Role, readonly (keyof Permissions)[]> = { administrator: [], manager: ['publish'], user: names };

/**
 * Creates a user of a group account, in a dialog: an administrator, who is mailed a link, or a manager or `user` with the password given here.
 *
 * @tag knippa-user-editor
 * @summary Creates a user (USR-02…04).
 * @event knippa-users-create - A user was created; `detail.accountId`.
 * @event knippa-close - The dialog has closed.
 * @csspart base - All of the element's inside.
 */
export class KnippaUserEditor extends KnippaDialog<UserEditorTerms> {
  static override styles = [sheet, formSheet, dialogSheet];

  /** The account. */
  @property({ attribute: false }) account: Account | undefined;

  @state() private chosenRole: Role = 'user';
  @state() private roleChanged = false;
  @state() private created: User | undefined;

  protected override readonly words = userEditorTerms;

  readonly #create = new Submission(this, users.create);

  protected override get busy(): boolean {
    return this.#create.busy;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('open') && this.open) this.#again();
    super.willUpdate(changed);
  }

  #again(): void {
    this.created = undefined;
    this.roleChanged = false;
    this.#create.clear();
  }

  async #send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (!this.account) return;
    const role = this.chosenRole;
    const {
      displayName = '',
      username = '',
      email,
      phone,
      password,
      quota,
      primaryContact,
      ...rest
    } = filled(event.target as HTMLFormElement);
    const permissions = Object.fromEntries(names.map((name) => [name, !chosenBy[role].includes(name) || name in rest])) as Permissions;
    const done = await this.#create.send({
      accountId: this.account.id,
      role,
      displayName,
      username,
      email,
      phone,
      permissions,
      ...(role !== 'administrator' && { password }),
      ...(role === 'manager' && { quota: Number(quota ?? 0) }),
      ...(role === 'administrator' && primaryContact !== undefined && { primaryContact: true }),
    });
    if (!done) return focusFirstWrong(this);
    this.created = done.output;
    tell<typeof users.create>(this, 'users.create', { accountId: this.account.id });
    await this.updateComplete;
    this.focusHeading();
  }

  protected override inside(t: Words): unknown {
    return this.created ? this.#done(this.created, t) : this.#form(t);
  }

  #form(t: Words): TemplateResult {
    const role = this.chosenRole;
    const text = (path: string, label: string, rest: object = {}) => field({ path, label, ...rest }, this.#create, t);
    const optional = role === 'user';
    return html`<h2 id="heading" tabindex="-1" autofocus>
        ${t.heading} <span class="muted">${t.inAccount(this.account?.name ?? '')}</span>
      </h2>
      <form class="form" novalidate @submit=${this.#send}>
        <fieldset>
          <legend>${t.role}</legend>
          ${roles.map((name) => this.#roleChoice(name, t))}
          <p class="hidden" role="status">${this.roleChanged ? t.roleAsks[role] : nothing}</p>
        </fieldset>
        ${text('displayName', t.displayName, { hint: t.displayNameHint })}
        ${text('username', t.username, { hint: t.usernameHint(this.account?.groupId ?? '') })}
        ${text('email', t.email, { hint: optional ? t.emailOptionalHint : t.emailHint, type: 'email', optional })}
        ${text('phone', t.phone, { type: 'tel', optional: true })}
        ${
          role === 'administrator'
            ? nothing
            : text('password', t.password, { hint: t.passwordHint, type: 'password', autocomplete: 'new-password' })
        }
        ${role === 'manager' ? text('quota', t.quota, { hint: t.quotaHint, type: 'number', value: '0' }) : nothing} ${this.#permissions(t)}
        ${role === 'administrator' ? this.#check('primaryContact', t.primaryContact, t.primaryContactHint, false) : nothing}
        ${formError(this.#create, t)}
        <div class="row">
          ${deed(t.create[role], this.#create, t)}
          <button type="button" @click=${() => this.close()}>${t.cancel}</button>
        </div>
      </form>`;
  }

  #roleChoice(name: Role, t: Words): TemplateResult {
    return html`<div class="choice">
      <input
        type="radio"
        name="role"
        id="role-${name}"
        aria-describedby="role-${name}-means"
        .checked=${this.chosenRole === name}
        @change=${() => Object.assign(this, { chosenRole: name, roleChanged: true })}
      />
      <label for="role-${name}">${t.roles[name]}</label>
      <span id="role-${name}-means" class="reason">${t.roleMeans[name]}</span>
    </div>`;
  }

  #permissions(t: Words): TemplateResult {
    const reason = t.fixed[this.chosenRole];
    return html`<fieldset aria-describedby=${reason ? 'fixed' : nothing}>
      <legend>${t.permissions}</legend>
      ${reason ? html`<p id="fixed" class="hint">${reason}</p>` : nothing}
      ${names.map((name) => this.#check(name, t.permission[name], '', !chosenBy[this.chosenRole].includes(name)))}
    </fieldset>`;
  }

  #check(name: string, label: string, hint: string, fixed: boolean): TemplateResult {
    return html`<div class="choice">
      <input
        type="checkbox"
        id=${name}
        name=${name}
        aria-describedby=${hint ? `${name}-hint` : nothing}
        ?disabled=${fixed}
        .checked=${fixed || name === 'documents'}
      />
      <label for=${name}>${label}</label>
      ${hint ? html`<span id="${name}-hint" class="reason">${hint}</span>` : nothing}
    </div>`;
  }

  #done({ displayName, username, email, role }: User, t: Words): TemplateResult {
    const mailed = role === 'administrator' && email !== null;
    const signInName = `${this.account?.groupId ?? ''}/${username ?? ''}`;
    return html`<h2 id="heading" tabindex="-1">${t.created(displayName)}</h2>
      <div class="form">
        ${mailed ? doneNote(t.mailed(email)) : html`<p>${t.handOver}</p>`}
        ${mailed ? nothing : html`<div>${copyText(t.handOverText(displayName, signInName), t)}</div>`}
        <div class="row">
          <button class="primary" @click=${() => this.close()}>${t.close}</button>
          <button @click=${() => this.#again()}>${t.another}</button>
        </div>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-user-editor': KnippaUserEditor;
  }
}
