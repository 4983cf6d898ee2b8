import '../account-picker/define.js';
import { define } from '../kernel/define.js';
import { KnippaMoveUserDialog } from './move-user-dialog.js';

define('knippa-move-user-dialog', KnippaMoveUserDialog);
