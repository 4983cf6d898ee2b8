import { documents, type Document } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, nothing } from 'lit';
import { until } from 'lit/directives/until.js';
import type { KnippaElement } from '../kernel/element.js';
import { tell } from '../kernel/events.js';
import { mayPass } from '../kernel/states.js';
import { Submission } from '../kernel/submission.js';
import type { DocumentsTerms } from '../terms/documents.js';
import type { Target } from './target-tree.js';
import { locationOf, type Thing } from './things.js';
import { undo } from './undo.js';

/**
 * Moves a document that is let go somewhere, at once, and back with one press. Where it has come to lie it may be another's to move, or nobody's whom it was: then it is
 * said to stay, and no way back is shown that would be refused (FLD-04, FLD-07).
 */
export class Moving {
  readonly submission: Submission<typeof documents.move>;

  readonly #host: KnippaElement<object>;
  readonly #said: (result: unknown) => void;
  readonly #begin: () => void;

  constructor(host: KnippaElement<object>, said: (result: unknown) => void, begin: () => void) {
    this.#host = host;
    this.submission = new Submission(host, documents.move);
    this.#said = said;
    this.#begin = begin;
  }

  async move(accountId: string, thing: Thing & { resource: 'documents' }, to: Target, t: DocumentsTerms): Promise<void> {
    const { id: documentId, title, version } = thing.row;
    const path = { accountId, documentId };
    const from = locationOf(thing);
    this.#begin();
    if (!(await this.submission.send({ ...path, version, to: to.location }))) return;
    const way = async () => {
      const there = from && (await this.#there(path, thing.row));
      if (!there) return t.staysThere;
      const back = async () => {
        this.#begin();
        if (await this.submission.send({ ...path, version: there.version, to: from })) this.#told(path, t.restored(title));
      };
      return undo(back, t);
    };
    this.#told(path, html`${t.moved(title, to.name)} ${until(way(), nothing)}`);
  }

  /** The document where it lies now, if whoever moved it may move it from there too. Where asking failed by chance the press will tell. */
  async #there(
    path: { accountId: string; documentId: string },
    was: Pick<Document, 'version'>,
  ): Promise<Pick<Document, 'version'> | undefined> {
    try {
      const now = await this.#host.client?.call(documents.read, path);
      return now && may(now, documents.move) === true ? now : undefined;
    } catch (error) {
      return mayPass(error) ? was : undefined;
    }
  }

  #told(path: { accountId: string; documentId: string }, result: unknown): void {
    this.#said(result);
    tell<typeof documents.move>(this.#host, 'documents.move', path);
  }
}
