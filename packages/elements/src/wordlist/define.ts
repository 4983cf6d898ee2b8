import '../plan-dialog/define.js';
import { define } from '../kernel/define.js';
import { KnippaWordEditor } from './word-editor.js';
import { KnippaWordlist } from './wordlist.js';

define('knippa-word-editor', KnippaWordEditor);
define('knippa-wordlist', KnippaWordlist);
