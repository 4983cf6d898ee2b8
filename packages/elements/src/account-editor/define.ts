import '../plan-dialog/define.js';
import '../who-can-see/define.js';
import { define } from '../kernel/define.js';
import { KnippaAccountEditor } from './account-editor.js';

define('knippa-account-editor', KnippaAccountEditor);
