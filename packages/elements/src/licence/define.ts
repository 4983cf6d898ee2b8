import { define } from '../kernel/define.js';
import { KnippaLicence } from './licence.js';

define('knippa-licence', KnippaLicence);
