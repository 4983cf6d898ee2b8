import type { CopyTerms } from '../copy.js';

export const copy: CopyTerms = {
  notCopied: 'It could not be copied. The browser may not allow it.',
};
