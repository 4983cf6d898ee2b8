import { folders, type CallInput, type FolderRow, type Location } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { KnippaElement } from '../kernel/element.js';
import type { CommonTerms } from '../terms/common.js';
import type { DocumentsTerms } from '../terms/documents.js';
import { iconOf, spelled, twist } from './things.js';

/** A place that something may be put, in the tree of them. `hint` says why not, or what holds of it. */
export interface Target {
  readonly name: string;
  readonly icon?: string | null;
  readonly location: Location;
  /** Whether it may be put there. */
  readonly allowed: boolean;
  readonly hint?: string;
  /** How the folders in it are asked for; undefined where there are none. */
  readonly within: Omit<CallInput<typeof folders.list>, 'size'> | undefined;
}

/** Folders of a place, as far as they are read: `next` is where more of them begin. */
interface Inside {
  readonly items: readonly Target[];
  readonly next: string | undefined;
}

/** A line of the tree: a target, or under the last of a place's the way to more of them, where `target` is the place. */
interface Row {
  readonly key: string;
  readonly target: Target;
  readonly more: boolean;
  readonly level: number;
  readonly at: number;
  readonly of: number;
}

/**
 * A tree of folders that opens as one goes (WAI-ARIA: `tree`). One tab stop; arrows go and open and close, letters find, Enter or the space bar
 * chooses.
 */
export class TargetTree {
  /** What is chosen. */
  chosen: Target | undefined;
  /** Why folders could not be read, if so. */
  error: unknown;

  readonly #host: KnippaElement<object>;
  readonly #onChoose: () => void;
  #roots: readonly Target[] = [];
  #toTarget: ((folder: FolderRow) => Target) | undefined;
  #inside: ReadonlyMap<string, Inside> = new Map();
  /** Of which place more is being read, by its key. */
  #reading = '';
  #open: ReadonlySet<string> = new Set();
  #active = '';

  constructor(host: KnippaElement<object>, onChoose: () => void) {
    this.#host = host;
    this.#onChoose = onChoose;
  }

  /** Begins anew with these at the top; `toTarget` says what a folder is to whatever is put somewhere. */
  about(roots: readonly Target[], toTarget: (folder: FolderRow) => Target): void {
    this.#roots = roots;
    this.#toTarget = toTarget;
    this.#inside = new Map();
    this.#open = new Set();
    this.#reading = '';
    this.chosen = undefined;
    this.error = undefined;
    this.#active = roots[0] ? spelled(roots[0].location) : '';
  }

  view(label: string, t: DocumentsTerms & CommonTerms): TemplateResult {
    const rows = this.#rows();
    return html`<ul role="tree" aria-label=${label} @keydown=${(event: KeyboardEvent) => this.#key(event, rows)}>
      ${repeat(
        rows,
        ({ key }) => key,
        (row) => (row.more ? this.#moreRow(row, t) : this.#row(row, t)),
      )}
    </ul>`;
  }

  #moreRow(row: Row, t: DocumentsTerms & CommonTerms): TemplateResult {
    const { key, level, at, of } = row;
    return html`<li
      role="treeitem"
      data-key=${key}
      tabindex=${key === this.#active ? '0' : '-1'}
      aria-level=${level}
      aria-posinset=${at}
      aria-setsize=${of}
      @click=${() => this.#press(row)}
    >
      ${Array.from({ length: level - 1 }, () => html`<span class="indent"></span>`)}
      <span class="twist"></span>
      <span class="text more">${t.moreTargets}</span>
      ${this.#reading === spelled(row.target.location) ? html`<span class="muted small late">${t.loading}</span>` : nothing}
    </li>`;
  }

  #row(row: Row, t: CommonTerms): TemplateResult {
    const { key, target, level, at, of } = row;
    const open = this.#open.has(key);
    const busy = open && !this.#inside.has(key);
    return html`<li
      role="treeitem"
      data-key=${key}
      tabindex=${key === this.#active ? '0' : '-1'}
      aria-level=${level}
      aria-posinset=${at}
      aria-setsize=${of}
      aria-expanded=${target.within ? String(open) : nothing}
      aria-selected=${this.chosen?.location === target.location ? 'true' : 'false'}
      aria-disabled=${target.allowed ? nothing : 'true'}
      @click=${(event: Event) => this.#click(event, row)}
    >
      ${Array.from({ length: level - 1 }, () => html`<span class="indent"></span>`)}
      <span class="twist" aria-hidden="true">${target.within ? twist(open) : nothing}</span>
      ${iconOf('folder', target.icon ?? null, this.#host)}
      <span class="text">${target.name}${target.hint ? html` <span class="muted small">${target.hint}</span>` : nothing}</span>
      ${busy ? html`<span class="muted small late">${t.loading}</span>` : nothing}
    </li>`;
  }

  #rows({ items, next }: Inside = { items: this.#roots, next: undefined }, level = 1, place?: Target): Row[] {
    const of = items.length + (next === undefined ? 0 : 1);
    const rows = items.flatMap((target, index) => {
      const key = spelled(target.location);
      const inside = this.#open.has(key) ? this.#inside.get(key) : undefined;
      return [{ key, target, more: false, level, at: index + 1, of }, ...(inside ? this.#rows(inside, level + 1, target) : [])];
    });
    if (!place || next === undefined) return rows;
    return [...rows, { key: `${spelled(place.location)} ${next}`, target: place, more: true, level, at: of, of }];
  }

  #click(event: Event, row: Row): void {
    this.#active = row.key;
    if ((event.target as Element).closest('.twist') && row.target.within) this.#toggle(row.target);
    else this.#press(row);
  }

  #press({ key, target, more }: Row): void {
    if (!more) {
      this.#choose(target);
      return;
    }
    this.#active = key;
    void this.#read(target);
  }

  #choose(target: Target): void {
    if (target.allowed) {
      this.chosen = target;
      this.#onChoose();
    } else if (target.within) this.#toggle(target);
    this.#host.requestUpdate();
  }

  #toggle(target: Target, open = !this.#open.has(spelled(target.location))): void {
    const key = spelled(target.location);
    const now = new Set(this.#open);
    if (open) now.add(key);
    else now.delete(key);
    this.#open = now;
    if (open && !this.#inside.has(key)) void this.#read(target);
    this.#host.requestUpdate();
  }

  /** Reads the folders of a place, or those that come after the ones that are read: the first of these has the focus then, if it was at the way to more. */
  async #read({ within, location }: Target): Promise<void> {
    const { client } = this.#host;
    const key = spelled(location);
    if (!client || !within || this.#reading === key) return;
    const { items: before, next: cursor } = this.#inside.get(key) ?? { items: [], next: undefined };
    this.#reading = key;
    this.#host.requestUpdate();
    try {
      const { items, next } = await client.call(folders.list, { ...within, size: 500, ...(cursor && { cursor }) });
      const toTarget = this.#toTarget;
      const more = toTarget ? items.map((folder) => toTarget(folder)) : [];
      this.#inside = new Map(this.#inside).set(key, { items: [...before, ...more], next });
      this.error = undefined;
      if (cursor && this.#active === `${key} ${cursor}`) this.#go(more[0] && spelled(more[0].location));
    } catch (error) {
      this.error = error;
      if (!cursor) this.#open = new Set([...this.#open].filter((one) => one !== key));
    }
    this.#reading = '';
    this.#host.requestUpdate();
  }

  #key(event: KeyboardEvent, rows: readonly Row[]): void {
    const at = rows.findIndex((one) => one.key === this.#active);
    const row = rows[at];
    if (!row || event.ctrlKey || event.altKey || event.metaKey) return;
    const { target, level, more } = row;
    const opens = !more && target.within !== undefined;
    const open = opens && this.#open.has(row.key);
    const key = event.key;
    if (key === 'ArrowDown') this.#go(rows[at + 1]?.key);
    else if (key === 'ArrowUp') this.#go(rows[at - 1]?.key);
    else if (key === 'Home') this.#go(rows[0]?.key);
    else if (key === 'End') this.#go(rows.at(-1)?.key);
    else if (key === 'ArrowRight' && opens) {
      if (open) this.#go(rows[at + 1]?.level === level + 1 ? rows[at + 1]?.key : undefined);
      else this.#toggle(target, true);
    } else if (key === 'ArrowLeft') {
      if (open) this.#toggle(target, false);
      else this.#go(rows.slice(0, at).findLast((above) => above.level === level - 1)?.key);
    } else if (key === 'Enter' || key === ' ') this.#press(row);
    else if (key.length === 1)
      this.#go([...rows.slice(at + 1), ...rows.slice(0, at)].find((other) => !other.more && begins(other.target.name, key))?.key);
    else return;
    event.preventDefault();
  }

  #go(key: string | undefined): void {
    if (key === undefined) return;
    this.#active = key;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus());
  }
}

const begins = (name: string, letter: string) => name.toLocaleLowerCase().startsWith(letter.toLocaleLowerCase());
