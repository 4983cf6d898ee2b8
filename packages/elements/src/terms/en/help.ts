import type { HelpTerms } from '../help.js';

export const help: HelpTerms = { help: 'Help (new tab)', write: 'Write to', call: 'Call' };
