import { define } from '../kernel/define.js';
import { KnippaAccountPicker } from './account-picker.js';

define('knippa-account-picker', KnippaAccountPicker);
