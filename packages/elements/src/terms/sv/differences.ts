import type { DifferenceTerms } from '../differences.js';

export const differences: DifferenceTerms = {
  changedMeanwhileMeans: 'Det du har skrivit finns kvar. Jämför, och spara igen.',
  savedNow: (text) => `Sparat nu: ${text || '–'}`,
  inForm: (text) => `I formuläret: ${text || '–'}`,
  takeSaved: 'Använd det som är sparat',
};
