import { define } from '../kernel/define.js';
import { KnippaIconPicker } from './icon-picker.js';

define('knippa-icon-picker', KnippaIconPicker);
