import type { Draw } from './acts.js';

/** Programs that once found something: played first in every run. */
export const regressions: readonly (readonly Draw[])[] = [];
