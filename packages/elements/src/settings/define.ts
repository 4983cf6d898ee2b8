import { define } from '../kernel/define.js';
import { KnippaSettings } from './settings.js';

define('knippa-settings', KnippaSettings);
