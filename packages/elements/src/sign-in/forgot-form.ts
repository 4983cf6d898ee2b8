import { session, type Door } from '@knippa/contract';
import { html, type TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import { tell } from '../kernel/events.js';
import { deed, field, filled, focusFirstWrong, formError } from '../kernel/form.js';
import { Submission } from '../kernel/submission.js';
import type { CommonTerms } from '../terms/common.js';
import type { SignInTerms } from '../terms/sign-in.js';

type Words = SignInTerms & CommonTerms;

/** Where whoever has forgotten the password asks for a link. What it says afterwards is the same for every name (USR-22). */
export class ForgotForm {
  readonly #host: KnippaElement<object>;
  readonly #forgot: Submission<typeof session.forgot>;
  #name = '';
  #asked = false;
  #open = false;

  constructor(host: KnippaElement<object>) {
    this.#host = host;
    this.#forgot = new Submission(host, session.forgot);
  }

  /** Whether it is shown in place of signing in. */
  get open(): boolean {
    return this.#open;
  }

  /** Shows it, with the name that stood in the form before it. */
  show(name: string): void {
    this.#turn({ open: true, asked: false });
    this.#name = name;
  }

  /** Takes it away. */
  readonly leave = (): void => this.#turn({ open: false, asked: false });

  /** The form, or what is said once it has been sent. */
  view(door: Door, t: Words): TemplateResult {
    if (this.#asked) return askedView(t, t.askedMeans, this.leave);
    return html`<h2 tabindex="-1">${t.forgot}</h2>
      <p class="muted">${t.forgotMeans}</p>
      <form class="form" novalidate @submit=${(event: SubmitEvent) => this.#send(event, door)}>
        ${field({ path: 'name', label: t.name[door], hint: t.nameHint[door], autocomplete: 'username', value: this.#name }, this.#forgot, t)}
        ${formError(this.#forgot, t)}
        <div class="row">${deed(t.sendLink, this.#forgot, t)}<button type="button" @click=${this.leave}>${t.cancel}</button></div>
      </form>`;
  }

  async #send(event: SubmitEvent, door: Door): Promise<void> {
    event.preventDefault();
    const { name = '' } = filled(event.target as HTMLFormElement);
    this.#name = name;
    if (!(await this.#forgot.send({ door, name }))) return focusFirstWrong(this.#host);
    this.#turn({ open: true, asked: true });
    tell<typeof session.forgot>(this.#host, 'session.forgot', {});
  }

  #turn({ open, asked }: { open: boolean; asked: boolean }): void {
    this.#open = open;
    this.#asked = asked;
    this.#forgot.clear();
    void this.#host.updateComplete.then(() => this.#host.focusHeading());
  }
}

/** What is said once a link has been asked for, and the way back to signing in. */
export function askedView(t: Words, means: string, leave: () => void): TemplateResult {
  return html`<h2 tabindex="-1">${t.asked}</h2>
    <p>${means}</p>
    <p class="muted">${t.askedNothing}</p>
    <div class="form">
      <div class="row"><button @click=${leave}>${t.toSignIn}</button></div>
    </div>`;
}
