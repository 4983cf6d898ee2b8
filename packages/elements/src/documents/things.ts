import type { DocumentKind, DocumentRow, FolderRow, Location } from '@knippa/contract';
import { svg, type TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import { folderIcon, framed } from '../kernel/folder-icon.js';

/** A row: a folder, or a document. */
export type Thing =
  { readonly resource: 'folders'; readonly row: FolderRow } | { readonly resource: 'documents'; readonly row: DocumentRow };

/** What a thing is called. */
export function nameOf(thing: Thing): string {
  return thing.resource === 'folders' ? thing.row.name : thing.row.title;
}

/** The ids of a thing's path, as its operations and the page's events take them. */
export function idsOf(
  accountId: string,
  thing: Thing,
): { accountId: string; folderId: string } | { accountId: string; documentId: string } {
  return thing.resource === 'folders' ? { accountId, folderId: thing.row.id } : { accountId, documentId: thing.row.id };
}

/** Where a thing lies, as those who see it there are told; undefined where one sees it because it is published. */
export function locationOf({ resource, row }: Thing): Location | undefined {
  const folderId = resource === 'folders' ? (row.parentId ?? undefined) : row.folderId;
  if (folderId) return { folderId };
  if (row.userId) return { userId: row.userId };
  return row.space && row.space !== 'personal' ? { space: row.space } : undefined;
}

/** A location's name for comparing it. */
export const spelled = (location: Location | undefined): string => JSON.stringify(location ?? null);

const drawings: Readonly<Record<DocumentKind, TemplateResult<2>>> = {
  document: svg`<path d="M14 2H6a2 2 0 0 0-2 2v16a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V8Zm0 0v6h6M16 13H8M16 17H8M10 9H8" />`,
  grid: svg`<path d="M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2ZM3 12h18M12 3v18" />`,
};

/** What a thing looks like, a folder with its own symbol; what it is stands in words beside it. */
export function iconOf(kind: DocumentKind | 'folder', symbol: string | null, host: KnippaElement<object>): TemplateResult {
  return kind === 'folder' ? folderIcon(symbol, host) : framed(drawings[kind]);
}

/** A mark that points at what is closed, and down into what is open. */
export const twist = (open: boolean): TemplateResult => framed(open ? svg`<path d="m6 9 6 6 6-6" />` : svg`<path d="m9 6 6 6-6 6" />`);
