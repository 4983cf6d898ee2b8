import '../ask-dialog/define.js';
import { define } from '../kernel/define.js';
import { KnippaUserEditor } from './user-editor.js';

define('knippa-user-editor', KnippaUserEditor);
