import { accounts, type Account } from '@knippa/contract';
import { isKnippaError, may, type Progress } from '@knippa/sdk';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import { tell } from '../kernel/events.js';
import { doneNote } from '../kernel/form.js';
import { civilDay } from '../kernel/format.js';
import { save } from '../kernel/save.js';
import { errorSentence, note, refusalSentence } from '../kernel/states.js';
import { Submission } from '../kernel/submission.js';
import type { ArchiveTerms } from '../terms/archive.js';
import type { CommonTerms } from '../terms/common.js';

type Words = ArchiveTerms & CommonTerms;

/** Whether the caller administers the account from within, and not its licence: an ending is not theirs in any phase. */
export function administeredWithin(account: Account): boolean {
  const ends = may(account, accounts.delete);
  return ends !== true && ends.code === 'not-permitted';
}

/** How a download's progress looks. */
export const archiveSheet = css`
  .downloading {
    display: grid;
    gap: 4px;
    font-variant-numeric: tabular-nums;
  }
  .downloading label {
    font-weight: 600;
  }
  .downloading progress {
    width: 100%;
    height: 8px;
    accent-color: var(--k-accent);
  }
`;

/**
 * The download of an account's archive, for any element that shows an account: a button, how far it has come, and a way to stop it (ACC-10). What has come
 * is said at the beginning, half way and at the end alone.
 */
export class ArchiveDownload {
  readonly #host: KnippaElement<object>;
  readonly #download: Submission<typeof accounts.archive>;
  readonly #fetched: () => void;
  #state: 'done' | 'stopped' | undefined;
  #half = false;

  /** `fetched` is called once it has been downloaded whole: an announced deletion knows of it then, and the account may be read again. */
  constructor(host: KnippaElement<object>, fetched: () => void = () => undefined) {
    this.#host = host;
    this.#fetched = fetched;
    this.#download = new Submission(host, accounts.archive);
  }

  /** Forgets what was downloaded, and stops what is being: another account is shown. */
  clear(): void {
    this.#download.cancel();
    this.#download.clear();
    this.#state = undefined;
  }

  /** What the archive holds for whoever sees it, the button, and what has become of it. */
  view(account: Account, t: Words): TemplateResult {
    const allowed = may(account, accounts.archive);
    const { busy, progress } = this.#download;
    const { deletion } = account;
    const within = administeredWithin(account);
    const begin = (event: Event) => {
      event.preventDefault();
      if (allowed === true && !busy) void this.#begin(account);
    };
    // an announced deletion is told to an operator where it is announced
    return html`<form class="deed" @submit=${begin}>
      ${within && deletion ? note(`${t.goingAway(deletion.waitsUntil)} ${deletion.fetchedAt === null ? '' : t.fetchedOn(civilDay(deletion.fetchedAt))}`) : nothing}
      <p class="muted small" id="archive-holds">
        ${allowed === true ? (within ? t.archiveHolds : t.archiveCounts) : refusalSentence(allowed, t)}
      </p>
      <div class="row">
        <button aria-disabled=${busy || allowed !== true ? 'true' : nothing} aria-describedby="archive-holds">${t.archive}</button>
        ${busy ? html`<button type="button" class="quiet" @click=${() => this.#stop()}>${t.archiveStop}</button>` : nothing}
      </div>
      ${busy ? this.#progress(progress, t) : nothing}
      <div role="status">${this.#said(t)}</div>
      ${this.#error(t)}
    </form>`;
  }

  async #begin({ id: accountId, groupId }: Account): Promise<void> {
    this.#state = undefined;
    this.#half = false;
    const done = await this.#download.send({ accountId, language: this.#host.language });
    if (done) {
      this.#state = 'done';
      save(done.output, `${groupId ?? 'knippa'}.zip`);
      tell<typeof accounts.archive>(this.#host, 'accounts.archive', { accountId });
      this.#fetched();
    }
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    // the button that stops it has gone, and would take the focus with it
    if (document.activeElement === document.body) this.#focusButton();
  }

  #focusButton(): void {
    this.#host.renderRoot.querySelector<HTMLElement>('[aria-describedby=archive-holds]')?.focus();
  }

  #stop(): void {
    this.#state = 'stopped';
    this.#focusButton();
    this.#download.cancel();
  }

  #progress({ done, of }: Progress = { done: 0, of: 0 }, t: Words): TemplateResult {
    return html`<div class="downloading">
      <label for="archive-progress">${t.archiveProgress}</label>
      <progress id="archive-progress" max="1" value=${of > 0 ? done / of : nothing}></progress>
      <span class="muted small" aria-hidden="true">${of > 0 ? t.archiveSize(done, of) : t.working}</span>
    </div>`;
  }

  #said(t: Words): unknown {
    const { busy, progress } = this.#download;
    if (this.#state === 'done') return doneNote(t.archiveDone);
    if (!busy) return this.#state === 'stopped' ? t.archiveStopped : nothing;
    this.#half ||= progress !== undefined && progress.of > 0 && progress.done * 2 >= progress.of;
    return html`<span class="hidden">${this.#half ? t.archiveHalf : t.archiveBegun}</span>`;
  }

  #error(t: Words): unknown {
    const { error } = this.#download;
    if (error === undefined || this.#state === 'stopped') return nothing;
    return html`<div role="alert">${note(isKnippaError(error) ? errorSentence(error, t) : t.archiveBroken, 'bad')}</div>`;
  }
}
