import type { TermsOf } from '../kernel/language.js';
import { together } from './together.js';

/** The words of what somebody else has changed while a form was filled in. */
export interface DifferenceTerms {
  changedMeanwhileMeans: string;
  savedNow: (text: string) => string;
  inForm: (text: string) => string;
  takeSaved: string;
}

const differenceTerms: TermsOf<DifferenceTerms> = {
  sv: async () => (await import('./sv/differences.js')).differences,
  en: async () => (await import('./en/differences.js')).differences,
};

/** The words of an element that edits: its own, and those of what others have changed meanwhile. */
export const withDifferences = <T extends object>(own: TermsOf<T>): TermsOf<T & DifferenceTerms> => together(own, differenceTerms);
