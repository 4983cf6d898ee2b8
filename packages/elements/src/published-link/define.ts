import '../ask-dialog/define.js';
import { define } from '../kernel/define.js';
import { KnippaPublishedLink } from './published-link.js';

define('knippa-published-link', KnippaPublishedLink);
