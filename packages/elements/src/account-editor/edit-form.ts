import { accounts, type Account, type Licence, type users } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { differences } from '../kernel/differences.js';
import type { KnippaElement } from '../kernel/element.js';
import { ask, closed, tell } from '../kernel/events.js';
import { deed, field, fieldSentence, filled, focusFirstWrong, formError } from '../kernel/form.js';
import { civilDay } from '../kernel/format.js';
import { warningIcon } from '../kernel/icons.js';
import { announce } from '../kernel/live.js';
import type { Reading } from '../kernel/reading.js';
import { refusalSentence } from '../kernel/states.js';
import { Submission } from '../kernel/submission.js';
import type { AccountEditorTerms } from '../terms/account-editor.js';
import type { CommonTerms } from '../terms/common.js';
import type { DifferenceTerms } from '../terms/differences.js';

type Words = AccountEditorTerms & DifferenceTerms & CommonTerms;

/** What can be edited of an account, and its value. The names are where they stand in the operation's input. */
const valueOf = {
  name: (account: Account) => account.name,
  entitlementId: (account: Account) => account.entitlement.id,
  displayName: ({ primaryContact }: Account) => primaryContact?.displayName ?? '',
  email: ({ primaryContact }: Account) => primaryContact?.email ?? '',
  username: ({ primaryContact }: Account) => primaryContact?.username ?? '',
} as const;
type Path = keyof typeof valueOf;

/**
 * An account as it is, and what may be changed of it: by operators all of ACC-07, by its own administrators its name (ACC-12). What is typed is
 * kept while the account is read again; when somebody else was first, what they changed stands beside it (WHY-06).
 */
export class EditForm {
  readonly #host: KnippaElement<object>;
  readonly #reading: Reading<typeof accounts.read>;
  readonly #edit: Submission<typeof accounts.edit>;
  readonly #rename: Submission<typeof accounts.rename>;
  /** What the fields were filled from. */
  #from: Account | undefined;
  #typed = false;
  #conflict = false;

  constructor(host: KnippaElement<object>, reading: Reading<typeof accounts.read>) {
    this.#host = host;
    this.#reading = reading;
    this.#edit = new Submission(host, accounts.edit);
    this.#rename = new Submission(host, accounts.rename);
  }

  /** Forgets what was typed: another account is edited. */
  clear(): void {
    this.#from = undefined;
    this.#typed = false;
    this.#conflict = false;
    this.#edit.clear();
    this.#rename.clear();
  }

  /** The account and its form. `licence` is there for who may change the type. */
  view(account: Account, licence: Licence | undefined, t: Words): TemplateResult {
    if (!this.#from || this.#from.id !== account.id || !this.#typed) this.#from = account;
    const edits = may(account, accounts.edit) === true;
    const renames = may(account, accounts.rename);
    const users = account.kind === 'single' ? nothing : this.#usersButton(account, t);
    return html`<h2 tabindex="-1">${account.name}</h2>
      ${this.#figures(account, t)}
      <form
        class="form"
        novalidate
        @submit=${(event: SubmitEvent) => this.#send(event, account, edits, t)}
        @input=${() => (this.#typed = true)}
      >
        ${
          edits || renames === true
            ? html`${this.#differences(account, licence, t)}
                ${edits ? this.#everything(this.#from, licence, t) : this.#name(this.#from, this.#rename, t)}
                ${this.#conflict ? nothing : formError(edits ? this.#edit : this.#rename, t)}
                <div class="row">
                  ${deed(t.save, edits ? this.#edit : this.#rename, t)}
                  <button type="button" @click=${() => closed(this.#host)}>${t.cancel}</button>${users}
                </div>`
            : html`<p class="muted">${refusalSentence(renames, t)}</p>
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
          const reason = own ? '' : available < 1 ? t.noneLeft : capacity < from.users ? t.tooSmall(capacity) : t.left(available);
          const off = !own && (available < 1 || capacity < from.users);
          return html`<option value=${id} ?selected=${own} ?disabled=${off}>${reason ? t.option(name, reason) : name}</option>`;
        })}
      </select>
      ${code ? html`<div class="wrong" id="entitlementId-wrong">${warningIcon}<span>${fieldSentence(code, this.#edit, t)}</span></div>` : nothing}
    </div>`;
  }

  /** What somebody else has changed meanwhile, beside what the form held: one may take it, or save one's own. */
  #differences(account: Account, licence: Licence | undefined, t: Words): TemplateResult | typeof nothing {
    const from = this.#from;
    // until it is read again there is nothing to compare with
    if (!this.#conflict || !from || from.version === account.version) return nothing;
    const named = (path: Path, text: string) =>
      path === 'entitlementId' ? (licence?.entitlements.find(({ id }) => id === text)?.name ?? account.entitlement.name) : text;
    const paths = (Object.keys(valueOf) as Path[]).filter((path) => valueOf[path](from) !== valueOf[path](account));
    const labels = {
      name: t.groupName,
      entitlementId: t.kind,
      displayName: t.displayName,
      email: t.email,
      username: t.username,
    };
    const all = paths.map((path) => {
      const saved = valueOf[path](account);
      const take = () => this.#take(path, saved);
      return { label: labels[path], saved: named(path, saved), typed: named(path, this.#typedAt(path)), take };
    });
    return differences(t.changedMeanwhile, all, t);
  }

  #typedAt(path: Path): string {
    return this.#control(path)?.value ?? '';
  }

  #control(path: Path): HTMLInputElement | HTMLSelectElement | null {
    return this.#host.renderRoot.querySelector(`[name="${path}"]`);
  }

  #take(path: Path, saved: string): void {
    const control = this.#control(path);
    if (control) control.value = saved;
    control?.focus();
    this.#host.requestUpdate();
  }

  async #send(event: SubmitEvent, account: Account, edits: boolean, t: Words): Promise<void> {
    event.preventDefault();
    const from = this.#from ?? account;
    const texts = filled(event.target as HTMLFormElement);
    const paths = (Object.keys(valueOf) as Path[]).filter((path) => this.#control(path) && (texts[path] ?? '') !== valueOf[path](from));
    if (paths.length === 0) {
      closed(this.#host);
      return;
    }
    const changed = Object.fromEntries(paths.map((path) => [path, texts[path] ?? '']));
    // what somebody else has changed was shown: what is sent now is held against that
    const ground = { accountId: account.id, version: (this.#conflict ? account : from).version };
    const sent = edits ? this.#edit : this.#rename;
    const done = edits
      ? await this.#edit.send({ ...ground, ...changed })
      : await this.#rename.send({ ...ground, name: changed['name'] ?? '' });
    if (!done) {
      if (!sent.refusedWith('changed-meanwhile')) return focusFirstWrong(this.#host);
      this.#conflict = true;
      this.#reading.again();
      return;
    }
    this.#typed = false;
    this.#conflict = false;
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
