import type { DocumentSort, Order, Space } from '@knippa/contract';

/**
 * Where documents are: what folders lie in, whose My Documents one may look into, the standard templates where no group shares others, what
 * everyone in the account may read, and what was deleted.
 */
export type Place = Space | 'people' | 'standards' | 'published' | 'bin';

/**
 * What is shown: a place, of My Documents somebody's (one's own without `userId`), a folder in it, a document in that; a standard template; or what
 * a search finds.
 */
export interface DocumentsRoute {
  readonly in: Place;
  readonly userId?: string | undefined;
  readonly folderId?: string | undefined;
  readonly documentId?: string | undefined;
  readonly standardId?: string | undefined;
  readonly search?: string | undefined;
  readonly sort?: DocumentSort | undefined;
  readonly order?: Order | undefined;
}
