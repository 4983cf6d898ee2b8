import { define } from '../kernel/define.js';
import { KnippaSeenBy } from './seen-by.js';

define('knippa-seen-by', KnippaSeenBy);
