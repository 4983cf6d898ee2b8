import { documents, type Content, type Document } from '@knippa/contract';
import { may } from '@knippa/sdk';
import type { ReactiveController } from 'lit';
import type { Page } from '../kernel/contexts.js';
import { draftKey, forgetDraft, forgetHeld, keepDraft, keptDraft } from '../kernel/drafts.js';
import type { KnippaElement } from '../kernel/element.js';
import { draftFrom, draftOf, rebased, writtenSince, type Draft } from './draft.js';

/** What tells which document is written, and whether it is. */
type Host = KnippaElement<object> & { readonly accountId: string; readonly documentId: string; editing: boolean };

interface DraftingSpec {
  /** Who writes, once that is known. */
  readonly personId: () => string | undefined;
  /** The document as it is now. */
  readonly document: () => Document | undefined;
  /** What was written is let go: it is saved or thrown away, or another document or person is there. */
  readonly closed: () => void;
}

/**
 * What somebody writes of a document: looked for in the tab when the document is opened, kept there with every change until it is saved or thrown away, and held
 * against the document as it is now (DOC-07). Of another document it begins anew, and nothing of it outlives its page's epoch (I39).
 */
export class Drafting implements ReactiveController {
  /** What is written, while something is. */
  draft: Draft | undefined;
  /** Whether it was kept from before. */
  kept = false;

  readonly #host: Host;
  readonly #spec: DraftingSpec;
  #epoch: number | undefined;
  #documentId = '';
  /** The document whose draft was looked for. */
  #sought = '';

  constructor(host: Host, spec: DraftingSpec) {
    this.#host = host;
    this.#spec = spec;
    host.addController(this);
  }

  /** The draft's name, once it is known whose it is. */
  get key(): string | undefined {
    const person = this.#spec.personId();
    return person && draftKey(`${this.#host.accountId} ${this.#host.documentId}`, person);
  }

  hostUpdate(): void {
    const { page, documentId } = this.#host;
    const others = this.#epoch !== undefined && page?.epoch !== this.#epoch;
    const another = this.#documentId !== '' && documentId !== this.#documentId;
    this.#epoch = page?.epoch;
    this.#documentId = documentId;
    if (others) forgetHeld(this.#page);
    if (others || another) this.close();
    const [document, key] = [this.#spec.document(), this.key];
    if (!document || !key) return;
    const allowed = may(document, documents.edit) === true;
    if (this.#sought !== key) {
      this.#sought = key;
      this.draft = allowed ? draftFrom(keptDraft(this.#page, key)) : undefined;
      this.kept = this.draft !== undefined;
      this.#host.editing ||= this.kept;
    }
    if (this.#host.editing && allowed) this.draft ??= draftOf(document);
    if (this.draft) this.draft = rebased(this.draft, document);
  }

  change(change: { title?: string; content?: Content }): void {
    if (!this.draft) return;
    this.draft = { ...this.draft, ...change };
    if (this.key) keepDraft(this.#page, this.key, this.draft);
    this.#host.requestUpdate();
  }

  /** Throws away what is written. */
  discard(): void {
    if (this.key) forgetDraft(this.key);
    this.close();
  }

  /** Ends the writing; what is kept in the tab stays there. */
  close(): void {
    this.draft = undefined;
    this.kept = false;
    this.#host.editing = false;
    this.#sought = '';
    this.#spec.closed();
    this.#host.requestUpdate();
  }

  /**
   * Hears that a draft was saved under its name, as what (undefined: there was nothing to save). What was written while it was sent stays a draft, of what is saved now,
   * whatever is open by then; answers whether anything was.
   */
  saved(sent: Draft, key: string, document: Document | undefined): boolean {
    const here = this.key === key;
    const now = here ? this.draft : draftFrom(keptDraft(this.#page, key));
    const since = document && now && writtenSince(now, sent, document);
    if (since) keepDraft(this.#page, key, since);
    else forgetDraft(key);
    if (here && since) this.draft = since;
    return since !== undefined;
  }

  /** Where there is no page around nothing is stored. */
  get #page(): Pick<Page, 'epoch' | 'stores'> {
    return this.#host.page ?? { epoch: 0 };
  }
}
