import { accounts, type Account, type Deletion } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import { tell } from '../kernel/events.js';
import { deed, doneNote, formError } from '../kernel/form.js';
import { civilDay } from '../kernel/format.js';
import { note, refusalSentence } from '../kernel/states.js';
import { Submission } from '../kernel/submission.js';
import type { ArchiveTerms } from '../terms/archive.js';
import type { CommonTerms } from '../terms/common.js';

type Words = ArchiveTerms & CommonTerms;

/** How far an announced deletion has come: until when it waits, and whether the archive was fetched. */
function announcedState({ waitsUntil, fetchedAt }: Deletion, t: Words): string {
  return `${t.askedToFetch(waitsUntil)} ${fetchedAt === null ? t.notFetched : t.fetchedOn(civilDay(fetchedAt))}`;
}

/** Asks an account's administrators to fetch its archive before it is deleted, shows what has become of that, and takes it back (ACC-10). */
export class Announcement {
  readonly #host: KnippaElement<object>;
  readonly #announce: Submission<typeof accounts.announceDeletion>;
  readonly #withdraw: Submission<typeof accounts.withdrawDeletion>;
  #told: 'toldToFetch' | 'toldKept' | undefined;

  constructor(host: KnippaElement<object>) {
    this.#host = host;
    this.#announce = new Submission(host, accounts.announceDeletion);
    this.#withdraw = new Submission(host, accounts.withdrawDeletion);
  }

  /** Forgets what was done: another account is shown. */
  clear(): void {
    this.#announce.clear();
    this.#withdraw.clear();
    this.#told = undefined;
  }

  /** The question, or what has become of it. */
  view(account: Account, t: Words): TemplateResult {
    const { deletion } = account;
    const sent = deletion ? this.#withdraw : this.#announce;
    const allowed = may(account, deletion ? accounts.withdrawDeletion : accounts.announceDeletion);
    const [label, hint] = deletion ? [t.keepAccount, t.keepAccountHint] : [t.askToFetch, t.askToFetchHint];
    const send = (event: Event) => {
      event.preventDefault();
      if (allowed === true) void this.#send(account);
    };
    return html`<form class="deed" @submit=${send}>
      ${deletion ? (deletion.fetchedAt === null ? note : doneNote)(announcedState(deletion, t)) : nothing}
      <p class="muted small">${allowed === true ? hint : refusalSentence(allowed, t)}</p>
      <div class="row">${deed(label, sent, t, '', allowed !== true)}</div>
      <div role="status">
        ${this.#told === 'toldKept' ? doneNote(t.toldKept) : html`<span class="hidden">${this.#told ? t.toldToFetch : nothing}</span>`}
      </div>
      ${formError(sent, t)}
    </form>`;
  }

  async #send({ id: accountId, deletion }: Account): Promise<void> {
    this.#told = undefined;
    const done = deletion ? await this.#withdraw.send({ accountId }) : await this.#announce.send({ accountId });
    if (!done) return;
    this.#told = deletion ? 'toldKept' : 'toldToFetch';
    if (deletion) tell<typeof accounts.withdrawDeletion>(this.#host, 'accounts.withdrawDeletion', { accountId });
    else tell<typeof accounts.announceDeletion>(this.#host, 'accounts.announceDeletion', { accountId });
    this.#host.requestUpdate();
  }
}
