import type { Permissions, Role, Space } from '@knippa/contract';
import type { Verdict, Viewer } from '../folders/folder.js';
import type { Place } from '../kernel/right.js';

/** Whoever asks, as somebody of the account. `keeps`: they have a My Documents of their own. */
export interface ViewerFacts extends Viewer {
  readonly keeps: boolean;
  readonly permissions: Pick<Permissions, 'create' | 'publish'>;
}

/** Whose My Documents something lies in; `keeps` is whether they have one (DOC-08). */
export interface PersonFacts {
  readonly id: string;
  readonly role: Role;
  readonly keeps: boolean;
}

/** Where something lies, as far as rights go: `person` in My Documents alone; `access`, what the viewer may there, in Shared folders alone. */
export interface Whereabouts {
  readonly space: Space;
  readonly person: PersonFacts | null;
  readonly access: Verdict | null;
}

/** What rules know of a folder. */
export interface FolderFacts extends Whereabouts {
  readonly id: string;
  readonly name: string;
  readonly icon: string | null;
  readonly parentId: string | null;
}

/** What rules know of a document. `maker` made it: their id, and who is responsible for them today. */
export interface DocumentFacts extends Whereabouts {
  readonly id: string;
  readonly title: string;
  readonly folderId: string | null;
  readonly published: boolean;
  readonly maker: { readonly id: string; readonly responsibleId: string | null };
}

/** What rules know of something in the bin: a document or a folder. */
export interface BinnedFacts extends Whereabouts {
  readonly id: string;
  readonly resource: 'documents' | 'folders';
  readonly name: string;
  /** How many documents it took along, which come back with it. */
  readonly documents: number;
  /** How many lie in it in all: those, and what was put in the bin by itself before. */
  readonly within: number;
  readonly makerId: string | null;
  /** Whether the folder that it lay in is in the bin by itself. */
  readonly folderInBin: boolean;
}

/** Where something is to come: whereabouts, its place, and the folder there if any. */
export interface TargetFacts extends Whereabouts {
  readonly place: Place;
  readonly folderId: string | null;
}
