import type { DifferenceTerms } from '../differences.js';

export const differences: DifferenceTerms = {
  changedMeanwhileMeans: 'What you have written is still here. Compare, and save again.',
  savedNow: (text) => `Saved now: ${text || '–'}`,
  inForm: (text) => `In the form: ${text || '–'}`,
  takeSaved: 'Use what is saved',
};
