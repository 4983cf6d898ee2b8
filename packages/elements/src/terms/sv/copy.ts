import type { CopyTerms } from '../copy.js';

export const copy: CopyTerms = {
  notCopied: 'Det gick inte att kopiera. Webbläsaren tillåter det kanske inte.',
};
