import { users, type User } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import { tell } from '../kernel/events.js';
import { deed, doneNote, filled, focusFirstWrong, formError } from '../kernel/form.js';
import { PasswordFields } from '../kernel/password.js';
import { refusalSentence } from '../kernel/states.js';
import { Submission } from '../kernel/submission.js';
import type { CommonTerms } from '../terms/common.js';
import type { UserEditorTerms } from '../terms/user-editor.js';

type Words = UserEditorTerms & CommonTerms;

/** How somebody gets in again: another password, for those who are handed one, or sign-in instructions by mail (USR-06, USR-21). */
export class Credentials {
  readonly #host: KnippaElement<object>;
  readonly #handOver: (user: User) => TemplateResult;
  readonly #setPassword: Submission<typeof users.setPassword>;
  readonly #resend: Submission<typeof users.resend>;
  readonly #passwords: PasswordFields;
  /** Who was given a password last. */
  #given: User | undefined;
  /** Whom they were mailed to last. */
  #mailedTo: string | undefined;

  /** `handOver` is how somebody gets what they sign in with. */
  constructor(host: KnippaElement<object>, handOver: (user: User) => TemplateResult) {
    this.#host = host;
    this.#handOver = handOver;
    this.#setPassword = new Submission(host, users.setPassword);
    this.#resend = new Submission(host, users.resend);
    this.#passwords = new PasswordFields(host);
  }

  get busy(): boolean {
    return this.#setPassword.busy || this.#resend.busy;
  }

  /** Whether a password is typed and not sent. */
  get typed(): boolean {
    return Boolean(this.#host.renderRoot.querySelector<HTMLInputElement>('.credentials [name="password"]')?.value);
  }

  /** Forgets what was done: another user is edited. */
  clear(): void {
    this.#mailedTo = this.#given = undefined;
    this.#setPassword.clear();
    this.#resend.clear();
    this.#passwords.hide();
  }

  view(user: User, t: Words): TemplateResult {
    return html`<section class="credentials" aria-labelledby="credentials">
      <h3 id="credentials">${t.signIn}</h3>
      ${this.#password(user, t)} ${this.#instructions(user, t)}
    </section>`;
  }

  #password(user: User, t: Words): TemplateResult {
    const allowed = may(user, users.setPassword);
    if (allowed !== true) return this.#off(t.setPassword, 'why-password', refusalSentence(allowed, t));
    return html`<form class="form" novalidate @submit=${(event: SubmitEvent) => this.#change(event, user)}>
      ${this.#passwords.view({ path: 'password', label: t.newPassword, hint: t.newPasswordHint, autocomplete: 'new-password' }, this.#setPassword, t)}
      ${formError(this.#setPassword, t)}
      <div class="row">${deed(t.setPassword, this.#setPassword, t, '')}</div>
      <div class="given" role="status">${this.#given ? doneNote(t.passwordSet(this.#given.displayName)) : nothing}</div>
      ${this.#given ? this.#handOver(this.#given) : nothing}
    </form>`;
  }

  #instructions(user: User, t: Words): TemplateResult {
    const allowed = may(user, users.resend);
    if (allowed !== true) return this.#off(t.resend, 'why-resend', refusalSentence(allowed, t));
    return html`<form class="form" novalidate @submit=${(event: SubmitEvent) => this.#mail(event, user)}>
      <p class="hint">${t.resendHint(user.email ?? '')}</p>
      <div class="mailed" role="status">${this.#mailedTo === undefined ? nothing : doneNote(t.resent(this.#mailedTo))}</div>
      ${formError(this.#resend, t)}
      <div class="row">${deed(t.resend, this.#resend, t, '')}</div>
    </form>`;
  }

  /** What cannot be done, and why. */
  #off(label: string, id: string, why: string): TemplateResult {
    return html`<div class="form">
      <p class="hint" id=${id}>${why}</p>
      <div class="row"><button type="button" aria-disabled="true" aria-describedby=${id}>${label}</button></div>
    </div>`;
  }

  async #change(event: SubmitEvent, user: User): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const { password = '' } = filled(form);
    this.#given = undefined;
    const { accountId, id: userId } = user;
    if (!(await this.#setPassword.send({ accountId, userId, password }))) return focusFirstWrong(this.#host);
    form.reset();
    this.#passwords.hide();
    this.#given = user;
    // the link in that mail has ended
    this.#mailedTo = undefined;
    tell<typeof users.setPassword>(this.#host, 'users.setPassword', { accountId, userId });
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector('.credentials .given ~ .row')?.scrollIntoView({ block: 'nearest' });
  }

  async #mail(event: SubmitEvent, { accountId, id: userId, email }: User): Promise<void> {
    event.preventDefault();
    this.#mailedTo = undefined;
    if (!(await this.#resend.send({ accountId, userId }))) return;
    this.#mailedTo = email ?? '';
    this.#host.requestUpdate();
    tell<typeof users.resend>(this.#host, 'users.resend', { accountId, userId });
  }
}
