import type { TermsOf } from '../kernel/language.js';
import { withRules, type RuleTerms } from './rules.js';

/** The words of a question before an act: those of every rule, should the act be refused. */
export const askTerms: TermsOf<RuleTerms> = withRules({ sv: () => Promise.resolve({}), en: () => Promise.resolve({}) });
