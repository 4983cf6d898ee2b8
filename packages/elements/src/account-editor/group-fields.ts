import { accounts } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import { field, type Sent } from '../kernel/form.js';
import { Reading } from '../kernel/reading.js';
import { Typing } from '../kernel/typing.js';
import type { AccountEditorTerms } from '../terms/account-editor.js';
import type { CommonTerms } from '../terms/common.js';

type Words = AccountEditorTerms & CommonTerms;

/** What an account is given at its start: its person, and of a group its name, group id and first administrator (ACC-01, ACC-02). */
export interface Described {
  readonly email: string;
  readonly displayName: string;
  readonly group: { readonly name: string; readonly groupId: string; readonly username: string };
}

/** What a form's texts say of an account. */
export function described({ email = '', displayName = '', ...rest }: Readonly<Record<string, string>>): Described {
  const group = { name: rest['group.name'] ?? '', groupId: rest['group.groupId'] ?? '', username: rest['group.username'] ?? '' };
  return { email, displayName, group };
}

/** The fields of the person who gets the first mail. */
export function personFields(sent: Sent, t: Words): TemplateResult[] {
  return [
    field({ path: 'displayName', label: t.displayName, hint: t.displayNameHint }, sent, t),
    field({ path: 'email', label: t.email, hint: t.emailHint, type: 'email' }, sent, t),
  ];
}

/** The fields of a group: its group id is suggested while the name is typed, until somebody writes their own; that one is asked of (ACC-03). */
export class GroupFields {
  readonly #host: KnippaElement<object>;
  readonly #typing: Typing;
  readonly #suggestion: Reading<typeof accounts.suggestGroupId>;
  #groupId = '';
  /** What a group id is suggested for, or asked of. */
  #wanted = '';
  #own = false;

  constructor(host: KnippaElement<object>, licence: () => { licenceId: string } | undefined) {
    this.#host = host;
    this.#typing = new Typing(host);
    const asked = () => {
      const of = licence();
      return this.#wanted && of ? { ...of, name: this.#wanted } : undefined;
    };
    this.#suggestion = new Reading(host, accounts.suggestGroupId, asked, {
      onRead: ({ groupId }) => {
        if (this.#own) return;
        this.#groupId = groupId;
        host.requestUpdate();
      },
    });
  }

  /** Forgets what was typed: another account is started. */
  clear(): void {
    this.#groupId = '';
    this.#wanted = '';
    this.#own = false;
  }

  /** The fields, in the form that is sent by `sent`. */
  view(sent: Sent, t: Words): TemplateResult {
    return html`<h3>${t.group}</h3>
      ${field({ path: 'group.name', label: t.groupName, hint: t.groupNameHint, onInput: (text) => this.#type(text, false) }, sent, t)}
      ${field(
        {
          path: 'group.groupId',
          label: t.groupId,
          hint: t.groupIdHint,
          value: this.#groupId,
          onInput: (text) => this.#type(text, true),
          below: this.#free(t),
        },
        sent,
        t,
      )}
      <div>
        <h3>${t.administrator}</h3>
        <p class="muted small">${t.administratorHint}</p>
      </div>
      ${personFields(sent, t)} ${field({ path: 'group.username', label: t.username, hint: t.usernameHint }, sent, t)}`;
  }

  #type(text: string, own: boolean): void {
    this.#typing.stop();
    if (own) {
      this.#groupId = text;
      this.#own = text !== '';
      this.#host.requestUpdate();
    } else if (this.#own) return;
    this.#typing.after(300, () => this.#ask(text.trim()));
  }

  #ask(wanted: string): void {
    this.#wanted = wanted;
    this.#host.requestUpdate();
  }

  #take(groupId: string): void {
    this.#groupId = groupId;
    this.#ask(groupId);
    this.#host.renderRoot.querySelector<HTMLElement>('#group\\.groupId')?.focus();
  }

  /** Whether the group id is free, said when somebody has stopped typing. */
  #free(t: Words): TemplateResult {
    const wanted = this.#wanted;
    const answer = this.#own && wanted === this.#groupId.trim() ? this.#suggestion.value : undefined;
    const text = answer && (answer.free ? t.groupIdFree(wanted) : t.groupIdTaken(wanted));
    return html`<div class="suggest" role="status">
      ${text}
      ${
        answer && !answer.free
          ? html`<button type="button" class="link" @click=${() => this.#take(answer.groupId)}>${t.useSuggestion(answer.groupId)}</button>`
          : nothing
      }
    </div>`;
  }
}
