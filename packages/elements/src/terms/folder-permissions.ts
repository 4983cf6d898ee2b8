import type { TermsOf } from '../kernel/language.js';
import type { MeanwhileTerms } from './meanwhile.js';
import { withRules, type RuleTerms } from './rules.js';

/** The words of a folder's settings. */
export interface FolderPermissionsTerms extends MeanwhileTerms {
  atTop: string;
  liesIn: (path: string) => string;
  nameAndIcon: string;
  name: string;
  icon: string;
  changeIcon: string;
  plainFolder: string;
  save: string;
  saved: string;
  /** The question before what is not saved is let go. */
  discard: string;
  discardMeans: string;
  rights: string;
  /** To whoever may not open the settings. */
  keepersOnly: string;
  owner: string;
  ownerHint: string;
  nobody: string;
  settingsOf: string;
  follows: (parent: string) => string;
  followsMeans: (parent: string) => string;
  ownSettings: string;
  ownSettingsMean: string;
  /** What a folder would follow is not the person's to see. */
  asParent: (parent: string) => string;
  who: string;
  read: string;
  write: string;
  /** The name of a checkbox. */
  box: (way: string, who: string) => string;
  administrators: string;
  ownerNamed: (name: string) => string;
  always: string;
  ownerAlways: string;
  managers: string;
  users: string;
  responsible: string;
  responsibleNamed: (name: string) => string;
  chosen: string;
  /** What a row's rights mean, by what is on. */
  means: { readonly 'read-write': string; readonly read: string; readonly write: string; readonly none: string };
  nobodyChosen: string;
  chooseResponsible: string;
  addPerson: string;
  chosenPeople: string;
  people: (n: number) => string;
  removeNamed: (name: string) => string;
  showEverybody: (n: number) => string;
  fromRoot: (root: string) => string;
  show: string;
  nothingChanged: string;
  planHeading: (name: string) => string;
  apply: string;
  applied: string;
  whoSees: string;
  yes: string;
  no: string;
}

/** The words of a folder's settings, by language. */
export const folderPermissionsTerms: TermsOf<FolderPermissionsTerms & RuleTerms> = withRules({
  sv: async () => (await import('./sv/folder-permissions.js')).folderPermissions,
  en: async () => (await import('./en/folder-permissions.js')).folderPermissions,
});
