import { define } from '../kernel/define.js';
import { KnippaPlanDialog } from './plan-dialog.js';

define('knippa-plan-dialog', KnippaPlanDialog);
