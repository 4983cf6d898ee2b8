import { define } from '../kernel/define.js';
import { KnippaAccountList } from './account-list.js';

define('knippa-account-list', KnippaAccountList);
