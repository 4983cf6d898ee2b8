import type { DocumentKind, Role } from '@knippa/contract';
import type { Place } from '../documents/route.js';
import type { TermsOf } from '../kernel/language.js';
import type { PlanTerms } from './plan.js';
import { withRules, type RuleTerms } from './rules.js';

/** The words of documents, folders and the bin. */
export interface DocumentsTerms {
  /** The words of the plan of a folder that moves. */
  plan: PlanTerms;
  /** What the ways between places are called together, and the way to a folder. */
  placesLabel: string;
  pathLabel: string;
  places: Readonly<Record<Place, string>>;
  /** Somebody else's My Documents. */
  ofPerson: (name: string) => string;
  /** Those whose My Documents one may look into; `without` is said of those who have none themself. */
  people: {
    searchLabel: string;
    searchHint: string;
    found: (n: number) => string;
    role: string;
    roles: Readonly<Record<Role, string>>;
    documents: string;
    without: string;
    noHitsHint: string;
  };
  searchLabel: string;
  searchHint: string;
  hits: string;
  hitsCount: (n: number) => string;
  found: (n: number) => string;
  name: string;
  kind: string;
  kinds: Readonly<Record<DocumentKind | 'folder', string>>;
  maker: string;
  former: string;
  changed: string;
  published: string;
  /** What a folder is to whoever may only write there, or only read. */
  dropBox: string;
  readOnly: string;
  acts: string;
  more: string;
  moreNamed: (name: string) => string;
  /** An act with what it is about. */
  of: (act: string, name: string) => string;
  /** The buttons and headings of what is created, and its deed. */
  newThing: Readonly<Record<'folder' | 'document' | 'template', string>>;
  createThing: Readonly<Record<'folder' | 'document' | 'template', string>>;
  fromTemplate: string;
  rename: string;
  /** A folder's name and symbol are changed together. */
  renameFolder: string;
  changedIcon: (name: string) => string;
  icon: string;
  changeIcon: string;
  move: string;
  copyTo: string;
  publish: string;
  unpublish: string;
  remove: string;
  /** A document as a file: a page, or a grid's texts as a table. */
  download: string;
  downloadTable: string;
  downloaded: (name: string) => string;
  whoSees: string;
  whatSees: string;
  whatISee: string;
  rights: string;
  undo: string;
  moved: (name: string, to: string) => string;
  /** Said of what was moved to where one cannot move it from. */
  staysThere: string;
  copiedTo: (name: string, to: string) => string;
  made: (name: string) => string;
  renamed: (name: string) => string;
  isPublished: (name: string) => string;
  isPrivate: (name: string) => string;
  removed: (name: string) => string;
  restored: (name: string) => string;
  ended: (name: string) => string;
  emptied: string;
  /** The dialog that names something new, or anew. */
  titleLabel: string;
  nameLabel: string;
  whichKind: string;
  kindHints: Readonly<Record<DocumentKind, string>>;
  renameHeading: (name: string) => string;
  save: string;
  /** The dialog that chooses where to. */
  moveHeading: (name: string) => string;
  moveTo: (name: string, to: string) => string;
  copyHeading: (name: string) => string;
  targets: string;
  targetsHint: string;
  moveHere: string;
  copyHere: string;
  chooseTarget: string;
  /** The way to more folders in the tree of them. */
  moreTargets: string;
  liesHere: string;
  cannotWrite: string;
  happens: string;
  /** The dialog before something is published. */
  publishHeading: (name: string) => string;
  publishMeans: string;
  publishAs: (maker: string) => string;
  /** The dialogs before something is deleted. */
  removeFolderHeading: (name: string) => string;
  removeFolderMeans: (days: number) => string;
  removeFolder: string;
  endHeading: (name: string) => string;
  endMeans: (documents: number) => string;
  end: string;
  restore: string;
  emptyBin: string;
  emptyBinHeading: string;
  emptyBinMeans: string;
  deleted: string;
  lastDay: string;
  within: (documents: number) => string;
  /** What is said where nothing lies. */
  empties: Readonly<Record<Exclude<Place, 'standards'> | 'person' | 'folder' | 'dropBox', readonly [heading: string, hint: string]>>;
  withoutPlace: readonly [heading: string, hint: string];
  noHits: (search: string) => string;
  noHitsHint: string;
  showAll: string;
  moreFolders: string;
}

/** The words of documents, folders and the bin, by language. */
export const documentsTerms: TermsOf<DocumentsTerms & RuleTerms> = withRules({
  sv: async () => (await import('./sv/documents.js')).documents,
  en: async () => (await import('./en/documents.js')).documents,
});
