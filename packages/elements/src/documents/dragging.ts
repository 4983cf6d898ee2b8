import { folders, type Account, type FolderRow, type Location } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import type { CommonTerms } from '../terms/common.js';
import type { DocumentsTerms } from '../terms/documents.js';
import type { Shelf } from './shelf.js';
import type { Target } from './target-tree.js';
import { folderTarget, personTarget, sharedTarget } from './targets.js';
import { nameOf, type Thing } from './things.js';

type Words = DocumentsTerms & CommonTerms;

/**
 * Rows that are dragged to folders and places, for whoever has a mouse: the same as a row's «move», by the same judgement. Rows say their id in `data-drag`, and what
 * something can be let go on says its location in `data-drop`; where it would be refused, and why, is said while it is held there.
 */
export class Dragging {
  readonly #host: KnippaElement<DocumentsTerms>;
  readonly #shelf: Shelf;
  readonly #drop: (account: Account, thing: Thing, target: Target) => void;
  /** Folders on the way here, read when a drag begins: of those one knows no more than the name before. */
  readonly #above = new Map<string, FolderRow>();
  #thing: Thing | undefined;
  #over: { readonly at: HTMLElement; readonly target: Target | undefined } | undefined;

  constructor(host: KnippaElement<DocumentsTerms>, shelf: Shelf, drop: (account: Account, thing: Thing, target: Target) => void) {
    this.#host = host;
    this.#shelf = shelf;
    this.#drop = drop;
  }

  /** A row is taken. */
  readonly start = (event: DragEvent): void => {
    const row = (event.target as Element).closest<HTMLElement>('[data-drag]');
    this.#thing = this.#shelf.things.find((thing) => thing.row.id === row?.dataset['drag']);
    if (!this.#thing || !event.dataTransfer) return;
    event.dataTransfer.setData('text/plain', nameOf(this.#thing));
    event.dataTransfer.effectAllowed = 'move';
    for (const at of this.#host.renderRoot.querySelectorAll<HTMLElement>('.crumbs [data-drop]')) void this.#read(locationAt(at));
  };

  /** It is held over something. */
  readonly over = (event: DragEvent): void => {
    const thing = this.#thing;
    if (!thing) return;
    const at = (event.target as Element).closest<HTMLElement>('[data-drop]');
    if (at !== this.#over?.at) {
      this.#leave();
      if (at) this.#enter(at, thing);
    }
    if (!this.#over?.target?.allowed) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'move';
  };

  /** It is let go. */
  readonly drop = (event: DragEvent): void => {
    const [thing, target] = [this.#thing, this.#over?.target];
    if (!thing) return;
    event.preventDefault();
    this.end();
    const { account } = this.#shelf;
    if (target?.allowed && account) this.#drop(account, thing, target);
  };

  /** It is let go somewhere else, or given up. */
  readonly end = (): void => {
    this.#thing = undefined;
    this.#above.clear();
    this.#leave();
  };

  /** What would be done where it is held, or why not. */
  view(t: Words): TemplateResult {
    const [thing, over] = [this.#thing, this.#over];
    return html`<p class="dragging" ?hidden=${!over}>${thing && over ? this.#said(thing, over.target, t) : nothing}</p>`;
  }

  #said(thing: Thing, target: Target | undefined, t: Words): string {
    if (!target) return t.cannotWrite;
    return target.allowed ? t.moveTo(nameOf(thing), target.name) : `${target.name}: ${target.hint ?? t.cannotWrite}`;
  }

  #enter(at: HTMLElement, thing: Thing): void {
    const location = locationAt(at);
    if (location && 'folderId' in location && !this.#folder(location.folderId)) return;
    const target = location && this.#target(thing, location);
    this.#over = { at, target };
    at.dataset['over'] = target?.allowed ? 'takes' : 'refuses';
    this.#host.requestUpdate();
  }

  #folder(id: string): FolderRow | undefined {
    return this.#shelf.folders.value?.items.find((folder) => folder.id === id) ?? this.#above.get(id);
  }

  /** What a place or a folder is to a thing. */
  #target(thing: Thing, to: Location): Target | undefined {
    const { terms: t } = this.#host;
    const { account, personId, others } = this.#shelf;
    if (!t || !account) return undefined;
    const bringing = { account, thing, copy: false };
    if ('space' in to) return sharedTarget(bringing, to.space, t);
    if ('userId' in to)
      return personTarget(bringing, to.userId, to.userId === personId ? t.places.personal : t.ofPerson(others?.displayName ?? ''), t);
    const folder = this.#folder(to.folderId);
    return folder && folderTarget(bringing, folder, t);
  }

  #leave(): void {
    delete this.#over?.at.dataset['over'];
    this.#over = undefined;
    this.#host.requestUpdate();
  }

  async #read(location: Location | undefined): Promise<void> {
    const { client } = this.#host;
    const { account } = this.#shelf;
    if (!client || !account || !location || !('folderId' in location)) return;
    const { folderId } = location;
    try {
      this.#above.set(folderId, await client.call(folders.read, { accountId: account.id, folderId }));
    } catch {
      // what cannot be read now is no target now; the menu says why
    }
  }
}

const locationAt = (at: HTMLElement) => JSON.parse(at.dataset['drop'] ?? 'null') as Location | undefined;
