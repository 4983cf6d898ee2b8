import '../move-user-dialog/define.js';
import '../plan-dialog/define.js';
import '../redistribute-dialog/define.js';
import '../user-editor/define.js';
import '../user-import/define.js';
import { define } from '../kernel/define.js';
import { KnippaUserList } from './user-list.js';

define('knippa-user-list', KnippaUserList);
