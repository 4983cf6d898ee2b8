import { folders, users, type FolderSeen } from '@knippa/contract';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { KnippaElement } from '../kernel/element.js';
import { closed } from '../kernel/events.js';
import { folderIcon } from '../kernel/folder-icon.js';
import { highlight } from '../kernel/highlight.js';
import { Pages, searchForm } from '../kernel/pages.js';
import { property, state } from '../kernel/property.js';
import { Reading } from '../kernel/reading.js';
import { sheet } from '../kernel/sheet.js';
import { bones, whenRead } from '../kernel/states.js';
import { tableSheet } from '../kernel/table.styles.js';
import type { CommonTerms } from '../terms/common.js';
import { seenByTerms, type SeenByTerms } from '../terms/seen-by.js';
import { mayText, whyTexts } from '../who-can-see/rows.js';

type Words = SeenByTerms & CommonTerms;

/**
 * What somebody of an account sees: which shared folders, what they may there, and the right that carries it, as far as one sees the folders oneself.
 *
 * @tag knippa-seen-by
 * @summary Says which shared folders somebody sees, and why (WHY-02).
 * @event knippa-close - The person is done here.
 * @csspart base - All of the element's inside.
 */
export class KnippaSeenBy extends KnippaElement<SeenByTerms> {
  static override styles = [
    sheet,
    tableSheet,
    css`
      td.name {
        min-width: 10em;
      }
      .thing {
        display: flex;
        gap: 10px;
        align-items: start;
        overflow-wrap: anywhere;
      }
      .thing > svg {
        flex: none;
        margin-top: 2px;
        color: var(--k-muted);
      }
      .close {
        margin-top: 12px;
      }
      @container knippa (max-width: 959.98px) {
        td.why {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  /** The account. */
  @property({ attribute: 'account-id' }) accountId = '';
  /** Whom it is asked about. */
  @property({ attribute: 'user-id' }) userId = '';

  @state() private search = '';

  protected override readonly words = seenByTerms;

  readonly #user = new Reading(this, users.read, () => this.#of({}));
  readonly #list = new Pages(this, folders.seenBy, () => this.#of(this.search.trim() ? { search: this.search.trim() } : {}), {
    needs: this.#user,
    found: (n) => this.terms?.found(n),
  });

  #of<T extends object>(rest: T): ({ accountId: string; userId: string } & T) | undefined {
    const { accountId, userId } = this;
    return accountId && userId ? { accountId, userId, ...rest } : undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('userId')) this.search = '';
    super.willUpdate(changed);
  }

  #seek(search: string): void {
    if (search.trim() === this.search.trim()) return;
    this.#list.aloud();
    this.search = search;
  }

  protected override view(t: Words): unknown {
    const user = this.#user.value;
    const heading = t.heading(user?.displayName ?? '…');
    return html`<h2 tabindex="-1">${heading}</h2>
      <p class="muted">${t.youSee} ${user ? t.also[user.role](user.permissions.documents) : nothing}</p>
      ${searchForm({ label: t.searchLabel, hint: t.searchHint, value: this.search }, this.#list, (text) => this.#seek(text), t)}
      ${whenRead(this.#list.reading, t, bones(3), ({ items }) => this.#rows(items, heading, t))}
      <div class="row close"><button type="button" @click=${() => closed(this)}>${t.close}</button></div>`;
  }

  #rows(rows: readonly FolderSeen[], caption: string, t: Words): TemplateResult {
    const search = this.search.trim();
    const showAll = search ? html`<button class="quiet" @click=${() => this.#seek('')}>${t.showAll}</button>` : nothing;
    if (rows.length === 0 && this.#list.first)
      return html`<div class="empty">
        <p>${search ? t.noHits(search) : t.empty}</p>
        ${showAll}
      </div>`;
    const column = (name: string) => html`<th role="columnheader" scope="col">${name}</th>`;
    return html`<div aria-busy=${this.#list.reading.busy}>
        <table role="table">
          <caption class="hidden">
            ${caption}
          </caption>
          <thead role="rowgroup">
            <tr role="row">
              ${column(t.folder)} ${column(t.who.may)} ${column(t.who.why)}
            </tr>
          </thead>
          <tbody role="rowgroup">
            ${repeat(
              rows,
              ({ id }) => id,
              (row) => this.#row(row, search, t),
            )}
          </tbody>
        </table>
      </div>
      ${this.#list.foot(t, search, showAll)}`;
  }

  #row(row: FolderSeen, search: string, t: Words): TemplateResult {
    const { id, name, icon, path } = row;
    const asked = { resource: 'folders', folderId: id } as const;
    return html`<tr role="row">
      <td role="cell" class="name">
        <span class="thing">
          ${folderIcon(icon, this)}
          <span
            ><b>${highlight(name, search)}</b>
            ${path.length > 0 ? html`<span class="muted small">${t.inFolder(path.map((step) => step.name).join(' / '))}</span>` : nothing}</span
          >
        </span>
      </td>
      <td role="cell" data-label=${t.who.may}>${mayText(row, asked, t.who)}</td>
      <td role="cell" class="why" data-label=${t.who.why}>${whyTexts(row, asked, t.who).map((text) => html`<div>${text}</div>`)}</td>
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-seen-by': KnippaSeenBy;
  }
}
