import { define } from '../kernel/define.js';
import { KnippaPersonPicker } from './person-picker.js';

define('knippa-person-picker', KnippaPersonPicker);
