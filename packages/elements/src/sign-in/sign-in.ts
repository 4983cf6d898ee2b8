import { session, type Door, type PasswordLink, type SignedIn } from '@knippa/contract';
import { isKnippaError } from '@knippa/sdk';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { KnippaElement } from '../kernel/element.js';
import { tell } from '../kernel/events.js';
import { deed, field, filled, focusFirstWrong, formError, type Sent } from '../kernel/form.js';
import { formSheet } from '../kernel/form.styles.js';
import { Reading } from '../kernel/reading.js';
import { sheet } from '../kernel/sheet.js';
import { whenRead } from '../kernel/states.js';
import { Submission } from '../kernel/submission.js';
import { safeUrl } from '../kernel/url.js';
import type { CommonTerms } from '../terms/common.js';
import { signInTerms, type SignInTerms } from '../terms/sign-in.js';

type Words = SignInTerms & CommonTerms;

/**
 * Signs somebody in, at the operators' door or at the accounts'; or, with the token of a mailed `link`, greets them, lets them choose a
 * password, and signs them in with it. The provider keeps the session's token; a host that keeps it itself sets `onSignedIn`.
 *
 * @tag knippa-sign-in
 * @summary Signs in at a door, or with a link that sets a password (LIC-07, USR-15).
 * @event knippa-session-sign-in - Somebody has signed in.
 * @event knippa-session-sign-out - Somebody has signed out.
 * @event knippa-door - The other door was chosen; cancelable. Unless the page takes it over, the element changes `door`.
 * @event knippa-link-left - The page of an ended link was left; take the token out of the address.
 * @slot signed-in - Shown instead of the name and "Logga ut" once somebody is signed in.
 * @csspart base - All of the element's inside.
 */
export class KnippaSignIn extends KnippaElement<SignInTerms> {
  static override styles = [sheet, formSheet];

  /** Which door this is: `operator` or `account`. */
  @property({ reflect: true }) door: Door = 'account';
  /** Where the other door is; without it the element changes its own `door`. */
  @property({ attribute: 'other-door-href' }) otherDoorHref = '';
  /** The token of a link from a mail. Set it as a property: an attribute would stand in the page. */
  @property({ attribute: false }) link = '';
  /** Where the host keeps the session itself: gets what signing in answered. */
  @property({ attribute: false }) onSignedIn: ((signedIn: SignedIn) => void) | undefined;

  @state() private visible = false;

  protected override readonly words = signInTerms;

  readonly #signIn = new Submission(this, session.signIn);
  readonly #setPassword = new Submission(this, session.setPassword);
  readonly #signOut = new Submission(this, session.signOut);
  readonly #link = new Reading(this, session.readLink, () => (this.link ? { link: this.link } : undefined));
  readonly #session = new Reading(this, session.read, () => (this.#isIn ? {} : undefined));

  get #isIn(): boolean {
    return this.page?.session === 'in' && !this.link;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('door') || changed.has('link')) this.#signIn.clear();
    super.willUpdate(changed);
  }

  async #enter(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { name = '', password = '' } = filled(event.target as HTMLFormElement);
    this.#begin(await this.#signIn.send({ door: this.door, name, password }));
  }

  async #choose(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { password = '' } = filled(event.target as HTMLFormElement);
    this.#begin(await this.#setPassword.send({ link: this.link, password }));
  }

  #begin(done: { output: SignedIn } | undefined): void {
    if (!done) {
      void focusFirstWrong(this);
      return;
    }
    this.link = '';
    this.visible = false;
    this.page?.begin(done.output);
    this.onSignedIn?.(done.output);
    tell<typeof session.signIn>(this, 'session.signIn', {});
  }

  async #leave(): Promise<void> {
    const done = await this.#signOut.send({});
    if (!done && !isKnippaError(this.#signOut.error)) return;
    this.page?.end();
    tell<typeof session.signOut>(this, 'session.signOut', {});
  }

  #otherDoor(event: Event): void {
    const asked = new CustomEvent('knippa-door', { bubbles: true, composed: true, cancelable: true, detail: {} });
    if (!this.dispatchEvent(asked)) return event.preventDefault();
    if (!this.otherDoorHref) this.door = this.door === 'operator' ? 'account' : 'operator';
  }

  #leaveLink(): void {
    this.link = '';
    this.dispatchEvent(new CustomEvent('knippa-link-left', { bubbles: true, composed: true, detail: {} }));
  }

  protected override view(t: Words): unknown {
    if (this.link) return this.#linkView(t);
    return this.#isIn ? html`<slot name="signed-in">${this.#signedIn(t)}</slot>` : this.#form(t);
  }

  #form(t: Words): TemplateResult {
    const { door } = this;
    return html`<h2 tabindex="-1">${t.heading[door]}</h2>
      <form class="form" novalidate @submit=${this.#enter}>
        ${field({ path: 'name', label: t.name[door], hint: t.nameHint[door], autocomplete: 'username' }, this.#signIn, t)}
        ${this.#password('current-password', t.password, '', this.#signIn, t)} ${formError(this.#signIn, t)}
        <div class="row">${deed(t.signIn, this.#signIn, t)}</div>
        <p class="small">${this.#doorLink(t)}</p>
      </form>`;
  }

  #doorLink(t: Words): TemplateResult {
    const text = t.otherDoor[this.door];
    if (!this.otherDoorHref) return html`<button type="button" class="link" @click=${this.#otherDoor}>${text}</button>`;
    return html`<a href=${safeUrl(this.otherDoorHref)} @click=${this.#otherDoor}>${text}</a>`;
  }

  #password(autocomplete: string, label: string, hint: string, submission: Sent, t: Words): TemplateResult {
    const type = this.visible ? 'text' : 'password';
    const beside = html`<button
      type="button"
      aria-pressed=${this.visible}
      aria-label=${t.showPassword}
      @click=${() => (this.visible = !this.visible)}
    >
      ${t.show}
    </button>`;
    return field({ path: 'password', label, hint, type, autocomplete, beside }, submission, t);
  }

  #linkView(t: Words): unknown {
    const { error } = this.#link;
    if (isKnippaError(error) && error.status < 500) return this.#ended(t);
    return whenRead(this.#link, t, html`<span class="bone"></span><span class="bone"></span>`, (link) => this.#greeting(link, t));
  }

  #greeting({ displayName, signInName }: PasswordLink, t: Words): TemplateResult {
    if (this.#setPassword.refusedWith('link-ended')) return this.#ended(t);
    return html`<h2 tabindex="-1">${t.hello(displayName)}</h2>
      <p class="muted">${t.choosePassword}</p>
      <form class="form" novalidate @submit=${this.#choose}>
        <input class="hidden" tabindex="-1" aria-hidden="true" autocomplete="username" .value=${signInName} readonly />
        ${this.#password('new-password', t.newPassword, t.newPasswordHint, this.#setPassword, t)} ${formError(this.#setPassword, t)}
        <p class="muted small">${t.signInLater(signInName)}</p>
        <div class="row">${deed(t.savePassword, this.#setPassword, t)}</div>
      </form>`;
  }

  #ended(t: Words): TemplateResult {
    return html`<h2 tabindex="-1">${t.linkEnded}</h2>
      <p>${t.linkEndedMeans}</p>
      <div class="form">
        <div class="row"><button @click=${this.#leaveLink}>${t.toSignIn}</button></div>
      </div>`;
  }

  #signedIn(t: Words): TemplateResult {
    const name = this.#session.value?.person.displayName;
    return html`<p class="row">
        ${name === undefined ? nothing : html`<span class="muted small">${t.signedInAs} <b>${name}</b></span>`}
        <button class="quiet" @click=${this.#leave}>${t.signOut}</button>
      </p>
      ${formError(this.#signOut, t)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-sign-in': KnippaSignIn;
  }
}
