import { documents, type DocumentFormat, type DocumentRow } from '@knippa/contract';
import type { KnippaElement } from '../kernel/element.js';
import { save } from '../kernel/save.js';
import { Submission } from '../kernel/submission.js';

/** Hands a document to the person as a file: a page to print and keep, or a table of its texts. */
export class Downloading {
  readonly submission: Submission<typeof documents.export>;

  readonly #host: KnippaElement<object>;
  readonly #saved: (title: string) => void;

  constructor(host: KnippaElement<object>, saved: (title: string) => void) {
    this.#host = host;
    this.submission = new Submission(host, documents.export);
    this.#saved = saved;
  }

  async save(accountId: string, { id: documentId, title }: DocumentRow, format: DocumentFormat): Promise<void> {
    const done = await this.submission.send({ accountId, documentId, format, language: this.#host.language });
    if (!done) return;
    save(done.output, `${title}.${format}`);
    this.#saved(title);
  }
}
