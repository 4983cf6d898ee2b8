import type { TermsOf } from '../kernel/language.js';
import { withRules, type RuleTerms } from './rules.js';

/** The words of importing users. */
export interface UserImportTerms {
  heading: string;
  intoAccount: (account: string) => string;
  file: string;
  fileHint: string;
  show: string;
  choose: string;
  planHeading: (file: string) => string;
  import: string;
  done: string;
  counted: (done: { added: number; changed: number; unchanged: number; mailed: number }) => string;
  stopped: string;
  /** What is wrong with a row, by its code. What has no words is said as the service's code. */
  problems: Readonly<Record<string, string>>;
  row: (row: number, column: string, problem: string) => string;
}

/** The words of importing users, by language. */
export const userImportTerms: TermsOf<UserImportTerms & RuleTerms> = withRules({
  sv: async () => (await import('./sv/user-import.js')).userImport,
  en: async () => (await import('./en/user-import.js')).userImport,
});
