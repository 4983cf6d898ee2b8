import { requests, type Account } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import { tell } from '../kernel/events.js';
import { deed, doneNote, fieldSentence, filled, focusFirstWrong, formError } from '../kernel/form.js';
import { warningIcon } from '../kernel/icons.js';
import { note, refusalSentence } from '../kernel/states.js';
import { Submission } from '../kernel/submission.js';
import type { AccountDeedsTerms } from '../terms/account-deeds.js';
import type { CommonTerms } from '../terms/common.js';

type Words = AccountDeedsTerms & CommonTerms;

/** The request that staff move the user of a `single` account into a group account, and that one waits (USR-12). */
export class MoveRequest {
  readonly #host: KnippaElement<object>;
  readonly #ask: Submission<typeof requests.askMove>;
  readonly #changed: () => void;
  #sent = false;

  /** `changed` is called once it is sent: the account may be read again. */
  constructor(host: KnippaElement<object>, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
    this.#ask = new Submission(host, requests.askMove);
  }

  /** Forgets what was sent: another account is shown. */
  clear(): void {
    this.#ask.clear();
    this.#sent = false;
  }

  /** The form, or where the request stands; nothing of an account whose users the operator moves. */
  view(account: Account, t: Words): TemplateResult | typeof nothing {
    const allowed = may(account, requests.askMove);
    const code = allowed === true ? undefined : allowed.code;
    if (code === 'not-a-single-account' || code === 'not-permitted') return nothing;
    const waits = this.#sent || code === 'request-waiting';
    return html`<div class="deed">
      <h3>${t.moveUser}</h3>
      ${waits ? nothing : html`<p class="muted small">${allowed === true ? t.moveMeans : refusalSentence(allowed, t)}</p>`}
      ${waits ? nothing : this.#form(account, allowed === true, t)}
      <div role="status">${this.#sent ? doneNote(t.moveSent) : waits ? note(t.moveWaits, 'mild') : nothing}</div>
    </div>`;
  }

  #form(account: Account, allowed: boolean, t: Words): TemplateResult {
    const send = (event: SubmitEvent) => {
      event.preventDefault();
      if (allowed) void this.#send(account, filled(event.target as HTMLFormElement)['wish']);
    };
    return html`<form class="form deed" novalidate @submit=${send}>
      ${allowed ? this.#wish(t) : nothing} ${formError(this.#ask, t)}
      <div class="row">${deed(t.moveAsk, this.#ask, t, '', !allowed)}</div>
    </form>`;
  }

  #wish(t: Words): TemplateResult {
    const code = this.#ask.fieldCode('wish');
    return html`<div>
      <label for="wish">${t.moveWish} <span class="muted">${t.optional}</span></label>
      <div class="hint" id="wish-hint">${t.moveWishHint}</div>
      <textarea
        id="wish"
        name="wish"
        rows="3"
        aria-invalid=${code ? 'true' : nothing}
        aria-describedby=${code ? 'wish-hint wish-wrong' : 'wish-hint'}
      ></textarea>
      ${code ? html`<div class="wrong" id="wish-wrong">${warningIcon}<span>${fieldSentence(code, this.#ask, t)}</span></div>` : nothing}
    </div>`;
  }

  async #send({ id: accountId }: Account, wish = ''): Promise<void> {
    const done = await this.#ask.send({ accountId, ...(wish.trim() && { wish }) });
    if (!done) return focusFirstWrong(this.#host);
    this.#sent = true;
    tell<typeof requests.askMove>(this.#host, 'requests.askMove', { accountId });
    this.#changed();
    // the form that was sent is not there any more
    await this.#host.updateComplete;
    this.#host.focusHeading();
  }
}
