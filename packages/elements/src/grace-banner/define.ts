import { define } from '../kernel/define.js';
import { KnippaGraceBanner } from './grace-banner.js';

define('knippa-grace-banner', KnippaGraceBanner);
