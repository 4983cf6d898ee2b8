import type { TermsOf } from '../kernel/language.js';
import type { ContentTerms } from './document-editor.js';
import { withRules, type RuleTerms } from './rules.js';

/** The words of the grids that come with the service. */
export interface StandardTemplatesTerms extends ContentTerms {
  standards: string;
  standardsMean: string;
  /** What one of them is. */
  standard: string;
  edit: string;
  editMeans: string;
  /** Why whoever has no My Documents makes none of their own. */
  withoutPlace: string;
  /** The service has none of that name. */
  unknownStandard: string;
}

/** The words of the grids that come with the service, by language. */
export const standardTemplatesTerms: TermsOf<StandardTemplatesTerms & RuleTerms> = withRules({
  sv: async () => (await import('./sv/standard-templates.js')).standardTemplates,
  en: async () => (await import('./en/standard-templates.js')).standardTemplates,
});
