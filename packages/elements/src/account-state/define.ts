import '../plan-dialog/define.js';
import '../who-can-see/define.js';
import { define } from '../kernel/define.js';
import { KnippaAccountState } from './account-state.js';

define('knippa-account-state', KnippaAccountState);
