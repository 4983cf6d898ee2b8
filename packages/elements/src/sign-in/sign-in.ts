import { session, type Door, type SignedIn } from '@knippa/contract';
import { isKnippaError } from '@knippa/sdk';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { KnippaElement } from '../kernel/element.js';
import { tell } from '../kernel/events.js';
import { deed, field, filled, focusFirstWrong, formError } from '../kernel/form.js';
import { formSheet } from '../kernel/form.styles.js';
import { PasswordFields } from '../kernel/password.js';
import { property } from '../kernel/property.js';
import { Reading } from '../kernel/reading.js';
import { sheet } from '../kernel/sheet.js';
import { Submission } from '../kernel/submission.js';
import { safeUrl } from '../kernel/url.js';
import type { CommonTerms } from '../terms/common.js';
import { signInTerms, type SignInTerms } from '../terms/sign-in.js';
import { FirstPassword } from './first-password.js';
import { ForgotForm } from './forgot-form.js';
import { LinkPage } from './link-page.js';

type Words = SignInTerms & CommonTerms;

/**
 * Signs somebody in, at the operators' door or at the accounts'; lets whoever was handed a one-time code choose a password; mails a link to whoever
 * has forgotten theirs; and, with the token of a
 * mailed `link`, lets them choose a password and signs them in with it, or confirms their new address. The provider keeps the session's token; a host that keeps it itself sets `onSignedIn`.
 *
 * @tag knippa-sign-in
 * @summary Signs in at a door, or with a link from a mail, which it also asks for (LIC-07, USR-15, USR-22, CSV-06).
 * @event knippa-session-sign-in - Somebody has signed in.
 * @event knippa-session-sign-out - Somebody has signed out.
 * @event knippa-session-forgot - A link was asked for; nobody learns here whether any was mailed.
 * @event knippa-session-renew-link - A new link was asked for in place of an ended one.
 * @event knippa-session-confirm-email - A new address was confirmed.
 * @event knippa-door - The other door was chosen; cancelable. Unless the page takes it over, the element changes `door`.
 * @event knippa-link-left - The page of a link was left; take the token out of the address.
 * @slot signed-in - Shown instead of the name and "Logga ut" once somebody is signed in.
 * @csspart base - All of the element's inside.
 */
export class KnippaSignIn extends KnippaElement<SignInTerms> {
  static override styles = [
    sheet,
    formSheet,
    css`
      h2 + p,
      p + p {
        margin-top: 8px;
      }
      p > .quiet.small {
        margin-inline-start: -8px;
      }
    `,
  ];

  /** Which door this is: `operator` or `account`. */
  @property({ reflect: true }) door: Door = 'account';
  /** Where the other door is; without it the element changes its own `door`. */
  @property({ attribute: 'other-door-href' }) otherDoorHref = '';
  /** The token of a link from a mail. Set it as a property: an attribute would stand in the page. */
  @property({ attribute: false }) link = '';
  /** Where the host keeps the session itself: gets what signing in answered. */
  @property({ attribute: false }) onSignedIn: ((signedIn: SignedIn) => void) | undefined;

  protected override readonly words = signInTerms;

  readonly #signIn = new Submission(this, session.signIn);
  readonly #signOut = new Submission(this, session.signOut);
  readonly #passwords = new PasswordFields(this);
  readonly #forgot = new ForgotForm(this);
  readonly #first = new FirstPassword(this, { entered: (signedIn) => this.#begin(signedIn) });
  readonly #linkPage = new LinkPage(this, {
    link: () => this.link,
    entered: (signedIn) => this.#begin(signedIn),
    left: () => this.#leaveLink(),
  });
  readonly #session = new Reading(this, session.read, () => (this.#isIn ? {} : undefined));

  constructor() {
    super();
    // whoever is in reads in their own language, as their mails are
    new Reading(this, session.settings, () => (this.#isIn && this.page?.speak ? {} : undefined), {
      onRead: ({ language }) => this.page?.speak?.(language),
    });
  }

  get #isIn(): boolean {
    return this.page?.session === 'in' && !this.link;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('door') || changed.has('link')) this.#signIn.clear();
    if ((changed.has('door') || changed.has('link')) && this.#first.open) this.#first.end();
    if (changed.has('link') && this.link && this.#forgot.open) this.#forgot.leave();
    super.willUpdate(changed);
  }

  async #enter(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { name = '', password = '' } = filled(event.target as HTMLFormElement);
    const { door } = this;
    const done = await this.#signIn.send({ door, name, password });
    const toChoose = this.#signIn.refusedWith('password-to-choose') !== undefined;
    if (!done && !toChoose) return focusFirstWrong(this);
    this.#passwords.hide();
    if (!done) {
      this.#signIn.clear();
      this.#first.begin({ door, name, password });
      return;
    }
    this.#begin(done.output);
  }

  #begin(signedIn: SignedIn): void {
    this.link = '';
    this.page?.begin(signedIn);
    this.onSignedIn?.(signedIn);
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
    if (this.#isIn) return html`<slot name="signed-in">${this.#signedIn(t)}</slot>`;
    return html`${this.#door(t)} ${this.#otherLanguage(t)}`;
  }

  #door(t: Words): unknown {
    if (this.link) return this.#linkPage.view(t);
    if (this.#first.open) return this.#first.view(t);
    return this.#forgot.open ? this.#forgot.view(this.door, t) : this.#form(t);
  }

  /** The other language, where the host has not chosen one. */
  #otherLanguage(t: Words): TemplateResult | typeof nothing {
    const speak = this.page?.speak;
    const other = this.language === 'sv' ? 'en' : 'sv';
    if (!speak) return nothing;
    return html`<p><button type="button" class="quiet small" lang=${other} @click=${() => speak(other)}>${t.otherLanguage}</button></p>`;
  }

  #form(t: Words): TemplateResult {
    const { door } = this;
    return html`<h2 tabindex="-1">${t.heading[door]}</h2>
      <form class="form" novalidate @submit=${this.#enter}>
        ${field({ path: 'name', label: t.name[door], hint: t.nameHint[door], autocomplete: 'username' }, this.#signIn, t)}
        ${this.#passwords.view({ path: 'password', label: t.password, autocomplete: 'current-password' }, this.#signIn, t)}
        ${formError(this.#signIn, t)}
        <div class="row">
          ${deed(t.signIn, this.#signIn, t)}<button type="button" class="link" @click=${this.#forget}>${t.forgotten}</button>
        </div>
        <p class="small">${this.#doorLink(t)}</p>
      </form>`;
  }

  #forget(): void {
    this.#forgot.show(this.find<HTMLInputElement>('#name')?.value ?? '');
  }

  #doorLink(t: Words): TemplateResult {
    const text = t.otherDoor[this.door];
    if (!this.otherDoorHref) return html`<button type="button" class="link" @click=${this.#otherDoor}>${text}</button>`;
    return html`<a href=${safeUrl(this.otherDoorHref)} @click=${this.#otherDoor}>${text}</a>`;
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
