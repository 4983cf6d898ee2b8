import { withLeaving, type LeavingTerms } from './leaving.js';
import type { PlanTerms } from './plan.js';
import type { TermsOf } from '../kernel/language.js';
import { withRules, type RuleTerms } from './rules.js';

/** The words of moving a user; a plan's own words come with them. */
export interface MoveUserTerms extends PlanTerms, LeavingTerms {
  headingMany: (n: number) => string;
  heading: (name: string) => string;
  nowIn: (account: string) => string;
  to: string;
  toHint: string;
  happens: string;
  account: string;
  follows: string;
  followsWith: (documents: number, words: number, password: boolean) => string;
  becomePrivate: string;
  published: (n: number) => string;
  username: string;
  usernameHint: string;
  useSuggestion: (suggestion: string) => string;
  tryUsername: string;
  noResponsible: string;
  noPublish: string;
  tell: string;
  tellText: (name: string, signInName: string) => string;
  move: string;
  moveMany: string;
  choose: string;
  left: string;
  leftTo: (n: number, responsible: string) => string;
  folders: string;
  foldersTo: (n: number, owner: string) => string;
  reach: string;
}

/** The words of moving a user, by language. */
export const moveUserTerms: TermsOf<MoveUserTerms & RuleTerms> = withRules(
  withLeaving({
    sv: async () => (await import('./sv/move-user.js')).moveUser,
    en: async () => (await import('./en/move-user.js')).moveUser,
  }),
);
