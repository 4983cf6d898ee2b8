import { users, type Account, type User, type UserSort } from '@knippa/contract';
import { may, type KnippaError } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { copyText } from '../kernel/copy.js';
import type { KnippaElement } from '../kernel/element.js';
import { ask } from '../kernel/events.js';
import { doneNote } from '../kernel/form.js';
import { personName } from '../kernel/person-name.js';
import { note } from '../kernel/states.js';
import type { KnippaMoveUserDialog } from '../move-user-dialog/move-user-dialog.js';
import type { UserTerms } from '../terms/users.js';
import { isNever, type Words } from './act.js';
import { Chosen, readAgain } from './chosen.js';
import { Mailing } from './mailing.js';
import { Permitting } from './permitting.js';
import { Removal } from './removal.js';
import type { RowActs } from './rows.js';
import { severalBar } from './several.js';

/** What the list does of what its acts tell. */
interface ActEnds {
  /** Shows what came of an act. */
  said(result: unknown): void;
  /** Reads the list again. */
  again(): void;
}

/** What is done to one user of the list or to several that were chosen, on whatever page: who they are, and the dialogs that do it (USR-01). */
export class UserActs {
  readonly #host: KnippaElement<UserTerms>;
  readonly #ends: ActEnds;
  readonly #removal: Removal;
  readonly #permitting: Permitting;
  readonly #mailing: Mailing;
  readonly #chosen = new Chosen();
  /** Whom the open dialog is about; several, unless it is one. */
  #one: User | undefined;
  #dialog: 'edit' | 'move' | 'redistribute' | undefined;

  constructor(host: KnippaElement<UserTerms>, ends: ActEnds) {
    this.#host = host;
    this.#ends = ends;
    const refused = (refusal: KnippaError | undefined, people: readonly User[]) => {
      if (refusal?.code === 'not-found') void this.#notFound(people);
    };
    this.#removal = new Removal(host, {
      removed: (people) =>
        this.#done(people, (t) => (people.length === 1 && people[0] ? t.removed(personName(people[0])) : t.removedMany(people.length))),
      moveInstead: (people) => void this.#moveInstead(people),
      refused,
    });
    this.#permitting = new Permitting(host, { done: (people) => this.#done(people, (t) => t.permitted(people.length)), refused });
    this.#mailing = new Mailing(host, { done: (people, mailed) => this.#done(people, (t) => t.mailed(mailed)), refused });
  }

  /** What the list shows was read: whoever is chosen of it is taken as they are. */
  read(rows: readonly User[]): void {
    this.#chosen.read(rows);
  }

  /** Chooses nobody, and closes what is open: another account is shown, or to another person. */
  forget(): void {
    this.#chosen.clear();
    this.#one = undefined;
    this.close();
  }

  /** No dialog is open any more. */
  close(): void {
    this.#dialog = undefined;
    for (const act of [this.#removal, this.#permitting, this.#mailing]) act.about([]);
    this.#host.requestUpdate();
  }

  /** What the rows of an account do. */
  ofRows(account: Account, sort: (by: UserSort) => void): RowActs {
    return {
      account,
      sort,
      choosing: !isNever(may(account, users.removeAll)),
      choosable: (user) => !isNever(may(user, users.edit)),
      chosen: ({ id }) => this.#chosen.has(id),
      choose: (people, chosen) => this.#choose(people, chosen),
      edit: (user) => this.#open('edit', user),
      move: (user) => this.#move([user]),
      remove: (user) => this.#removal.about([user]),
      redistribute: (user) => this.#open('redistribute', user),
    };
  }

  /** How many are chosen, and what can be done with them. */
  bar(account: Account, t: Words): TemplateResult {
    const { people, full } = this.#chosen;
    return severalBar(account, { people, full }, t, {
      move: () => this.#move(people),
      redistribute: () => this.#open('redistribute', undefined),
      permit: () => this.#permitting.about(people),
      mail: () => this.#mailing.about(people),
      remove: () => this.#removal.about(people),
      none: () => this.#choose(people, false),
    });
  }

  /** The dialogs, closed until one is asked for. `signInHref` is where the account's people sign in. */
  dialogs(account: Account, signInHref: string, t: Words): TemplateResult {
    const several = this.#one ? [] : this.#chosen.people;
    const notFound = (event: Event) => {
      event.stopPropagation();
      void this.#notFound(this.#about);
    };
    const open = (dialog: 'edit' | 'move' | 'redistribute') => this.#dialog === dialog;
    return html`<div
      @knippa-users-edit=${() => this.#choose(this.#one ? [this.#one] : [], false)}
      @knippa-not-found=${notFound}
      @knippa-users-move=${(event: Event) => this.#moved(event)}
      @knippa-users-move-all=${(event: Event) => this.#movedAll(event)}
      @knippa-users-redistribute=${() => this.#done(this.#one ? [] : this.#chosen.people, (words) => words.redistributed)}
    >
      <knippa-user-editor
        .account=${account}
        user-id=${this.#one?.id ?? nothing}
        sign-in-href=${signInHref}
        ?open=${open('edit')}
      ></knippa-user-editor>
      <knippa-move-user-dialog .account=${account} .user=${this.#one} .users=${several} ?open=${open('move')}></knippa-move-user-dialog>
      <knippa-redistribute-dialog .from=${this.#one} .users=${several} ?open=${open('redistribute')}></knippa-redistribute-dialog>
      ${this.#removal.view(account, t)} ${this.#permitting.view(t)} ${this.#mailing.view(t)}
    </div>`;
  }

  /** Whom the dialogs are about. */
  get #about(): readonly User[] {
    return this.#one ? [this.#one] : this.#chosen.people;
  }

  #open(dialog: 'edit' | 'move' | 'redistribute', one: User | undefined): void {
    this.#one = one;
    this.#dialog = dialog;
    this.#host.requestUpdate();
  }

  #move(people: readonly User[]): void {
    const [user] = people;
    if (!user) return;
    const one = people.length === 1 ? user : undefined;
    if (one && !ask<typeof users.move>(this.#host, 'users.move', { accountId: one.accountId, userId: one.id })) return;
    this.#open('move', one);
  }

  /** The one dialog has given the focus back before the other takes it, so that this one gives it back there too. */
  async #moveInstead(people: readonly User[]): Promise<void> {
    const dialog = this.#host.renderRoot.querySelector<KnippaElement<object>>('knippa-plan-dialog[open]');
    this.#removal.about([]);
    await this.#host.updateComplete;
    await dialog?.updateComplete;
    this.#move(people);
  }

  #choose(people: readonly User[], chosen: boolean): void {
    this.#chosen.choose(people, chosen);
    this.#host.requestUpdate();
  }

  /** Something was done: it is said, and those it was done to are chosen no more. */
  #done(people: readonly User[], result: (t: Words) => unknown, noted = doneNote): void {
    this.#choose(people, false);
    const { terms } = this.#host;
    if (terms) this.#ends.said(noted(result(terms)));
    this.close();
  }

  /** An act found somebody no more: who is gone is chosen no more, so that the rest can be gone on with, and it is said. */
  async #notFound(people: readonly User[]): Promise<void> {
    const { client } = this.#host;
    if (!client) return;
    const { here, gone } = await readAgain(client, people);
    const [first] = gone;
    this.#ends.again();
    // it may be what they go to that is not there, or a `user` of theirs, which the dialog says itself
    if (!first) return;
    this.#chosen.read(here);
    this.#done(gone, (t) => (gone.length === 1 ? t.gone(personName(first)) : t.goneMany(gone.length)), note);
  }

  #moved(event: Event): void {
    const { moved } = event.target as KnippaMoveUserDialog;
    const text = (t: Words) => (moved ? html`${t.moved(moved.displayName, moved.account)} ${t.signsInWith(moved.signInName)}` : nothing);
    this.#done(this.#one ? [this.#one] : [], text);
  }

  /** Several have moved: whoever signs in without an e-mail has to be told the new name, in a text for them all. */
  #movedAll(event: Event): void {
    const { movedAll } = event.target as KnippaMoveUserDialog;
    if (!movedAll) return;
    const { people, account } = movedAll;
    const told = people.filter(({ email }) => email === null).map(({ displayName, signInName }) => `${displayName}: ${signInName}`);
    const text = (t: Words) =>
      told.length > 0
        ? html`<p>${t.tellThem}</p>
            ${copyText(told.join('\n'), t)}`
        : nothing;
    this.#done(this.#chosen.people, (t) => html`${t.movedMany(people.length, account)} ${text(t)}`);
  }
}
