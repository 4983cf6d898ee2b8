import { nothing, type TemplateResult } from 'lit';
import type { MeanwhileTerms } from '../terms/meanwhile.js';
import { differences } from './differences.js';
import type { KnippaElement } from './element.js';

/** What a form edits, and is held against when it is sent. */
interface Edited {
  readonly id: string;
  readonly version: string;
}

/**
 * A form over something that somebody else may change meanwhile. What is typed is kept while the thing is read again; when somebody else was
 * first, what they changed stands beside it, and one may take theirs or save one's own (WHY-06). `valueOf` is what each field of the form holds
 * of the thing, by the field's name.
 */
export class Meanwhile<T extends Edited, Path extends string> {
  readonly #host: KnippaElement<object>;
  readonly #again: () => void;
  readonly #valueOf: Readonly<Record<Path, (thing: T) => string>>;
  /** What the fields were filled from. */
  #from: T | undefined;
  #typed = false;
  #late = false;

  constructor(host: KnippaElement<object>, again: () => void, valueOf: Readonly<Record<Path, (thing: T) => string>>) {
    this.#host = host;
    this.#again = again;
    this.#valueOf = valueOf;
  }

  /** Whether somebody else was first, when the form was last sent. */
  get late(): boolean {
    return this.#late;
  }

  /** Forgets what was typed: it is saved, or another thing is edited. */
  clear(): void {
    this.#from = undefined;
    this.#typed = false;
    this.#late = false;
  }

  /** What the fields are filled from: the thing as it is, or as it was when somebody began to type. */
  from(thing: T): T {
    if (!this.#from || this.#from.id !== thing.id || !this.#typed) this.#from = thing;
    return this.#from;
  }

  /** Hears that something is typed. */
  readonly typed = (): void => {
    this.#typed = true;
  };

  /** The version that is sent: once what somebody else has changed was shown, the one that has it. */
  version(thing: T): string {
    return (this.#late ? thing : this.from(thing)).version;
  }

  /** Of the texts of the form those that are not as they were. */
  changes(thing: T, texts: Readonly<Record<string, string>>): Partial<Record<Path, string>> {
    const from = this.from(thing);
    const changed = this.#paths.filter((path) => this.#control(path) && (texts[path] ?? '') !== this.#valueOf[path](from));
    return Object.fromEntries(changed.map((path) => [path, texts[path] ?? ''])) as Partial<Record<Path, string>>;
  }

  /** Somebody else was first: the thing is read again, to be compared with. */
  compare(): void {
    this.#typed = true;
    this.#late = true;
    this.#again();
  }

  /** What somebody else has changed, beside what the form holds; `named` says a value that is a code. */
  view(
    thing: T,
    labels: Readonly<Record<Path, string>>,
    t: MeanwhileTerms,
    named: (path: Path, text: string) => string = (_, text) => text,
  ): TemplateResult | typeof nothing {
    const from = this.#from;
    // until it is read again there is nothing to compare with
    if (!this.#late || !from || from.version === thing.version) return nothing;
    const paths = this.#paths.filter((path) => this.#valueOf[path](from) !== this.#valueOf[path](thing));
    const all = paths.map((path) => {
      const saved = this.#valueOf[path](thing);
      const typed = this.#control(path)?.value ?? '';
      return { label: labels[path], saved: named(path, saved), typed: named(path, typed), take: () => this.#take(path, saved) };
    });
    return differences(all, t);
  }

  get #paths(): Path[] {
    return Object.keys(this.#valueOf) as Path[];
  }

  #control(path: Path): HTMLInputElement | HTMLSelectElement | null {
    return this.#host.renderRoot.querySelector(`[name="${path}"]`);
  }

  #take(path: Path, saved: string): void {
    const control = this.#control(path);
    if (control) control.value = saved;
    control?.focus();
    this.#host.requestUpdate();
  }
}
