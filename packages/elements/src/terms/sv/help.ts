import type { HelpTerms } from '../help.js';

export const help: HelpTerms = { help: 'Hjälp (ny flik)', write: 'Skriv till', call: 'Ring' };
