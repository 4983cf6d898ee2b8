import { accounts, type Account } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { copyText } from '../kernel/copy.js';
import type { KnippaElement } from '../kernel/element.js';
import { closed, tell } from '../kernel/events.js';
import { deed, doneNote, field, filled, focusFirstWrong, formError } from '../kernel/form.js';
import { Planned } from '../kernel/planned.js';
import { Submission } from '../kernel/submission.js';
import type { AccountDeedsTerms } from '../terms/account-deeds.js';
import type { CommonTerms } from '../terms/common.js';
import { Announcement } from './announcement.js';
import { administeredWithin, ArchiveDownload } from './archive.js';
import { MoveRequest } from './move-request.js';

type Words = AccountDeedsTerms & CommonTerms;

/**
 * What is done to an account beside editing its fields: sign-in instructions sent again, another group id, a request to move the one user of it,
 * release and deletion; group id, release and deletion after their plan, and before the last the archive (ACC-05, ACC-07…11, USR-12).
 */
export class AccountDeeds {
  readonly #host: KnippaElement<object>;
  readonly #resend: Submission<typeof accounts.resend>;
  readonly #groupId: Planned<typeof accounts.changeGroupId>;
  readonly #release: Planned<typeof accounts.release>;
  readonly #delete: Planned<typeof accounts.delete>;
  readonly #archive: ArchiveDownload;
  readonly #announcement: Announcement;
  readonly #move: MoveRequest;
  #wanted = '';
  #resentTo = '';
  #renamed = '';

  /** `changed` is called when something about the account has changed that the page shows: it may be read again. */
  constructor(host: KnippaElement<object>, changed: () => void) {
    this.#host = host;
    this.#resend = new Submission(host, accounts.resend);
    this.#groupId = new Planned(host, accounts.changeGroupId);
    this.#release = new Planned(host, accounts.release);
    this.#delete = new Planned(host, accounts.delete);
    this.#archive = new ArchiveDownload(host, changed);
    this.#announcement = new Announcement(host);
    this.#move = new MoveRequest(host, changed);
  }

  /** Forgets what was begun: another account is shown. */
  clear(): void {
    for (const begun of [this.#resend, this.#groupId, this.#release, this.#delete, this.#archive, this.#announcement, this.#move])
      begun.clear();
    this.#resentTo = this.#renamed = '';
  }

  /** The deeds of an account, for operators; what the phase forbids says why. */
  view(account: Account, t: Words): TemplateResult | typeof nothing {
    if (administeredWithin(account)) return nothing;
    return html`<section class="deeds">
        ${may(account, accounts.resend) === true ? this.#signIn(account, t) : nothing} ${this.#move.view(account, t)}
        <h3>${t.ending}</h3>
        ${this.#release.button([t.release, t.releaseHint], may(account, accounts.release), { accountId: account.id }, t)}
        ${this.#archive.view(account, t)} ${this.#announcement.view(account, t)}
        ${this.#delete.button([t.delete, t.deleteHint], may(account, accounts.delete), { accountId: account.id }, t)}
      </section>
      ${this.#dialogs(account, t)}`;
  }

  #signIn(account: Account, t: Words): TemplateResult {
    return html`<h3>${t.signIn}</h3>
      ${account.primaryContact ? this.#resendRow(account, account.primaryContact.displayName, t) : nothing}
      ${account.groupId === null ? nothing : this.#groupIdForm(account, t)}`;
  }

  #resendRow(account: Account, contact: string, t: Words): TemplateResult {
    const email = account.primaryContact?.email ?? '';
    const send = async () => {
      const done = await this.#resend.send({ accountId: account.id });
      if (!done) return;
      this.#resentTo = email;
      tell<typeof accounts.resend>(this.#host, 'accounts.resend', { accountId: account.id });
      this.#host.requestUpdate();
    };
    return html`<form class="deed" @submit=${(event: Event) => (event.preventDefault(), void send())}>
      <p class="muted small">${t.resendHint(contact)}</p>
      <div class="row">${deed(t.resend, this.#resend, t, '')}</div>
      <div role="status">${this.#resentTo ? doneNote(t.resent(this.#resentTo)) : nothing}</div>
      ${formError(this.#resend, t)}
    </form>`;
  }

  #groupIdForm(account: Account, t: Words): TemplateResult {
    const { plan } = this.#groupId;
    const ask = async (event: SubmitEvent) => {
      event.preventDefault();
      this.#wanted = filled(event.target as HTMLFormElement)['groupId'] ?? '';
      this.#renamed = '';
      await plan.ask({ accountId: account.id, groupId: this.#wanted });
      if (plan.error !== undefined) await focusFirstWrong(this.#host);
    };
    return html`<form class="form deed" novalidate @submit=${ask}>
      ${field({ path: 'groupId', label: t.newGroupId, hint: t.newGroupIdHint, value: account.groupId ?? '', beside: deed(t.showPlan, plan, t, '') }, plan, t)}
      ${formError(plan, t)}
      <div role="status">${this.#renamed ? doneNote(t.groupIdChanged(this.#renamed)) : nothing}</div>
      ${this.#renamed ? copyText(t.handOut(this.#renamed), t) : nothing}
    </form>`;
  }

  #dialogs(account: Account, t: Words): TemplateResult {
    const { name, groupId } = account;
    const confirm = groupId ?? account.primaryContact?.email ?? '';
    return html`${this.#groupId.dialog(t.groupIdHeading(name), t.groupIdDeed, (plan) => this.#change(account, plan), {
      slot: copyText(t.handOut(this.#wanted), t),
    })}
    ${this.#release.dialog(t.releaseHeading(name), t.release, (plan) => this.#end(account, this.#release, plan))}
    ${this.#delete.dialog(t.deleteHeading(name), t.delete, (plan, confirmation) => this.#end(account, this.#delete, plan, confirmation), { confirm })}`;
  }

  async #change({ id: accountId }: Account, plan: string): Promise<void> {
    const done = await this.#groupId.submission.send({ accountId, groupId: this.#wanted, plan });
    if (!done) {
      this.#groupId.renew();
      return;
    }
    this.#renamed = this.#wanted;
    this.#groupId.clear();
    tell<typeof accounts.changeGroupId>(this.#host, 'accounts.changeGroupId', { accountId });
  }

  async #end(
    { id: accountId }: Account,
    planned: Planned<typeof accounts.release> | Planned<typeof accounts.delete>,
    plan: string,
    confirmation?: string,
  ): Promise<void> {
    const sent =
      planned === this.#delete
        ? this.#delete.submission.send({ accountId, plan, confirmation })
        : this.#release.submission.send({ accountId, plan });
    if (!(await sent)) {
      planned.renew();
      return;
    }
    planned.clear();
    if (planned === this.#delete) tell<typeof accounts.delete>(this.#host, 'accounts.delete', { accountId });
    else tell<typeof accounts.release>(this.#host, 'accounts.release', { accountId });
    closed(this.#host);
  }
}
