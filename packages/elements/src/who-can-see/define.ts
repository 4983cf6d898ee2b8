import { define } from '../kernel/define.js';
import { KnippaWhoCanSee } from './who-can-see.js';

define('knippa-who-can-see', KnippaWhoCanSee);
