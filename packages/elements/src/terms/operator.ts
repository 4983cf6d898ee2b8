import type { TermsOf } from '../kernel/language.js';
import { withPortal, type PortalTerms } from './portal.js';

/** The words of the Operator view. */
export interface OperatorTerms {
  toAccounts: string;
  settings: string;
  notOperator: string;
  notOperatorMeans: string;
}

/** The words of the Operator view, by language. */
export const operatorTerms: TermsOf<OperatorTerms & PortalTerms> = withPortal({
  sv: async () => (await import('./sv/operator.js')).operator,
  en: async () => (await import('./en/operator.js')).operator,
});
