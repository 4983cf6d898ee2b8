import '../ask-dialog/define.js';
import '../plan-dialog/define.js';
import { define } from '../kernel/define.js';
import { KnippaUserImport } from './user-import.js';

define('knippa-user-import', KnippaUserImport);
