import type { Account, FieldCode, Permissions, Role, User } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { KnippaElement } from '../kernel/element.js';
import { field, fieldSentence, filled, type Sent } from '../kernel/form.js';
import { warningIcon } from '../kernel/icons.js';
import { PasswordFields } from '../kernel/password.js';
import type { Responsibles } from '../kernel/responsibles.js';
import { refusalSentence } from '../kernel/states.js';
import type { CommonTerms } from '../terms/common.js';
import type { UserEditorTerms } from '../terms/user-editor.js';
import { responsibleSelect } from './responsibles.js';

type Words = UserEditorTerms & CommonTerms;

const roles: readonly Role[] = ['user', 'manager', 'administrator'];
const permissionNames: readonly (keyof Permissions)[] = ['create', 'publish', 'documents', 'resetPassword'];

/** Permissions that a role always has are shown on, and the service refuses to turn them off (USR-05). */
const chosenBy: Record<Role, readonly (keyof Permissions)[]> = { administrator: [], manager: ['publish'], user: permissionNames };

/** What somebody new may do until something else is chosen. */
const atFirst: Permissions = { create: false, publish: false, documents: true, resetPassword: false };

/** What the fields of a user hold. What a role has no field for is undefined; a text that was left empty is ''. */
export interface Draft {
  readonly role: Role;
  readonly displayName: string;
  readonly username: string;
  readonly email: string;
  readonly phone: string;
  readonly password: string | undefined;
  readonly permissions: Permissions;
  readonly quota: number | undefined;
  readonly responsibleId: string | undefined;
  readonly primaryContact: boolean;
}

/** What the fields are drawn for: the account, who is edited or nobody, and what may be chosen. */
export interface FieldsSpec {
  readonly account: Account;
  readonly from: User | undefined;
  /** Whether they edit themself: their e-mail they change in their settings, where a link confirms it (USR-15). */
  readonly own?: boolean;
  readonly sent: Sent;
  /** Whether a manager fills them in: for a `user` of their own. */
  readonly asManager: boolean;
  readonly responsibles: Responsibles;
  /** What stands under the choice of role: what it asks beside the fields. */
  readonly underRole?: unknown;
  /** What stands under My Documents: what becomes of what lies there. */
  readonly sight?: string | undefined;
}

/** The fields of a user, for whoever creates and whoever edits one: which there are follows from the role (USR-02…05). */
export class UserFields {
  role: Role = 'user';

  readonly #host: KnippaElement<object>;
  readonly #passwords: PasswordFields;
  /** What is chosen, for as long as the role may choose it: what it always has is shown on, and comes back as it was chosen. */
  #permissions = atFirst;
  #roleChanged = false;
  #wrongQuota: FieldCode | undefined;

  constructor(host: KnippaElement<object>) {
    this.#host = host;
    this.#passwords = new PasswordFields(host);
  }

  /** Begins with a role and its permissions; what was chosen before is forgotten. */
  begin(role: Role, permissions = atFirst): void {
    this.role = role;
    this.#permissions = permissions;
    this.#roleChanged = false;
    this.#wrongQuota = undefined;
    this.#passwords.hide();
  }

  /** Permissions that are chosen elsewhere: those that are saved. */
  permit(permissions: Permissions): void {
    this.#permissions = permissions;
  }

  /** Whether the role that is chosen is greater than somebody's: their password ends with it (docs/decisions/016). */
  raises({ role }: User): boolean {
    return roles.indexOf(this.role) > roles.indexOf(role);
  }

  /** Whether they can be sent: a quota that was emptied while somebody is edited, or is no number, is said at its field and not sent as another. */
  complete(form: HTMLFormElement, editing: boolean): boolean {
    const quota = form.querySelector<HTMLInputElement>('[name="quota"]');
    const emptied = editing && quota?.value === '';
    this.#wrongQuota = quota?.validity.badInput ? 'invalid' : emptied ? 'required' : undefined;
    this.#host.requestUpdate();
    return this.#wrongQuota === undefined;
  }

  view(spec: FieldsSpec, t: Words): TemplateResult {
    const { from, own = false, sent, asManager, account } = spec;
    const { role } = this;
    const text = (path: 'displayName' | 'username' | 'email' | 'phone', label: string, rest: object = {}) =>
      field({ path, label, value: from?.[path] ?? '', ...rest }, sent, t);
    const optional = role === 'user';
    return html`${asManager ? nothing : this.#roles(t)} ${spec.underRole ?? nothing}
    ${text('displayName', t.displayName, { hint: t.displayNameHint })}
    ${text('username', t.username, { hint: t.usernameHint(account.groupId ?? '') })}
    ${text('email', t.email, {
      hint: own ? refusalSentence({ code: 'own-email', params: {} }, t) : optional ? t.emailOptionalHint : t.emailHint,
      type: 'email',
      optional,
      fixed: own,
    })}
    ${text('phone', t.phone, { type: 'tel', optional: true })}
    ${
      from || role === 'administrator'
        ? nothing
        : this.#passwords.view({ path: 'password', label: t.password, hint: t.passwordHint, autocomplete: 'new-password' }, sent, t)
    }
    ${
      role === 'manager'
        ? field(
            { path: 'quota', label: t.quota, hint: t.quotaHint, type: 'number', value: String(from?.quota ?? 0) },
            this.#quotaSent(sent),
            t,
          )
        : nothing
    }
    ${role === 'user' && !asManager ? this.#responsible(spec, t) : nothing} ${this.#permitted(spec, t)}
    ${role === 'administrator' ? this.#primaryContact(from, t) : nothing}`;
  }

  /** What the fields hold now. */
  draft(form: HTMLFormElement): Draft {
    const { role } = this;
    const { displayName = '', username = '', email = '', phone = '', password, quota, responsibleId, ...rest } = filled(form);
    const on = (name: keyof Permissions) => this.#fixed(name) || this.#permissions[name];
    return {
      role,
      displayName,
      username,
      email,
      phone,
      password,
      permissions: { create: on('create'), publish: on('publish'), documents: on('documents'), resetPassword: on('resetPassword') },
      quota: role === 'manager' ? Number(quota ?? 0) : undefined,
      responsibleId,
      primaryContact: 'primaryContact' in rest,
    };
  }

  /** What was sent, or why the quota was not. */
  #quotaSent(sent: Sent): Sent {
    const wrong = this.#wrongQuota;
    if (!wrong) return sent;
    const { busy, error, refusal, toldAtField } = sent;
    return { busy, error, refusal, toldAtField, fieldCode: () => wrong };
  }

  #roles(t: Words): TemplateResult {
    const choose = (role: Role) => () => {
      this.role = role;
      this.#roleChanged = true;
      this.#host.requestUpdate();
    };
    return html`<fieldset>
      <legend>${t.role}</legend>
      ${roles.map(
        (role) =>
          html`<div class="choice">
            <input
              type="radio"
              name="role"
              id="role-${role}"
              value=${role}
              aria-describedby="role-${role}-means"
              .checked=${this.role === role}
              @change=${choose(role)}
            />
            <label for="role-${role}">${t.roles[role]}</label>
            <span id="role-${role}-means" class="reason">${t.roleMeans[role]}</span>
          </div>`,
      )}
      <p class="hidden" role="status">${this.#roleChanged ? t.roleAsks[this.role] : nothing}</p>
    </fieldset>`;
  }

  #responsible({ from, sent, responsibles }: FieldsSpec, t: Words): TemplateResult {
    const code = sent.fieldCode('responsibleId');
    return html`<div>
      <label for="responsibleId">${t.responsible} <span class="muted">${t.optional}</span></label>
      <div class="hint" id="responsibleId-hint">${t.responsibleHint}</div>
      ${responsibleSelect({ name: 'responsibleId', chosen: from?.responsible, none: t.nobody, except: from?.id, more: 1, wrong: code }, responsibles, t)}
      ${code ? html`<div class="wrong" id="responsibleId-wrong">${warningIcon}<span>${fieldSentence(code, sent, t)}</span></div>` : nothing}
    </div>`;
  }

  #fixed(name: keyof Permissions): boolean {
    return !chosenBy[this.role].includes(name);
  }

  #permitted({ sight }: FieldsSpec, t: Words): TemplateResult {
    const reason = t.fixed[this.role];
    const choose = (name: keyof Permissions) => (event: Event) => {
      this.#permissions = { ...this.#permissions, [name]: (event.target as HTMLInputElement).checked };
      this.#host.requestUpdate();
    };
    return html`<fieldset aria-describedby=${reason ? 'fixed' : nothing}>
      <legend>${t.permissions}</legend>
      ${reason ? html`<p id="fixed" class="hint">${reason}</p>` : nothing}
      <p class="hidden" role="status">${sight}</p>
      ${permissionNames.map((name) => {
        const fixed = this.#fixed(name);
        const hint = name === 'documents' ? sight : undefined;
        const on = live(fixed || this.#permissions[name]);
        return check({ name, label: t.permission[name], hint, on, fixed, choose: choose(name) });
      })}
    </fieldset>`;
  }

  /** Whoever has the flag hands it over by giving it to another. */
  #primaryContact(from: User | undefined, t: Words): TemplateResult {
    const has = from?.primaryContact ?? false;
    return check({
      name: 'primaryContact',
      label: t.primaryContact,
      hint: has ? t.primaryContactHas : t.primaryContactHint,
      on: has,
      fixed: has,
    });
  }
}

interface CheckSpec {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly on: unknown;
  readonly fixed: boolean;
  readonly choose?: (event: Event) => void;
}

function check({ name, label, hint, on, fixed, choose }: CheckSpec): TemplateResult {
  return html`<div class="choice">
    <input
      type="checkbox"
      id=${name}
      name=${name}
      aria-describedby=${hint ? `${name}-hint` : nothing}
      ?disabled=${fixed}
      .checked=${on}
      @change=${choose}
    />
    <label for=${name}>${label}</label>
    ${hint ? html`<span id="${name}-hint" class="reason">${hint}</span>` : nothing}
  </div>`;
}
