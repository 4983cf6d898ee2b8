import { users, type Account, type CallInput, type session, type User } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import { tell } from '../kernel/events.js';
import { deed, doneNote, focusFirstWrong, formError } from '../kernel/form.js';
import { handedOut, type HandedOut } from '../kernel/hand-out.js';
import { announce } from '../kernel/live.js';
import { personName } from '../kernel/person-name.js';
import type { Reading } from '../kernel/reading.js';
import type { Responsibles } from '../kernel/responsibles.js';
import { whenRead } from '../kernel/states.js';
import { Submission } from '../kernel/submission.js';
import type { CommonTerms } from '../terms/common.js';
import type { UserEditorTerms } from '../terms/user-editor.js';
import { nobodyValue } from './responsibles.js';
import { room } from './room.js';
import type { Draft, UserFields } from './user-fields.js';

type Words = UserEditorTerms & CommonTerms;

/** What the form is drawn on: what is read of who creates, and what it shares with the form that edits. */
interface Ground {
  readonly session: Reading<typeof session.read>;
  /** The manager themself, whose quota is filled. */
  readonly own: Reading<typeof users.read>;
  readonly fields: UserFields;
  readonly responsibles: Responsibles;
  /** How people get what they sign in with. */
  readonly handOut: (people: readonly HandedOut[]) => TemplateResult;
  /** Closes the dialog, unless something typed would be lost. */
  readonly close: () => void;
}

/** Somebody new, or several one after another, and what follows: what is handed over gathers under the form until the dialog closes (USR-02…05, USR-20). */
export class CreateForm {
  readonly #host: KnippaElement<object>;
  readonly #ground: Ground;
  readonly #create: Submission<typeof users.create>;
  /** Who was created since the dialog opened, and has a password handed over. */
  #people: readonly HandedOut[] = [];
  /** Who was created last since it opened. */
  #last: User | undefined;
  /** Whether the form has given way to what follows. */
  #done = false;

  constructor(host: KnippaElement<object>, ground: Ground) {
    this.#host = host;
    this.#ground = ground;
    this.#create = new Submission(host, users.create);
  }

  get busy(): boolean {
    return this.#create.busy;
  }

  /** Whether something is typed that is not sent. */
  get typed(): boolean {
    const texts = '#new-user :is([type=text], [type=email], [type=tel], [name=password])';
    return [...this.#host.renderRoot.querySelectorAll<HTMLInputElement>(texts)].some(({ value }) => value !== '');
  }

  /** Forgets whom it created. */
  clear(): void {
    this.#people = [];
    this.#last = undefined;
    this.#ground.fields.begin('user');
    this.#again();
  }

  view(account: Account, asManager: boolean, t: Words): TemplateResult {
    const last = this.#last;
    if (this.#done && last) return this.#doneView(last, t);
    return html`<h2 id="heading" tabindex="-1" autofocus>${t.heading} <span class="muted">${t.inAccount(account.name)}</span></h2>
      <div role="status" class="made" ?hidden=${!last}>${last ? createdNote(last, t) : nothing}</div>
      ${whenRead(this.#ground.session, t, nothingYet, () => this.#form(account, asManager, t))}
      ${
        this.#people.length > 0
          ? html`<section class="credentials">
              <h3>${t.handOverHeading}</h3>
              ${this.#ground.handOut(this.#people)}
            </section>`
          : nothing
      }`;
  }

  /** The form, once it is known whose it is: a manager is not asked what is not theirs to say. */
  #form(account: Account, asManager: boolean, t: Words): TemplateResult {
    const { fields, responsibles, own, close } = this.#ground;
    const sent = this.#create;
    return html`<div class="muted room">${room(account, asManager, own.value, t)}</div>
      <form id="new-user" class="form" novalidate @submit=${(event: SubmitEvent) => this.#send(event, account, t)}>
        ${fields.view({ account, from: undefined, sent, asManager, responsibles }, t)} ${formError(sent, t)}
        <div class="row">
          ${deed(t.create[asManager ? 'user' : fields.role], sent, t)}
          <button id="another" aria-disabled=${sent.busy ? 'true' : nothing}>${t.createAnother}</button>
          <button type="button" @click=${close}>${this.#last ? t.close : t.cancel}</button>
        </div>
      </form>`;
  }

  #doneView(user: User, t: Words): TemplateResult {
    const mailed = mailedTo(user, t);
    return html`<h2 id="heading" tabindex="-1">${t.created(user.displayName)}</h2>
      <div class="form">
        ${mailed ? doneNote(mailed) : nothing} ${this.#people.length > 0 ? this.#ground.handOut(this.#people) : nothing}
        <div class="row">
          <button class="primary" @click=${this.#ground.close}>${t.close}</button>
          <button @click=${() => void this.#another()}>${t.another}</button>
        </div>
      </div>`;
  }

  async #send(event: SubmitEvent, account: Account, t: Words): Promise<void> {
    event.preventDefault();
    const { fields } = this.#ground;
    const form = event.target as HTMLFormElement;
    // an event that is over shows its submitter no more than from outside
    const more = event.submitter?.id === 'another';
    if (!fields.complete(form, false)) return focusFirstWrong(this.#host);
    const done = await this.#create.send({ accountId: account.id, ...created(fields.draft(form)) });
    if (!done) return focusFirstWrong(this.#host);
    const user = done.output;
    tell<typeof users.create>(this.#host, 'users.create', { accountId: account.id });
    this.#last = user;
    this.#done = !more;
    // whoever is mailed a link has nothing handed over
    if (user.role !== 'administrator') this.#people = [...this.#people, handedOut(user, account)];
    this.#host.requestUpdate();
    if (more) return this.#next(form, user, t);
    await this.#host.updateComplete;
    this.#host.focusHeading();
  }

  /** The form for the next: role, permissions and responsible stay as they were chosen. */
  async #next(form: HTMLFormElement, user: User, t: Words): Promise<void> {
    for (const name of ['displayName', 'username', 'email', 'phone', 'password']) {
      const control = form.querySelector<HTMLInputElement>(`[name="${name}"]`);
      if (control) control.value = '';
    }
    announce([createdName(user, t), mailedTo(user, t)].filter(Boolean).join('. '));
    await this.#host.updateComplete;
    // the note is in sight where there is room for it and the field
    this.#host.renderRoot.querySelector('dialog')?.scrollTo(0, 0);
    form.querySelector<HTMLInputElement>('#displayName')?.focus();
  }

  /** The form once more, empty, where the next one's name is written. */
  async #another(): Promise<void> {
    this.#again();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>('#displayName')?.focus();
  }

  #again(): void {
    const { fields } = this.#ground;
    this.#done = false;
    fields.begin(fields.role);
    this.#create.clear();
    this.#host.requestUpdate();
  }
}

/** What stands in place of a form until it is known whose it is. */
export const nothingYet = html`<div class="form">${[0, 1, 2, 3].map(() => html`<span class="bone"></span>`)}</div>`;

/** What of the fields makes a user: what was left empty is not sent, nor what the role has no use for. */
function created({ role, displayName, username, permissions, ...rest }: Draft): Omit<CallInput<typeof users.create>, 'accountId'> {
  const { email, phone, password, quota, primaryContact, responsibleId } = rest;
  const administrator = role === 'administrator';
  return {
    role,
    displayName,
    username,
    permissions,
    ...(email && { email }),
    ...(phone && { phone }),
    ...(!administrator && { password }),
    ...(quota !== undefined && { quota }),
    ...(administrator && primaryContact && { primaryContact }),
    ...(responsibleId !== undefined && responsibleId !== nobodyValue && { responsibleId }),
  };
}

/** Where a new administrator's link went; nothing of whoever was given a password (USR-02). */
function mailedTo({ role, email }: User, t: UserEditorTerms): string {
  return role === 'administrator' && email !== null ? t.mailed(email) : '';
}

/** Who was created last, where one follows another: with the username, since they may be called the same. */
const createdName = (user: User, t: UserEditorTerms): string => t.created(personName(user));

/** What is said of whoever was created last, over the form for the next. */
function createdNote(user: User, t: UserEditorTerms): TemplateResult {
  const mailed = mailedTo(user, t);
  return doneNote(html`${createdName(user, t)}${mailed ? html`<br />${mailed}` : nothing}`);
}
