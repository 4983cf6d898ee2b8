import type { Environment } from './environment.js';
import type { Reading } from './answer.js';

/** What an operation that is asked without a session works on. */
export interface Opening {
  readonly env: Environment;
  readonly now: string;
  readonly can: Reading['can'];
}
