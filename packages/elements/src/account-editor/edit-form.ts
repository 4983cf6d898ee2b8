import { accounts, type Account, type Licence, type users } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import { ask, closed, tell } from '../kernel/events.js';
import { deed, field, fieldSentence, filled, focusFirstWrong, formError } from '../kernel/form.js';
import { civilDay } from '../kernel/format.js';
import { warningIcon } from '../kernel/icons.js';
import { announce } from '../kernel/live.js';
import { Meanwhile } from '../kernel/meanwhile.js';
import type { Reading } from '../kernel/reading.js';
import { refusalSentence } from '../kernel/states.js';
import { Submission } from '../kernel/submission.js';
import type { AccountEditorTerms } from '../terms/account-editor.js';
import type { CommonTerms } from '../terms/common.js';

type Words = AccountEditorTerms & CommonTerms;

/** What can be edited of an account, and its value. The names are where they stand in the operation's input. */
const valueOf = {
  name: (account: Account) => account.name,
  entitlementId: (account: Account) => account.entitlement.id,
  displayName: ({ primaryContact }: Account) => primaryContact?.displayName ?? '',
  email: ({ primaryContact }: Account) => primaryContact?.email ?? '',
  username: ({ primaryContact }: Account) => primaryContact?.username ?? '',
} as const;
type Path = keyof typeof valueOf;

/** An account as it is, and what may be changed of it: by operators all of ACC-07, by its own administrators its name (ACC-12). */
export class EditForm {
  readonly #host: KnippaElement<object>;
  readonly #meanwhile: Meanwhile<Account, Path>;
  readonly #edit: Submission<typeof accounts.edit>;
  readonly #rename: Submission<typeof accounts.rename>;

  constructor(host: KnippaElement<object>, reading: Reading<typeof accounts.read>) {
    this.#host = host;
    this.#meanwhile = new Meanwhile(host, reading.again, valueOf);
    this.#edit = new Submission(host, accounts.edit);
    this.#rename = new Submission(host, accounts.rename);
  }

  /** Forgets what was typed: another account is edited. */
  clear(): void {
    this.#meanwhile.clear();
    this.#edit.clear();
    this.#rename.clear();
  }

  /** The account and its form. `licence` is there for who may change the type. */
  view(account: Account, licence: Licence | undefined, t: Words): TemplateResult {
    const from = this.#meanwhile.from(account);
    const editing = may(account, accounts.edit);
    const edits = editing === true;
    const renames = may(account, accounts.rename);
    const users = account.kind === 'single' ? nothing : this.#usersButton(account, t);
    return html`<h2 tabindex="-1">${account.name}</h2>
      ${this.#figures(account, t)}
      <form class="form" novalidate @submit=${(event: SubmitEvent) => this.#send(event, account, edits, t)} @input=${this.#meanwhile.typed}>
        ${
          edits || renames === true
            ? html`${this.#differences(account, licence, t)}
                ${edits ? this.#everything(from, licence, t) : this.#name(from, this.#rename, t)}
                ${this.#meanwhile.late ? nothing : formError(edits ? this.#edit : this.#rename, t)}
                <div class="row">
                  ${deed(t.save, edits ? this.#edit : this.#rename, t)}
                  <button type="button" @click=${() => closed(this.#host)}>${t.cancel}</button>${users}
                </div>`
            : html`<p class="muted">${refusalSentence(editing.code === 'not-permitted' ? renames : editing, t)}</p>
                <div class="row"><button type="button" @click=${() => closed(this.#host)}>${t.back}</button>${users}</div>`
        }
      </form>`;
  }

  #figures({ groupId, entitlement, primaryContact, users, capacity, createdAt }: Account, t: Words): TemplateResult {
    return html`<dl>
      ${groupId === null ? nothing : row(t.groupId, groupId)} ${row(t.kind, entitlement.name)}
      ${primaryContact ? row(t.primaryContact, primaryContact.displayName) : nothing} ${row(t.users, `${users} / ${capacity}`)}
      ${row(t.created, civilDay(createdAt))}
    </dl>`;
  }

  #everything(from: Account, licence: Licence | undefined, t: Words): TemplateResult {
    const single = from.kind === 'single';
    const text = (path: Path, label: string, more: object = {}) =>
      field({ path, label, value: valueOf[path](from), ...more }, this.#edit, t);
    return html`${single ? nothing : this.#name(from, this.#edit, t)} ${this.#type(from, licence, t)}
      <h3>${single ? t.person : t.primaryContact}</h3>
      ${text('displayName', t.displayName)} ${text('email', t.email, { type: 'email', hint: t.newEmailHint })}
      ${single ? nothing : text('username', t.username, { hint: t.newUsernameHint })}`;
  }

  #name(from: Account, sent: Submission<typeof accounts.edit> | Submission<typeof accounts.rename>, t: Words): TemplateResult {
    return field({ path: 'name', label: t.groupName, value: from.name }, sent, t);
  }

  /** The types of the account's kind, where there are several: those without a place, and those it does not fit in, cannot be chosen. */
  #type(from: Account, licence: Licence | undefined, t: Words): TemplateResult | typeof nothing {
    const lines = licence?.entitlements.filter(({ kind }) => kind === from.kind) ?? [];
    if (lines.length < 2 || from.kind === 'organisation') return nothing;
    const code = this.#edit.fieldCode('entitlementId');
    return html`<div>
      <label for="entitlementId">${t.kind}</label>
      <select
        id="entitlementId"
        name="entitlementId"
        aria-invalid=${code ? 'true' : nothing}
        aria-describedby=${code ? 'entitlementId-wrong' : nothing}
      >
        ${lines.map(({ id, name, capacity, available }) => {
          const own = id === from.entitlement.id;
          // whoever chooses a type is told
          const { users = 0 } = from;
          const reason = own ? '' : available < 1 ? t.noneLeft : capacity < users ? t.tooSmall(capacity) : t.left(available);
          const off = !own && (available < 1 || capacity < users);
          return html`<option value=${id} ?selected=${own} ?disabled=${off}>${reason ? t.option(name, reason) : name}</option>`;
        })}
      </select>
      ${code ? html`<div class="wrong" id="entitlementId-wrong">${warningIcon}<span>${fieldSentence(code, this.#edit, t)}</span></div>` : nothing}
    </div>`;
  }

  #differences(account: Account, licence: Licence | undefined, t: Words): TemplateResult | typeof nothing {
    const labels = { name: t.groupName, entitlementId: t.kind, displayName: t.displayName, email: t.email, username: t.username };
    const named = (path: Path, text: string) =>
      path === 'entitlementId' ? (licence?.entitlements.find(({ id }) => id === text)?.name ?? account.entitlement.name) : text;
    return this.#meanwhile.view(account, labels, t, named);
  }

  async #send(event: SubmitEvent, account: Account, edits: boolean, t: Words): Promise<void> {
    event.preventDefault();
    const changed = this.#meanwhile.changes(account, filled(event.target as HTMLFormElement));
    if (Object.keys(changed).length === 0) {
      closed(this.#host);
      return;
    }
    const ground = { accountId: account.id, version: this.#meanwhile.version(account) };
    const sent = edits ? this.#edit : this.#rename;
    const done = edits
      ? await this.#edit.send({ ...ground, ...changed })
      : await this.#rename.send({ ...ground, name: changed.name ?? '' });
    if (!done) {
      if (!sent.refusedWith('changed-meanwhile')) return focusFirstWrong(this.#host);
      this.#meanwhile.compare();
      return;
    }
    this.#meanwhile.clear();
    announce(t.saved);
    tell<typeof accounts.edit>(this.#host, edits ? 'accounts.edit' : ('accounts.rename' as 'accounts.edit'), { accountId: account.id });
    closed(this.#host);
  }

  #usersButton({ id }: Account, t: Words): TemplateResult {
    const show = () => ask<typeof users.list>(this.#host, 'users.list', { accountId: id });
    return html`<button type="button" class="quiet" @click=${show}>${t.showUsers}</button>`;
  }
}

const row = (term: string, text: string) =>
  html`<dt>${term}</dt>
    <dd>${text}</dd>`;
