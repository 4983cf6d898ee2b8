import type { MeanwhileTerms } from '../meanwhile.js';

export const meanwhile: Omit<MeanwhileTerms, 'changedMeanwhile'> = {
  changedMeanwhileMeans: 'What you have written is still here. Compare, and save again.',
  savedNow: (text) => `Saved now: ${text || '–'}`,
  inForm: (text) => `In the form: ${text || '–'}`,
  takeSaved: 'Use what is saved',
};
