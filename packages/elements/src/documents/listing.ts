import { documents, folders, type Account, type DocumentSort } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import { personName } from '../kernel/person-name.js';
import { bones, whenRead } from '../kernel/states.js';
import type { CommonTerms } from '../terms/common.js';
import type { DocumentsTerms } from '../terms/documents.js';
import type { DocumentActs } from './acts.js';
import { emptyView } from './empty.js';
import type { DocumentsRoute } from './route.js';
import { firstOrder, thingTable, type RowActs } from './rows.js';
import type { Shelf } from './shelf.js';
import { iconOf, type Thing } from './things.js';

type Words = DocumentsTerms & CommonTerms;
type Host = KnippaElement<DocumentsTerms> & { readonly route: DocumentsRoute };

interface ListingSpec {
  go(route: DocumentsRoute): void;
  open(thing: Thing): void;
  /** Ends a search. */
  showAll(): void;
}

/** The folders and documents of the place that is shown, or of a search, as one table; or why there are none. */
export class Listing {
  readonly #host: Host;
  readonly #shelf: Shelf;
  readonly #acts: DocumentActs;
  readonly #spec: ListingSpec;

  constructor(host: Host, shelf: Shelf, acts: DocumentActs, spec: ListingSpec) {
    this.#host = host;
    this.#shelf = shelf;
    this.#acts = acts;
    this.#spec = spec;
  }

  /** Folders first, then documents, once both are read; only the first page has the folders. */
  view(heading: string, t: Words): unknown {
    const { folders: above, documents: list, holds } = this.#shelf;
    const rows = (over: readonly Thing[], more: boolean) =>
      holds.documents
        ? whenRead(list.reading, t, bones(4), ({ items }) =>
            this.#table(heading, [...over, ...items.map((row) => ({ resource: 'documents', row }) as const)], more, t),
          )
        : this.#table(heading, over, more, t);
    if (!holds.folders || !list.first) return rows([], false);
    return whenRead(above, t, bones(4), ({ items, next }) =>
      rows(
        items.map((row) => ({ resource: 'folders', row }) as const),
        next !== undefined,
      ),
    );
  }

  #table(heading: string, things: readonly Thing[], more: boolean, t: Words): TemplateResult | typeof nothing {
    const { account, documents: list, holds, search, busy } = this.#shelf;
    const showAll = search ? html`<button class="quiet" @click=${() => this.#spec.showAll()}>${t.showAll}</button>` : nothing;
    if (things.length === 0 && list.first) return emptyView(this.#shelf, showAll, t);
    if (!account) return bones(4);
    const paged = holds.documents && (search !== '' || list.turns);
    return html`<div aria-busy=${busy}>${thingTable(things, heading, this.#host.route, t, this.#rowActs(account, t))}</div>
      ${more ? html`<p class="muted small">${t.moreFolders}</p>` : nothing} ${paged ? list.foot(t, search, showAll) : showAll}`;
  }

  #rowActs(account: Account, t: Words): RowActs {
    const { owner: self, search, personId } = this.#shelf;
    const mine = self?.id === personId && self.permissions.documents ? self.id : undefined;
    return {
      documents: this.#shelf.holds.documents,
      icon: ({ resource, row }) =>
        iconOf(resource === 'folders' ? 'folder' : row.kind, resource === 'folders' ? row.icon : null, this.#host),
      open: (thing) => this.#spec.open(thing),
      items: (thing) => this.#acts.items(account, thing, t),
      sort: (by) => this.#sort(by),
      drags: ({ row, resource }) => may(row, resource === 'folders' ? folders.move : documents.move) === true,
      fromTemplate: (document) =>
        document.space === 'templates' && mine && may(document, documents.copy) === true
          ? () => void this.#acts.fromTemplate(account.id, document, mine)
          : undefined,
      lies: ({ row }) => {
        if (!search) return undefined;
        if (!row.space) return t.places.published;
        return row.owner ? t.ofPerson(personName(row.owner)) : t.places[row.space];
      },
    };
  }

  #sort(by: DocumentSort): void {
    const { route } = this.#host;
    const present = (route.sort ?? 'title') === by ? (route.order ?? firstOrder(by)) : undefined;
    const order = present === undefined ? firstOrder(by) : present === 'ascending' ? 'descending' : 'ascending';
    this.#shelf.aloud();
    this.#spec.go({ ...route, sort: by, order });
  }
}
