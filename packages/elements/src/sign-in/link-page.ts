import { session, type MailedLink, type SignedIn } from '@knippa/contract';
import { isKnippaError } from '@knippa/sdk';
import { html, type TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import { tell } from '../kernel/events.js';
import { deed, filled, focusFirstWrong, formError } from '../kernel/form.js';
import { PasswordFields } from '../kernel/password.js';
import { Reading } from '../kernel/reading.js';
import { whenRead } from '../kernel/states.js';
import { Submission } from '../kernel/submission.js';
import type { CommonTerms } from '../terms/common.js';
import type { SignInTerms } from '../terms/sign-in.js';
import { choosePassword } from './choose-password.js';
import { askedView } from './forgot-form.js';

type Words = SignInTerms & CommonTerms;

/** What the page of a link needs of the element that it stands in. */
export interface LinkPlace {
  /** The link's token, or nothing. */
  link(): string;
  /** Somebody has chosen a password, and is signed in. */
  entered(signedIn: SignedIn): void;
  /** The page is left: the link is done with. */
  left(): void;
}

/**
 * What a mailed link leads to: a greeting and a password to choose, or an address to confirm. Of a used or ended one, that it is, and the
 * offer of a new one, which says the same whatever the link was (USR-22).
 */
export class LinkPage {
  readonly #host: KnippaElement<object>;
  readonly #place: LinkPlace;
  readonly #reading: Reading<typeof session.readLink>;
  readonly #setPassword: Submission<typeof session.setPassword>;
  readonly #renew: Submission<typeof session.renewLink>;
  readonly #confirm: Submission<typeof session.confirmEmail>;
  readonly #passwords: PasswordFields;
  /** The link that was renewed, or whose address was confirmed, as long as that is shown. */
  #done: { readonly link: string; readonly email: string | null } | undefined;

  constructor(host: KnippaElement<object>, place: LinkPlace) {
    this.#host = host;
    this.#place = place;
    this.#reading = new Reading(host, session.readLink, () => {
      const link = place.link();
      return link && link !== this.#done?.link ? { link } : undefined;
    });
    this.#setPassword = new Submission(host, session.setPassword);
    this.#renew = new Submission(host, session.renewLink);
    this.#confirm = new Submission(host, session.confirmEmail);
    this.#passwords = new PasswordFields(host);
  }

  /** The page of the link. */
  view(t: Words): unknown {
    const { error } = this.#reading;
    if (this.#done?.link === this.#place.link()) {
      const { email } = this.#done;
      return email === null ? askedView(t, t.renewed, this.#leave) : this.#confirmed(email, t);
    }
    const ended = isKnippaError(error) && error.status < 500;
    if (ended || this.#setPassword.refusedWith('link-ended') || this.#confirm.refusedWith('link-ended')) return this.#ended(t);
    const waiting = html`<span class="bone"></span><span class="bone"></span>`;
    return whenRead(this.#reading, t, waiting, (of) => (of.newEmail === null ? this.#greeting(of, t) : this.#confirming(of.newEmail, t)));
  }

  readonly #leave = (): void => {
    this.#place.left();
    void this.#host.updateComplete.then(() => this.#host.focusHeading());
  };

  async #choose(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { password = '' } = filled(event.target as HTMLFormElement);
    const done = await this.#setPassword.send({ link: this.#place.link(), password });
    if (!done) return this.#refused();
    this.#passwords.hide();
    this.#place.entered(done.output);
  }

  /** The field that was refused, or the heading of what the form gave way to. */
  async #refused(): Promise<void> {
    await focusFirstWrong(this.#host);
    if (this.#setPassword.refusedWith('link-ended') || this.#confirm.refusedWith('link-ended')) this.#host.focusHeading();
  }

  /** Sends what is done with the link once, and says so in its place. */
  async #send(submission: Submission<typeof session.renewLink> | Submission<typeof session.confirmEmail>, email: string | null) {
    const link = this.#place.link();
    if (!(await submission.send({ link }))) return false;
    this.#done = { link, email };
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#host.focusHeading());
    return true;
  }

  #greeting({ purpose, displayName, signInName }: MailedLink, t: Words): TemplateResult {
    const choosing = {
      heading: t.hello(displayName),
      means: purpose === 'reset' ? t.chooseNewPassword : t.choosePassword,
      signInName,
      passwords: this.#passwords,
      sent: this.#setPassword,
      path: 'password',
      send: (event: SubmitEvent) => void this.#choose(event),
    };
    return choosePassword(choosing, t);
  }

  #confirming(email: string, t: Words): TemplateResult {
    const send = async (event: SubmitEvent) => {
      event.preventDefault();
      if (await this.#send(this.#confirm, email)) tell<typeof session.confirmEmail>(this.#host, 'session.confirmEmail', {});
      else await this.#refused();
    };
    return html`<h2 tabindex="-1">${t.confirmEmail}</h2>
      <p>${t.confirmEmailMeans} <b>${email}</b></p>
      <form class="form" @submit=${send}>
        ${formError(this.#confirm, t)}
        <div class="row">${deed(t.confirm, this.#confirm, t)}<button type="button" @click=${this.#leave}>${t.cancel}</button></div>
      </form>`;
  }

  #confirmed(email: string, t: Words): TemplateResult {
    return html`<h2 tabindex="-1">${t.confirmed}</h2>
      <p>${t.confirmedMeans(email)}</p>
      <div class="form">
        <div class="row"><button @click=${this.#leave}>${t.goOn}</button></div>
      </div>`;
  }

  #ended(t: Words): TemplateResult {
    const send = async (event: SubmitEvent) => {
      event.preventDefault();
      if (await this.#send(this.#renew, null)) tell<typeof session.renewLink>(this.#host, 'session.renewLink', {});
    };
    return html`<h2 tabindex="-1">${t.linkEnded}</h2>
      <p>${t.linkEndedMeans}</p>
      <p class="muted small">${t.linkEndedEmail}</p>
      <form class="form" @submit=${send}>
        ${formError(this.#renew, t)}
        <div class="row">${deed(t.renew, this.#renew, t)}<button type="button" @click=${this.#leave}>${t.toSignIn}</button></div>
      </form>`;
  }
}
