import { accounts, type Account, type users } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import { ask, closed, tell } from '../kernel/events.js';
import { deed, field, filled, focusFirstWrong, formError } from '../kernel/form.js';
import { civilDay } from '../kernel/format.js';
import { announce } from '../kernel/live.js';
import { refusalSentence } from '../kernel/states.js';
import type { Submission } from '../kernel/submission.js';
import type { AccountEditorTerms } from '../terms/account-editor.js';
import type { CommonTerms } from '../terms/common.js';

type Words = AccountEditorTerms & CommonTerms;

/** An account as it is, and its name to change. What may not be changed is shown with why. */
export function nameForm(
  element: KnippaElement<object>,
  account: Account,
  edit: Submission<typeof accounts.edit>,
  t: Words,
): TemplateResult {
  const allowed = may(account, accounts.edit);
  const { id, kind, name, groupId, primaryContact, users: count, capacity, createdAt, entitlement } = account;
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    const typed = filled(event.target as HTMLFormElement)['name'] ?? '';
    const done = await edit.send({ accountId: id, name: typed, version: account.version });
    if (!done) return focusFirstWrong(element);
    announce(t.saved);
    tell<typeof accounts.edit>(element, 'accounts.edit', { accountId: id });
    closed(element);
  };
  return html`<h2 tabindex="-1">${name}</h2>
    <dl>
      ${groupId === null ? nothing : row(t.groupId, groupId)} ${row(t.kind, entitlement.name)}
      ${primaryContact ? row(t.primaryContact, primaryContact.displayName) : nothing} ${row(t.users, `${count} / ${capacity}`)}
      ${row(t.created, civilDay(createdAt))}
    </dl>
    <form class="form" novalidate @submit=${send}>
      ${
        allowed === true
          ? html`${field({ path: 'name', label: t.name, value: name }, edit, t)} ${formError(edit, t)}
              <div class="row">
                ${deed(t.save, edit, t)}<button type="button" @click=${() => closed(element)}>${t.cancel}</button>${usersButton()}
              </div>`
          : html`<p class="muted">${refusalSentence(allowed, t)}</p>
              <div class="row"><button type="button" @click=${() => closed(element)}>${t.back}</button>${usersButton()}</div>`
      }
    </form>`;

  function usersButton(): TemplateResult | typeof nothing {
    if (kind === 'single') return nothing;
    const show = () => ask<typeof users.list>(element, 'users.list', { accountId: id });
    return html`<button type="button" class="quiet" @click=${show}>${t.showUsers}</button>`;
  }
}

const row = (term: string, text: string) =>
  html`<dt>${term}</dt>
    <dd>${text}</dd>`;
