import { define } from '../kernel/define.js';
import { KnippaProvider } from './provider.js';

define('knippa-provider', KnippaProvider);
