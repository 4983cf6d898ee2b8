import type { KnippaError } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { field, filled } from '../kernel/form.js';
import type { CommonTerms } from '../terms/common.js';
import type { MoveUserTerms } from '../terms/move-user.js';

/** The name that a user gets in the other account. */
interface OtherName {
  /** Why the one that they have, or the one that was tried, cannot be. */
  readonly refusal: KnippaError | undefined;
  /** What was tried last. */
  readonly value: string;
  tryName(username: string): void;
}

/** Another username, where the account has somebody with the same: a field, and one that is free (USR-11). */
export function otherName({ refusal, value, tryName }: OtherName, t: MoveUserTerms & CommonTerms): TemplateResult | typeof nothing {
  if (!refusal && value === '') return nothing;
  const suggestion = refusal?.code === 'username-taken' ? String(refusal.params['suggestion']) : undefined;
  const tryTyped = (event: SubmitEvent) => {
    event.preventDefault();
    tryName((filled(event.currentTarget as HTMLFormElement)['username'] ?? '').trim());
  };
  const beside = html`<button>${t.tryUsername}</button>`;
  const sent = { busy: false, error: undefined, toldAtField: false, refusal, fieldCode: () => refusal?.code };
  return html`<form novalidate @submit=${tryTyped}>
    ${field({ path: 'username', label: t.username, hint: t.usernameHint, value, beside }, sent, t)}
    ${
      suggestion
        ? html`<p class="suggest">
            <button type="button" class="link" @click=${() => tryName(suggestion)}>${t.useSuggestion(suggestion)}</button>
          </p>`
        : nothing
    }
  </form>`;
}
