import { bin, documents, type DocumentRow } from '@knippa/contract';
import { html } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import { tell } from '../kernel/events.js';
import { Submission } from '../kernel/submission.js';
import type { DocumentsTerms } from '../terms/documents.js';
import { undo } from './undo.js';

/** Puts a document in the bin without a question, for it comes back with one press; so does a folder that was removed with one (DOC-09). */
export class Removing {
  readonly submission: Submission<typeof documents.remove>;
  readonly restoring: Submission<typeof bin.restore>;

  readonly #host: KnippaElement<object>;
  readonly #said: (result: unknown) => void;

  readonly #begin: () => void;

  constructor(host: KnippaElement<object>, said: (result: unknown) => void, begin: () => void) {
    this.#host = host;
    this.submission = new Submission(host, documents.remove);
    this.restoring = new Submission(host, bin.restore);
    this.#said = said;
    this.#begin = begin;
  }

  async remove(accountId: string, { id: documentId, title, version }: DocumentRow, t: DocumentsTerms): Promise<void> {
    this.#begin();
    if (!(await this.submission.send({ accountId, documentId, version }))) return;
    this.removed(accountId, documentId, title, t);
    tell<typeof documents.remove>(this.#host, 'documents.remove', { accountId, documentId });
  }

  /** Says that something lies in the bin. */
  removed(accountId: string, binnedId: string, name: string, t: DocumentsTerms): void {
    const back = () => this.#bringBack(accountId, binnedId, name, t);
    this.#said(html`${t.removed(name)} ${undo(back, t)}`);
  }

  async #bringBack(accountId: string, binnedId: string, name: string, t: DocumentsTerms): Promise<void> {
    this.#begin();
    if (!(await this.restoring.send({ accountId, binnedId }))) return;
    this.#said(t.restored(name));
    tell<typeof bin.restore>(this.#host, 'bin.restore', { accountId, binnedId });
  }
}
