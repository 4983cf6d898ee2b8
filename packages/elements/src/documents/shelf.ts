import {
  accounts,
  documents,
  folders,
  session,
  standardTemplates,
  users,
  type Account,
  type Folder,
  type Space,
  type StandardTemplate,
  type User,
} from '@knippa/contract';
import type { KnippaElement } from '../kernel/element.js';
import { announce } from '../kernel/live.js';
import { Pages } from '../kernel/pages.js';
import { Reading } from '../kernel/reading.js';
import type { DocumentsTerms } from '../terms/documents.js';
import type { DocumentsRoute, Place } from './route.js';
import type { Thing } from './things.js';

/** As many folders as are shown of a place: a search finds the rest. */
const mostFolders = 500;

/** Whether folders lie in a place. */
const isSpace = (place: Place): place is Space => place === 'personal' || place === 'shared' || place === 'templates';
/** Whether documents lie at the top of a place: of what is shared only folders do. */
const listsDocuments = (place: Place) => place === 'personal' || place === 'templates' || place === 'published';

/** What tells the shelf what to show. */
type Host = KnippaElement<DocumentsTerms> & { readonly accountId: string; readonly route: DocumentsRoute };

/** What is read of the place that the route names: whose it is, its folder, and the folders and documents in it. */
export class Shelf {
  /** Folders of the place, all at once; undefined input where none lie there. */
  readonly folders: Reading<typeof folders.list>;
  /** Its documents, a page at a time. */
  readonly documents: Pages<typeof documents.list>;

  readonly #host: Host;
  /** What folders are called that were seen: a heading stands before its folder is read. */
  readonly #names = new Map<string, string>();
  readonly #session: Reading<typeof session.read>;
  readonly #account: Reading<typeof accounts.read>;
  readonly #owner: Reading<typeof users.read>;
  readonly #folder: Reading<typeof folders.read>;
  readonly #standards: Reading<typeof standardTemplates.list>;
  #loud = false;

  constructor(host: Host) {
    this.#host = host;
    this.#session = new Reading(host, session.read, () => ({}));
    const needs = this.#session;
    this.#account = new Reading(host, accounts.read, () => this.of({}), { needs });
    this.#owner = new Reading(host, users.read, () => this.of({ userId: host.route.userId ?? this.personId }), { needs });
    const folderId = () => (host.route.folderId && !this.search ? this.of({ folderId: host.route.folderId }) : undefined);
    const onRead = ({ id, name, lying }: Folder) => [...lying.path, { id, name }].forEach((one) => this.#names.set(one.id, one.name));
    this.#folder = new Reading(host, folders.read, folderId, { needs, onRead });
    const about = () => this.#shown;
    this.folders = new Reading(host, folders.list, () => this.#foldersHere, {
      needs: this.#account,
      about,
      onRead: ({ items }) => items.forEach(({ id, name }) => this.#names.set(id, name)),
    });
    const standards = () => (this.search ? this.of({ search: this.search, language: host.language }) : undefined);
    this.#standards = new Reading(host, standardTemplates.list, standards, { needs: this.#account, about });
    const found = (total: number) => (this.search ? this.#hits(total) : host.terms?.found(total));
    this.documents = new Pages(host, documents.list, () => this.#documentsHere, { needs: this.#account, about, found });
    host.addController({ hostUpdated: () => this.#say() });
  }

  get personId(): string {
    return this.#session.value?.person.id ?? '';
  }

  get account(): Account | undefined {
    return this.#account.value;
  }

  /** Whose My Documents is shown: the person's own, or that of the one whom the route names. */
  get owner(): User | undefined {
    return this.#owner.value;
  }

  /** Whose My Documents is shown, where it is somebody else's. */
  get others(): User | undefined {
    return this.#host.route.userId && this.owner?.id !== this.personId ? this.owner : undefined;
  }

  /** The folder that is opened, once it is read. */
  get folder(): Folder | undefined {
    return this.#host.route.folderId && !this.search ? this.#folder.value : undefined;
  }

  /** Whether a folder is opened, read or not. */
  get inFolder(): boolean {
    return this.#host.route.folderId !== undefined;
  }

  /** What the folder that is opened is called, as soon as that is known. */
  get folderName(): string {
    return this.folder?.name ?? this.#names.get(this.#host.route.folderId ?? '') ?? '';
  }

  /** What needs to be read before anything is shown. */
  get needs() {
    return this.#account;
  }

  /** What documents and folders are searched for; among people is no search for documents. */
  get search(): string {
    return this.#host.route.in === 'people' ? '' : (this.#host.route.search ?? '').trim();
  }

  /**
   * The place that is shown: whoever has no My Documents begins at what the group shares, and where no group is, the standard templates are all that
   * there are.
   */
  get place(): Place {
    const { in: place, folderId } = this.#host.route;
    const single = this.account?.kind === 'single';
    if (single && place === 'templates') return 'standards';
    return place === 'personal' && !folderId && this.without && !single ? 'shared' : place;
  }

  /** The standard templates that a search has found; undefined while they are looked for first. */
  get standards(): readonly StandardTemplate[] | undefined {
    return this.#standards.value?.items ?? (this.#standards.busy ? undefined : []);
  }

  /** Whether the person has no My Documents of their own, and it is theirs that would be shown. */
  get without(): boolean {
    return !this.#host.route.userId && this.owner?.permissions.documents === false;
  }

  /** Whether folders can lie in what is shown, and documents: at the top of what is shared lie folders alone. */
  get holds(): { readonly folders: boolean; readonly documents: boolean } {
    const anywhere = this.search !== '' || this.#host.route.folderId !== undefined;
    const { place } = this;
    return {
      folders: anywhere || isSpace(place),
      documents: anywhere || listsDocuments(place),
    };
  }

  /** The rows that are shown. */
  get things(): Thing[] {
    const { documents: list, folders: above, holds } = this;
    return [
      ...(holds.folders ? (above.value?.items ?? []) : []).map((row) => ({ resource: 'folders', row }) as const),
      ...(holds.documents ? (list.reading.value?.items ?? []) : []).map((row) => ({ resource: 'documents', row }) as const),
    ];
  }

  get busy(): boolean {
    return this.folders.busy || this.documents.reading.busy;
  }

  /** Says what is shown next when it is there, of a search all that it has found: somebody asked for it. */
  aloud(): void {
    this.documents.aloud();
    this.#loud = true;
  }

  /** Reads again what is shown. */
  again(): void {
    this.folders.again();
    this.documents.reading.again();
  }

  /** An input in the account, once it is known who asks. */
  of<T extends object>(rest: T): ({ accountId: string } & T) | undefined {
    const accountId = this.#host.accountId || this.#session.value?.account?.id;
    return accountId && this.#session.value ? { accountId, ...rest } : undefined;
  }

  /** Says how many hits a search has, once everything is read that it looks among. */
  #say(): void {
    if (!this.#loud || this.busy || this.#standards.busy) return;
    this.#loud = false;
    const said = this.search && this.documents.reading.error === undefined && this.#hits(this.documents.total ?? 0);
    if (said) announce(said, { after: 500 });
  }

  /** How many hits a search has with so many documents; undefined while folders and standard templates are looked for. */
  #hits(found: number): string | undefined {
    const { value: above, busy } = this.folders;
    const t = this.#host.terms;
    if (!t || !above || busy || this.#standards.busy) return undefined;
    const hits = found + above.items.length + (this.standards?.length ?? 0);
    return hits === 0 ? t.noHits(this.search) : t.hitsCount(hits);
  }

  /** What tells one place from another. */
  get #shown(): unknown {
    const { userId, folderId } = this.#host.route;
    return [this.place, userId, folderId, this.search !== ''];
  }

  /** Where both lie: what is searched for, in the folder, or at the top of the place once it is known which that is. */
  get #where() {
    const { in: place, userId, folderId } = this.#host.route;
    if (this.search) return { search: this.search };
    if (folderId) return { folderId };
    const known = place !== 'personal' || this.owner !== undefined || this.#owner.error !== undefined;
    return known ? { top: this.place, ...(userId && { userId }) } : undefined;
  }

  get #foldersHere() {
    const where = this.#where;
    if (!where || !this.holds.folders) return undefined;
    if ('folderId' in where) return this.of({ parentId: where.folderId, size: mostFolders });
    if ('search' in where) return this.of({ ...where, size: mostFolders });
    const { top, ...whose } = where;
    return isSpace(top) ? this.of({ in: top, ...whose, size: mostFolders }) : undefined;
  }

  get #documentsHere() {
    const { sort, order } = this.#host.route;
    const where = this.#where;
    if (!where || !this.holds.documents) return undefined;
    const sorted = { ...(sort && { sort }), ...(order && { order }) };
    if (!('top' in where)) return this.of({ ...where, ...sorted });
    const { top, ...whose } = where;
    return listsDocuments(top) ? this.of({ in: top, ...whose, ...sorted }) : undefined;
  }
}
