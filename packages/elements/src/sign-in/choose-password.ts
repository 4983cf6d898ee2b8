import { html, nothing, type TemplateResult } from 'lit';
import { deed, formError, type Sent } from '../kernel/form.js';
import type { PasswordFields } from '../kernel/password.js';
import type { CommonTerms } from '../terms/common.js';
import type { SignInTerms } from '../terms/sign-in.js';

/** Somebody who chooses the password that they sign in with from now on. */
export interface Choosing {
  readonly heading: string;
  readonly means: string;
  readonly signInName: string;
  readonly passwords: PasswordFields;
  readonly sent: Sent;
  /** Where the password stands in what is sent. */
  readonly path: string;
  readonly send: (event: SubmitEvent) => void;
  /** Where one may leave it undone. */
  readonly leave?: () => void;
}

/** The form in which a password is chosen, of a link and of a one-time code alike. Whoever keeps passwords is told whose it is. */
export function choosePassword(
  { heading, means, signInName, passwords, sent, path, send, leave }: Choosing,
  t: SignInTerms & CommonTerms,
): TemplateResult {
  const field = { path, label: t.newPassword, hint: t.newPasswordHint, autocomplete: 'new-password' };
  return html`<h2 tabindex="-1">${heading}</h2>
    <p class="muted">${means}</p>
    <form class="form" novalidate @submit=${send}>
      <input hidden autocomplete="username" .value=${signInName} readonly />
      ${passwords.view(field, sent, t)} ${formError(sent, t)}
      <p class="muted small">${t.signInLater(signInName)}</p>
      <div class="row">
        ${deed(t.savePassword, sent, t)}${leave ? html`<button type="button" @click=${leave}>${t.cancel}</button>` : nothing}
      </div>
    </form>`;
}
