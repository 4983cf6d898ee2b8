import { users, type Account, type CallInput, type Permissions, type User } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { differences } from '../kernel/differences.js';
import type { KnippaElement } from '../kernel/element.js';
import { tell } from '../kernel/events.js';
import { deed, focusFirstWrong, formError } from '../kernel/form.js';
import { announce } from '../kernel/live.js';
import { Meanwhile } from '../kernel/meanwhile.js';
import type { Reading } from '../kernel/reading.js';
import type { Responsibles } from '../kernel/responsibles.js';
import { refusalSentence } from '../kernel/states.js';
import { Submission } from '../kernel/submission.js';
import type { CommonTerms } from '../terms/common.js';
import type { UserEditorTerms } from '../terms/user-editor.js';
import { contactSelect, nobodyValue, responsibleSelect } from './responsibles.js';
import { Sight } from './sight.js';
import { userDifferences } from './user-differences.js';
import type { Draft, UserFields } from './user-fields.js';

type Words = UserEditorTerms & CommonTerms;
type Changed = Omit<CallInput<typeof users.edit>, 'accountId' | 'userId' | 'version'>;

/** What the form is drawn on: the element, what it has read, and what it shares with the form that creates. */
interface Ground {
  readonly reading: Reading<typeof users.read>;
  readonly fields: UserFields;
  readonly responsibles: Responsibles;
  /** Closes the dialog, unless something typed would be lost. */
  readonly close: () => void;
  /** Closes it when this form is saved. */
  readonly saved: () => void;
}

/**
 * A user as they are, and what may be changed of them (USR-07). What is typed is kept while the user is read again; when somebody else was first, what they
 * changed stands beside it (WHY-06). Whoever loses a role says in the same form what becomes of theirs (USR-14, USR-16).
 */
export class EditForm {
  readonly #host: KnippaElement<object>;
  readonly #ground: Ground;
  readonly #edit: Submission<typeof users.edit>;
  /** What was changed while the form was filled in; its fields are not all texts, so what they hold is compared here. */
  readonly #meanwhile: Meanwhile<User, never>;
  readonly #sight: Sight;
  /** The version that the choice of role was begun from. */
  #begun: string | undefined;

  constructor(host: KnippaElement<object>, ground: Ground) {
    this.#host = host;
    this.#ground = ground;
    this.#edit = new Submission(host, users.edit);
    this.#sight = new Sight(host);
    this.#meanwhile = new Meanwhile<User, never>(host, () => ground.reading.again(), {});
  }

  get busy(): boolean {
    return this.#edit.busy;
  }

  /** Whether something is typed that is not saved. */
  get changed(): boolean {
    const form = this.#host.renderRoot.querySelector<HTMLFormElement>('#edit');
    const user = this.#ground.reading.value;
    if (!form || !user) return false;
    return Object.keys(changesOf(this.#meanwhile.from(user), this.#ground.fields.draft(form), form)).length > 0;
  }

  /** Forgets what was typed: another user is edited. */
  clear(): void {
    this.#meanwhile.clear();
    this.#sight.clear();
    this.#begun = undefined;
    this.#edit.clear();
  }

  view(user: User, account: Account, { own, asManager }: { own: boolean; asManager: boolean }, t: Words): TemplateResult {
    const { fields, responsibles, close } = this.#ground;
    const from = this.#meanwhile.from(user);
    if (this.#begun !== from.version) {
      fields.begin(from.role, from.permissions);
      this.#begun = from.version;
    }
    const allowed = may(user, users.edit);
    if (allowed !== true)
      return html`<p class="muted">${refusalSentence(allowed, t)}</p>
        <div class="row foot-row"><button type="button" @click=${close}>${t.close}</button></div>`;
    const { typed, late } = this.#meanwhile;
    const chosen = (event: Event) => {
      typed();
      this.#sight.about(from, fields.draft(event.currentTarget as HTMLFormElement).permissions.documents);
    };
    const underRole = this.#underRole(user, from, t);
    return html`<form
      id="edit"
      class="form"
      novalidate
      @submit=${(event: SubmitEvent) => this.#send(event, user, t)}
      @input=${typed}
      @change=${chosen}
    >
      ${this.#differences(user, t)}
      ${fields.view({ account, from, own, sent: this.#edit, asManager, responsibles, underRole, sight: this.#sight.said(t) }, t)}
      ${late ? nothing : formError(this.#edit, t)}
      <div class="row">
        ${deed(t.save, this.#edit, t)}
        <button type="button" @click=${close}>${t.cancel}</button>
      </div>
    </form>`;
  }

  /** What follows from the role that is chosen, beside what the form then asks. */
  #underRole(user: User, from: User, t: Words): TemplateResult {
    const raised = this.#ground.fields.raises(from);
    return html`<p class=${raised ? 'hint' : 'hidden'} role="status">${raised ? t.raised(from.displayName) : nothing}</p>
      ${this.#leaves(user, t)}`;
  }

  /** What somebody leaves behind with the role: known beforehand, or told by the refusal. */
  #leaves(user: User, t: Words): TemplateResult {
    const { fields, responsibles } = this.#ground;
    const heirs = fields.role === 'user' && (user.users > 0 || this.#edit.refusedWith('has-users') !== undefined);
    const flag = fields.role !== 'administrator' && (user.primaryContact || this.#edit.refusedWith('primary-contact') !== undefined);
    return html`${
      heirs
        ? html`<div>
            <label for="usersTo">${t.usersTo}</label>
            <div class="hint" id="usersTo-hint">${t.usersToHint(user.displayName, user.users)}</div>
            ${responsibleSelect({ name: 'usersTo', first: t.choose, none: t.nobody, except: user.id, more: user.users }, responsibles, t)}
          </div>`
        : nothing
    }
    ${
      flag
        ? html`<div>
            <label for="primaryContactId">${t.newContact}</label>
            <div class="hint" id="primaryContactId-hint">${t.newContactHint(user.displayName)}</div>
            ${contactSelect({ name: 'primaryContactId', first: t.choose, except: user.id, more: 0 }, responsibles, t)}
          </div>`
        : nothing
    }`;
  }

  #differences(user: User, t: Words): TemplateResult | typeof nothing {
    const from = this.#meanwhile.from(user);
    const form = this.#host.renderRoot.querySelector<HTMLFormElement>('#edit');
    // until it is read again there is nothing to compare with
    if (!this.#meanwhile.late || !form || from.version === user.version) return nothing;
    return differences(userDifferences({ host: this.#host, fields: this.#ground.fields, form, from, user }, t), t);
  }

  async #send(event: SubmitEvent, user: User, t: Words): Promise<void> {
    event.preventDefault();
    const from = this.#meanwhile.from(user);
    const form = event.target as HTMLFormElement;
    if (!this.#ground.fields.complete(form, true)) return focusFirstWrong(this.#host);
    const changed = changesOf(from, this.#ground.fields.draft(form), form);
    if (Object.keys(changed).length === 0) {
      this.#ground.saved();
      return;
    }
    const raised = this.#ground.fields.raises(from);
    const done = await this.#edit.send({ accountId: user.accountId, userId: user.id, version: this.#meanwhile.version(user), ...changed });
    if (!done) {
      if (!this.#edit.refusedWith('changed-meanwhile')) return focusFirstWrong(this.#host);
      this.#meanwhile.compare();
      return;
    }
    this.#meanwhile.clear();
    const { displayName, email } = done.output;
    announce(raised ? `${t.saved(displayName)} ${t.mailed(email ?? '')}` : t.saved(displayName));
    this.#ground.saved();
    tell<typeof users.edit>(this.#host, 'users.edit', { accountId: user.accountId, userId: user.id });
  }
}

/** What of the fields is not as it was: what was left alone is not sent, and so not changed. */
function changesOf(from: User, draft: Draft, form: HTMLFormElement): Changed {
  const chosen = (name: string) => form.querySelector<HTMLSelectElement>(`select[name="${name}"]`)?.value ?? '';
  const idOrNull = (value: string) => (value === nobodyValue ? null : value);
  const { role, displayName, username, email, phone, permissions, quota, responsibleId, primaryContact } = draft;
  const [usersTo, primaryContactId] = [chosen('usersTo'), chosen('primaryContactId')];
  const given = (Object.keys(permissions) as (keyof Permissions)[]).some((name) => permissions[name] !== from.permissions[name]);
  return {
    ...(displayName !== from.displayName && { displayName }),
    ...(username !== (from.username ?? '') && { username }),
    ...(email !== (from.email ?? '') && { email: email || null }),
    ...(phone !== (from.phone ?? '') && { phone: phone || null }),
    ...(role !== from.role && { role }),
    ...(given && { permissions }),
    ...(quota !== undefined && quota !== from.quota && { quota }),
    ...(responsibleId !== undefined &&
      responsibleId !== (from.responsible?.id ?? nobodyValue) && { responsibleId: idOrNull(responsibleId) }),
    ...(primaryContact && !from.primaryContact && { primaryContact }),
    ...(usersTo !== '' && { usersTo: idOrNull(usersTo) }),
    ...(primaryContactId !== '' && { primaryContactId }),
  };
}
