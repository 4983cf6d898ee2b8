import { define } from '../kernel/define.js';
import { KnippaSignIn } from './sign-in.js';

define('knippa-sign-in', KnippaSignIn);
