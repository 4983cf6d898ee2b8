import { documents, type Keeper, type Role } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { KnippaElement } from '../kernel/element.js';
import { highlight } from '../kernel/highlight.js';
import { Pages, searchForm } from '../kernel/pages.js';
import type { Reading } from '../kernel/reading.js';
import { bones, whenRead } from '../kernel/states.js';
import type { CommonTerms } from '../terms/common.js';
import type { DocumentsTerms } from '../terms/documents.js';

type Words = DocumentsTerms & CommonTerms;

interface PeopleSpec {
  /** The account, while the place is shown. */
  accountId(): string | undefined;
  search(): string;
  seek(text: string): void;
  /** Opens somebody's My Documents. */
  open(userId: string): void;
  readonly needs: Pick<Reading<never>, 'error' | 'again'>;
}

/** Those whose My Documents one may look into: searched, a page at a time, and each leads there (DOC-02, DOC-03). */
export class People {
  readonly #spec: PeopleSpec;
  readonly #list: Pages<typeof documents.people>;

  constructor(host: KnippaElement<DocumentsTerms>, spec: PeopleSpec) {
    this.#spec = spec;
    const input = () => {
      const accountId = spec.accountId();
      const search = spec.search();
      return accountId ? { accountId, ...(search && { search }) } : undefined;
    };
    const found = (total: number) => host.terms?.people.found(total);
    this.#list = new Pages(host, documents.people, input, { needs: spec.needs, about: () => spec.search() !== '', found });
  }

  /** Reads them again. */
  again(): void {
    this.#list.reading.again();
  }

  view(t: Words): TemplateResult {
    const search = this.#spec.search();
    const words = { label: t.people.searchLabel, hint: t.people.searchHint, value: search };
    return html`${searchForm(words, this.#list, (text) => this.#seek(text), t)}
    ${whenRead(this.#list.reading, t, bones(3), ({ items }) => this.#rows(items, search, t))}`;
  }

  #seek(text: string): void {
    if (text.trim() === this.#spec.search()) return;
    this.#list.aloud();
    this.#spec.seek(text);
  }

  #rows(items: readonly Keeper[], search: string, t: Words): TemplateResult {
    const showAll = search ? html`<button class="quiet" @click=${() => this.#seek('')}>${t.showAll}</button>` : nothing;
    if (items.length === 0 && this.#list.first) {
      const [heading, hint] = search ? [t.noHits(search), t.people.noHitsHint] : t.empties.people;
      return html`<div class="empty">
        <h3>${heading}</h3>
        <p class="muted">${hint}</p>
        ${showAll}
      </div>`;
    }
    return html`<div aria-busy=${this.#list.reading.busy}>${this.#table(items, search, t)}</div>
      ${this.#list.foot(t, search, showAll)}`;
  }

  #table(items: readonly Keeper[], search: string, t: Words): TemplateResult {
    const column = (name: string) => html`<th role="columnheader" scope="col">${name}</th>`;
    return html`<table role="table">
      <caption class="hidden">
        ${t.places.people}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          ${column(t.name)} ${column(t.people.role)} ${column(t.people.documents)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${repeat(
          items,
          ({ id }) => id,
          (keeper) => this.#row(keeper, search, t),
        )}
      </tbody>
    </table>`;
  }

  #row({ id, displayName, username, role, keeps, documents: count }: Keeper, search: string, t: Words): TemplateResult {
    const roles: Readonly<Record<Role, string>> = t.people.roles;
    const below = [username, keeps ? null : t.people.without].filter((text) => text !== null);
    return html`<tr role="row">
      <td role="cell" class="name">
        <button class="link" @click=${() => this.#spec.open(id)}>${highlight(displayName, search)}</button>
        ${below.length > 0 ? html`<div class="muted small">${below.join(' · ')}</div>` : nothing}
      </td>
      <td role="cell" data-label=${t.people.role}>${roles[role]}</td>
      <td role="cell" class="whole" data-label=${t.people.documents}>${t.number(count)}</td>
    </tr>`;
  }
}
