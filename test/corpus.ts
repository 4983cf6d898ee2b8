/**
 * The corpus: inputs that people, programs and attackers send, one set for the API, for files and for elements (`reliability.md` 6).
 *
 * Every set can be used in a browser. What a case says of itself is tested in `core/names.test.ts`; the walk over every operation sends all of them to every
 * field and asks: no 5xx, nothing bad taken, nothing good refused.
 */
export { type Case } from './corpus/case.js';
export { legitimateNames } from './corpus/legitimate.js';
export { names } from './corpus/names.js';
export { letterLowerings, letterTwins, usernames } from './corpus/usernames.js';
export { emails } from './corpus/emails.js';
export { passwords } from './corpus/passwords.js';
export { cursors, ids } from './corpus/ids.js';
export { days, pageSizes, quotas } from './corpus/numbers.js';
export { bodies, type Body } from './corpus/bodies.js';
export { requests, type Oddity } from './corpus/http.js';
export { markup } from './corpus/markup.js';
