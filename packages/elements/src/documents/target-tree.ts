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

interface Row {
  readonly target: Target;
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
  #inside: ReadonlyMap<string, readonly Target[]> = new Map();
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
    this.chosen = undefined;
    this.error = undefined;
    this.#active = roots[0] ? spelled(roots[0].location) : '';
  }

  view(label: string, t: DocumentsTerms & CommonTerms): TemplateResult {
    const rows = this.#rows();
    return html`<ul role="tree" aria-label=${label} @keydown=${(event: KeyboardEvent) => this.#key(event, rows)}>
      ${repeat(
        rows,
        ({ target }) => spelled(target.location),
        (row) => this.#row(row, t),
      )}
    </ul>`;
  }

  #row({ target, level, at, of }: Row, t: CommonTerms): TemplateResult {
    const key = spelled(target.location);
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
      @click=${(event: Event) => this.#click(event, target)}
    >
      ${Array.from({ length: level - 1 }, () => html`<span class="indent"></span>`)}
      <span class="twist" aria-hidden="true">${target.within ? twist(open) : nothing}</span>
      ${iconOf('folder', target.icon ?? null, this.#host)}
      <span class="text">${target.name}${target.hint ? html` <span class="muted small">${target.hint}</span>` : nothing}</span>
      ${busy ? html`<span class="muted small late">${t.loading}</span>` : nothing}
    </li>`;
  }

  #rows(targets: readonly Target[] = this.#roots, level = 1): Row[] {
    return targets.flatMap((target, index) => {
      const key = spelled(target.location);
      const inside = this.#open.has(key) ? (this.#inside.get(key) ?? []) : [];
      return [{ target, level, at: index + 1, of: targets.length }, ...this.#rows(inside, level + 1)];
    });
  }

  #click(event: Event, target: Target): void {
    this.#active = spelled(target.location);
    if ((event.target as Element).closest('.twist') && target.within) this.#toggle(target);
    else this.#choose(target);
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
    if (open && !this.#inside.has(key)) void this.#read(target, key);
    this.#host.requestUpdate();
  }

  async #read({ within }: Target, key: string): Promise<void> {
    const { client } = this.#host;
    if (!client || !within) return;
    try {
      const { items } = await client.call(folders.list, { ...within, size: 500 });
      const toTarget = this.#toTarget;
      this.#inside = new Map(this.#inside).set(key, toTarget ? items.map((folder) => toTarget(folder)) : []);
      this.error = undefined;
    } catch (error) {
      this.error = error;
      this.#open = new Set([...this.#open].filter((one) => one !== key));
    }
    this.#host.requestUpdate();
  }

  #key(event: KeyboardEvent, rows: readonly Row[]): void {
    const at = rows.findIndex(({ target }) => spelled(target.location) === this.#active);
    const row = rows[at];
    if (!row || event.ctrlKey || event.altKey || event.metaKey) return;
    const { target, level } = row;
    const open = this.#open.has(spelled(target.location));
    const key = event.key;
    if (key === 'ArrowDown') this.#go(rows[at + 1]);
    else if (key === 'ArrowUp') this.#go(rows[at - 1]);
    else if (key === 'Home') this.#go(rows[0]);
    else if (key === 'End') this.#go(rows.at(-1));
    else if (key === 'ArrowRight' && target.within) {
      if (open) this.#go(rows[at + 1]?.level === level + 1 ? rows[at + 1] : undefined);
      else this.#toggle(target, true);
    } else if (key === 'ArrowLeft') {
      if (open) this.#toggle(target, false);
      else this.#go(rows.slice(0, at).findLast((above) => above.level === level - 1));
    } else if (key === 'Enter' || key === ' ') this.#choose(target);
    else if (key.length === 1) this.#go([...rows.slice(at + 1), ...rows.slice(0, at)].find((other) => begins(other.target.name, key)));
    else return;
    event.preventDefault();
  }

  #go(row: Row | undefined): void {
    if (!row) return;
    this.#active = spelled(row.target.location);
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus());
  }
}

const begins = (name: string, letter: string) => name.toLocaleLowerCase().startsWith(letter.toLocaleLowerCase());
