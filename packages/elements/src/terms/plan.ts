import type { TermsOf } from '../kernel/language.js';
import { withRules, type RuleTerms } from './rules.js';

/** The words of a plan: what would be added, changed and removed. */
export interface PlanTerms {
  /** What a plan counts, by `resource.kind` or by name. What has no words is not said. */
  counts: Readonly<Record<string, (n: number) => string>>;
  nothing: string;
  added: string;
  changed: string;
  removed: string;
  /** The names of fields that change. */
  field: Readonly<Record<string, string>>;
  /** Those of a folder's settings. */
  folderField: Readonly<Record<string, string>>;
  /** Who gains and who loses by a change of rights, and what: reading, writing or both. */
  gains: string;
  loses: string;
  ways: (ways: readonly string[]) => string;
  /** Where a folder lies that lies in none. */
  atTop: string;
  /** What goes with what is removed, by what its `values` count. */
  goesAlong: Readonly<Record<string, (n: number) => string>>;
  /** The words of values that are codes. */
  value: Readonly<Record<string, string>>;
  yes: string;
  no: string;
  none: string;
  /** What a value that is never shown becomes. */
  another: string;
  /** What becomes of a password that a greater role ends. */
  passwordEnds: string;
  from: string;
  to: string;
  more: (n: number) => string;
  /** Under a list that is not whole, where how much is missing is not known. */
  notAll: string;
  notAllChanges: string;
  /** Warnings by their code. */
  warnings: Readonly<Record<string, (params: Readonly<Record<string, string | number>>) => string>>;
  /** Before the words that are typed. */
  typeToConfirm: string;
  newPlan: string;
  progress: (done: number, of: number) => string;
  progressLabel: string;
  stop: string;
  stopped: string;
}

/** The words of a plan, by language. */
export const planTerms: TermsOf<PlanTerms & RuleTerms> = withRules({
  sv: async () => (await import('./sv/plan.js')).plan,
  en: async () => (await import('./en/plan.js')).plan,
});
