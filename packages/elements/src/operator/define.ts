import '../account-editor/define.js';
import '../account-list/define.js';
import '../grace-banner/define.js';
import '../licence/define.js';
import '../requests/define.js';
import '../settings/define.js';
import '../sign-in/define.js';
import '../user-list/define.js';
import { define } from '../kernel/define.js';
import { KnippaOperator } from './operator.js';

define('knippa-operator', KnippaOperator);
