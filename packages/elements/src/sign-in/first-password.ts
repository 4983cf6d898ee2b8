import { session, type InputOf, type SignedIn } from '@knippa/contract';
import { html, type TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import { filled, focusFirstWrong, type Sent } from '../kernel/form.js';
import { PasswordFields } from '../kernel/password.js';
import { Submission } from '../kernel/submission.js';
import type { CommonTerms } from '../terms/common.js';
import type { SignInTerms } from '../terms/sign-in.js';
import { choosePassword } from './choose-password.js';

type Words = SignInTerms & CommonTerms;

/** What was sent when the service asked for a password: the code stands in the place of one. */
type Shown = Pick<InputOf<typeof session.signIn>, 'door' | 'name' | 'password'>;

/** What choosing the first password needs of the element that it stands in. */
export interface FirstPasswordPlace {
  /** Somebody has chosen a password, and is signed in. */
  entered(signedIn: SignedIn): void;
}

/**
 * What a right one-time code leads to: the password that it is exchanged for (CSV-06). The code is kept no longer than that. Of one that was used meanwhile it says so,
 * and leads back.
 */
export class FirstPassword {
  readonly #host: KnippaElement<object>;
  readonly #place: FirstPasswordPlace;
  readonly #submit: Submission<typeof session.signIn>;
  readonly #passwords: PasswordFields;
  #shown: Shown | undefined;

  constructor(host: KnippaElement<object>, place: FirstPasswordPlace) {
    this.#host = host;
    this.#place = place;
    this.#submit = new Submission(host, session.signIn);
    this.#passwords = new PasswordFields(host);
  }

  /** Whether somebody is choosing. */
  get open(): boolean {
    return this.#shown !== undefined;
  }

  /** Begins, with what the service has found right. */
  begin(shown: Shown): void {
    this.#shown = shown;
    this.#submit.clear();
    this.#redraw();
  }

  /** Forgets the code. */
  end(): void {
    this.#shown = undefined;
    this.#passwords.hide();
    this.#submit.clear();
  }

  /** The form, or that the code has ended. */
  view(t: Words): TemplateResult {
    if (this.#submit.refusedWith('sign-in-failed')) return this.#ended(t);
    const choosing = {
      heading: t.firstPassword,
      means: t.firstPasswordMeans,
      signInName: this.#shown?.name ?? '',
      passwords: this.#passwords,
      sent: this.#sent,
      path: 'newPassword',
      send: (event: SubmitEvent) => void this.#send(event),
      leave: this.#leave,
    };
    return choosePassword(choosing, t);
  }

  /** The submission as its one field sees it: a rule speaks of the password, a shape of where it stands. */
  get #sent(): Sent {
    const submit = this.#submit;
    const { busy, error, refusal } = submit;
    return {
      busy,
      error,
      refusal,
      fieldCode: (path) => submit.fieldCode(path) ?? submit.fieldCode('password'),
      get toldAtField() {
        return submit.toldAtField;
      },
    };
  }

  readonly #leave = (): void => {
    this.end();
    this.#redraw();
  };

  async #send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (!this.#shown) return;
    const { newPassword = '' } = filled(event.target as HTMLFormElement);
    const done = await this.#submit.send({ ...this.#shown, newPassword });
    if (done) {
      this.end();
      this.#place.entered(done.output);
    } else {
      await focusFirstWrong(this.#host);
      if (this.#submit.refusedWith('sign-in-failed')) this.#host.focusHeading();
    }
  }

  /** Another form stands here now: its heading gets the focus. */
  #redraw(): void {
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#host.focusHeading());
  }

  #ended(t: Words): TemplateResult {
    return html`<h2 tabindex="-1">${t.codeEnded}</h2>
      <p>${t.codeEndedMeans}</p>
      <div class="form">
        <div class="row"><button type="button" class="primary" @click=${this.#leave}>${t.toSignIn}</button></div>
      </div>`;
  }
}
