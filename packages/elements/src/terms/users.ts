import type { Permissions, Role } from '@knippa/contract';
import type { TermsOf } from '../kernel/language.js';
import { withLeaving, type LeavingTerms } from './leaving.js';
import { withRules, type RuleTerms } from './rules.js';

/** The words of the user list. */
export interface UserTerms extends LeavingTerms {
  users: string;
  /** `users` is undefined for whoever is not told how many others there are. */
  inAccount: (account: string, users: number | undefined, capacity: number) => string;
  /** The same for a manager, whose room is their quota. */
  ownInAccount: (account: string, users: number, quota: number) => string;
  create: string;
  import: string;
  export: string;
  exportSwedish: string;
  exportEnglish: string;
  exportXlsx: string;
  exported: string;
  searchLabel: string;
  searchHint: string;
  role: string;
  everyRole: string;
  roles: { readonly [R in Role]: string };
  primaryContact: string;
  name: string;
  username: string;
  contact: string;
  /** The column of roles, and of who is responsible for whoever has one. */
  roleColumn: string;
  responsible: string;
  permissions: string;
  permission: { readonly [P in keyof Permissions]: string };
  quota: (users: number, quota: number) => string;
  lastSignIn: string;
  never: string;
  acts: string;
  everyResponsible: string;
  nobodysUsers: string;
  neverIn: string;
  more: string;
  moreNamed: (name: string) => string;
  edit: string;
  editNamed: (name: string) => string;
  move: string;
  moveNamed: (name: string) => string;
  redistribute: string;
  redistributeNamed: (name: string) => string;
  remove: string;
  removeNamed: (name: string) => string;
  chooseNamed: (name: string) => string;
  chooseAll: string;
  chooseNone: string;
  chosen: (n: number) => string;
  /** Said beside how many are chosen, when more were. */
  mostChosen: (n: number) => string;
  severalActs: string;
  newResponsible: string;
  mail: string;
  removeHeading: (name: string) => string;
  removeHeadingMany: (n: number) => string;
  removeDeed: string;
  removeDeedMany: string;
  removed: (name: string) => string;
  removedMany: (n: number) => string;
  /** Somebody whom an act was about was removed or moved meanwhile, by somebody else. */
  gone: (name: string) => string;
  goneMany: (n: number) => string;
  moveInstead: string;
  moveInsteadHint: string;
  permitHeading: (n: number) => string;
  permitFirst: string;
  permitDeed: string;
  permitted: (n: number) => string;
  asItIs: string;
  turnOn: string;
  turnOff: string;
  resendHeading: (n: number) => string;
  resendDeed: string;
  mailed: (n: number) => string;
  redistributed: string;
  movedMany: (n: number, account: string) => string;
  tellThem: string;
  found: (n: number) => string;
  empty: string;
  emptyFirst: string;
  /** The same for a manager, who sees themself. */
  emptyOwn: string;
  emptyOwnFirst: string;
  noHits: (search: string) => string;
  noHitsHint: string;
  showAll: string;
  moved: (name: string, account: string) => string;
  signsInWith: (name: string) => string;
}

/** The words of the user list, by language. */
export const userTerms: TermsOf<UserTerms & RuleTerms> = withRules(
  withLeaving({
    sv: async () => (await import('./sv/users.js')).users,
    en: async () => (await import('./en/users.js')).users,
  }),
);
