import { define } from '../kernel/define.js';
import { KnippaRedistributeDialog } from './redistribute-dialog.js';

define('knippa-redistribute-dialog', KnippaRedistributeDialog);
