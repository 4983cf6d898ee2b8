import { accounts, publishing, session, type Account, type OutputOf } from '@knippa/contract';
import { isKnippaError, may } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { copyButton } from '../kernel/copy.js';
import type { KnippaDialog } from '../kernel/dialog.js';
import { KnippaElement } from '../kernel/element.js';
import { tell } from '../kernel/events.js';
import { doneNote, formError } from '../kernel/form.js';
import { formSheet } from '../kernel/form.styles.js';
import { civilDay } from '../kernel/format.js';
import { property, state } from '../kernel/property.js';
import { Reading } from '../kernel/reading.js';
import { sheet } from '../kernel/sheet.js';
import { refusalSentence, whenRead } from '../kernel/states.js';
import { Submission } from '../kernel/submission.js';
import { safeUrl } from '../kernel/url.js';
import type { CommonTerms } from '../terms/common.js';
import { publishedLinkTerms, type PublishedLinkTerms } from '../terms/published-link.js';
import { publishedLinkSheet } from './published-link.styles.js';

type Words = PublishedLinkTerms & CommonTerms;
type Found = OutputOf<typeof publishing.read>;
type Link = NonNullable<Found['link']>;

/**
 * The account's one link to what is published, to see and copy for whoever may publish. An administrator makes it, and renews or closes it once it has been said that the
 * old one ends at once.
 *
 * @tag knippa-published-link
 * @summary Shows the link to what an account has published; makes, renews and closes it (DOC-05).
 * @event knippa-publishing-renew - There is a link, or another one; `detail.accountId`.
 * @event knippa-publishing-close - The link is closed; `detail.accountId`.
 * @csspart base - All of the element's inside.
 */
export class KnippaPublishedLink extends KnippaElement<PublishedLinkTerms> {
  static override styles = [sheet, formSheet, publishedLinkSheet];

  /** The account; without it, the one that the person is signed in to. */
  @property({ attribute: 'account-id' }) accountId = '';

  /** What is asked before it is done. */
  @state() private asking: 'renew' | 'close' | undefined;
  /** What was done last, in words. */
  @state() private result = '';

  protected override readonly words = publishedLinkTerms;

  readonly #session = new Reading(this, session.read, () => (this.accountId ? undefined : {}));
  readonly #account = new Reading(this, accounts.read, () => this.#of, { needs: this.#session });
  readonly #found = new Reading(this, publishing.read, () => this.#of, { needs: this.#account });
  readonly #renew = new Submission(this, publishing.renew);
  readonly #close = new Submission(this, publishing.close);

  get #of(): { accountId: string } | undefined {
    const accountId = this.accountId || this.#session.value?.account?.id;
    return accountId ? { accountId } : undefined;
  }

  override focusHeading(): void {
    this.find('h3')?.focus();
  }

  #ask(asking: 'renew' | 'close' | undefined): void {
    this.asking = asking;
    this.#renew.clear();
    this.#close.clear();
  }

  async #make(result: string): Promise<void> {
    const path = this.#of;
    const done = path && !this.#renew.busy && (await this.#renew.send(path));
    if (!done) return;
    await this.#done(done.output, result);
    tell<typeof publishing.renew>(this, 'publishing.renew', path);
  }

  async #end(result: string): Promise<void> {
    const path = this.#of;
    if (!path || this.#close.busy || !(await this.#close.send(path))) return;
    await this.#done(null, result);
    tell<typeof publishing.close>(this, 'publishing.close', path);
  }

  /** The buttons are others now: the focus goes to the heading, when the dialog has given it back. */
  async #done(link: Link | null, result: string): Promise<void> {
    this.#ask(undefined);
    const { value } = this.#found;
    if (value) this.#found.value = { ...value, link };
    this.result = result;
    await this.updateComplete;
    await this.find<KnippaDialog<object>>('knippa-ask-dialog')?.updateComplete;
    this.focusHeading();
  }

  protected override view(t: Words): unknown {
    const { error } = this.#found;
    const hidden = isKnippaError(error) && error.code === 'not-permitted';
    return html`<section aria-labelledby="heading">
        <h3 id="heading" tabindex="-1">${t.heading}</h3>
        <div class="told" role="status" ?hidden=${!this.result}>${this.result ? doneNote(this.result) : nothing}</div>
        ${
          hidden
            ? html`<p class="muted">${t.notYours}</p>`
            : whenRead(this.#found, t, html`<span class="bone"></span>`, (found) => this.#shown(found, this.#account.value, t))
        }
      </section>
      ${this.#dialog(t)}`;
  }

  #shown({ link, documents }: Found, account: Account | undefined, t: Words): TemplateResult {
    const allowed = account && may(account, publishing.renew);
    const administers = allowed !== undefined && (allowed === true || allowed.code !== 'not-permitted');
    const refused = administers && allowed !== true ? html`<p id="why" class="muted small">${refusalSentence(allowed, t)}</p>` : nothing;
    const working = this.#renew.busy ? html`<span class="muted late" role="status">${t.working}</span>` : nothing;
    const button = (label: string, press: () => void, kind = '') =>
      html`<button
        class=${kind}
        aria-disabled=${allowed === true ? nothing : 'true'}
        aria-describedby=${allowed === true ? nothing : 'why'}
        @click=${() => allowed === true && press()}
      >
        ${label}
      </button>`;
    if (!link)
      return html`<p class="muted">${t.none(documents)} ${administers ? nothing : t.noneYet}</p>
        ${administers ? html`<div class="row acts">${button(t.create, () => void this.#make(t.isMade), 'primary')} ${working}</div>` : nothing}
        ${refused} ${this.asking ? nothing : formError(this.#renew, t)}`;
    return html`<p class="muted">${t.reads(documents)}</p>
      ${keyed(link.url, this.#linkView(link, t))}
      ${
        administers
          ? html`<div class="row acts">
              ${button(t.renew, () => this.#ask('renew'))}
              ${account && may(account, publishing.close) === true ? html`<button @click=${() => this.#ask('close')}>${t.close}</button>` : nothing}
            </div>`
          : nothing
      }
      ${refused}`;
  }

  /** The address as text that one may mark, and beside it what one does with it. */
  #linkView({ url, createdAt }: Link, t: Words): TemplateResult {
    return html`<div class="link-row">
        <output aria-label=${t.label}>${url}</output>
        <div class="row">
          ${copyButton(() => url, t)}
          <a href=${safeUrl(url)} target="_blank" rel="noopener noreferrer">${t.open} <span class="hidden">${t.inNewTab}</span></a>
        </div>
      </div>
      <p class="muted small">${t.made(civilDay(createdAt))}</p>`;
  }

  #dialog(t: Words): TemplateResult {
    const { asking } = this;
    const closing = asking === 'close';
    const [submission, heading, means] = closing ? [this.#close, t.close, t.closeMeans] : [this.#renew, t.renew, t.renewMeans];
    const dismiss = (event: Event) => {
      event.stopPropagation();
      this.#ask(undefined);
    };
    return html`<knippa-ask-dialog
      heading=${heading}
      deed=${heading}
      danger
      ?doing=${submission.busy}
      .error=${asking ? submission.error : undefined}
      ?open=${asking !== undefined}
      @knippa-apply=${() => void (closing ? this.#end(t.isClosed) : this.#make(t.isRenewed))}
      @knippa-close=${dismiss}
      ><p>${means}</p></knippa-ask-dialog
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-published-link': KnippaPublishedLink;
  }
}
