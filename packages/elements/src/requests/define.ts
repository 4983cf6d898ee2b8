import { define } from '../kernel/define.js';
import { KnippaRequests } from './requests.js';

define('knippa-requests', KnippaRequests);
