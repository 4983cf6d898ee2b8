import type { TermsOf } from '../kernel/language.js';
import { withLeaving, type LeavingTerms } from './leaving.js';
import type { PlanTerms } from './plan.js';
import { withRules, type RuleTerms } from './rules.js';

/** The words of giving users another responsible. */
export interface RedistributeTerms extends PlanTerms, LeavingTerms {
  heading: (name: string) => string;
  headingMany: (n: number) => string;
  present: (n: number) => string;
  allTo: string;
  allToHint: string;
  oneByOne: string;
  newFor: (name: string) => string;
  now: (responsible: string) => string;
  tooMany: (n: number) => string;
  happens: string;
  choose: string;
  deed: string;
  none: string;
  nobodyThere: string;
  gone: (name: string) => string;
  goneMany: (n: number) => string;
}

/** The words of giving users another responsible, by language. */
export const redistributeTerms: TermsOf<RedistributeTerms & RuleTerms> = withRules(
  withLeaving({
    sv: async () => (await import('./sv/redistribute.js')).redistribute,
    en: async () => (await import('./en/redistribute.js')).redistribute,
  }),
);
