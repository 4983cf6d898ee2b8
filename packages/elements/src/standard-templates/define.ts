import { define } from '../kernel/define.js';
import { KnippaStandardTemplates } from './standard-templates.js';

define('knippa-standard-templates', KnippaStandardTemplates);
