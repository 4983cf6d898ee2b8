import type { MeanwhileTerms } from '../meanwhile.js';

export const meanwhile: Omit<MeanwhileTerms, 'changedMeanwhile'> = {
  changedMeanwhileMeans: 'Det du har skrivit finns kvar. Jämför, och spara igen.',
  savedNow: (text) => `Sparat nu: ${text || '–'}`,
  inForm: (text) => `I formuläret: ${text || '–'}`,
  takeSaved: 'Använd det som är sparat',
};
