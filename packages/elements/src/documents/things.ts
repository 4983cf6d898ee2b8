import type { DocumentKind, DocumentRow, FolderRow, Location } from '@knippa/contract';
import type { TemplateResult } from 'lit';
import { documentIcon, folderIcon, gridIcon } from '../kernel/icons.js';

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

/** What a thing looks like; its kind stands in words beside it. */
export function iconOf(kind: DocumentKind | 'folder'): TemplateResult {
  return { folder: folderIcon, document: documentIcon, grid: gridIcon }[kind];
}
