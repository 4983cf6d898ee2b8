import { define } from '../kernel/define.js';
import { KnippaAskDialog } from './ask-dialog.js';

define('knippa-ask-dialog', KnippaAskDialog);
