import '../account-editor/define.js';
import '../account-state/define.js';
import '../documents/define.js';
import '../grace-banner/define.js';
import '../settings/define.js';
import '../sign-in/define.js';
import '../user-list/define.js';
import '../wordlist/define.js';
import { define } from '../kernel/define.js';
import { KnippaGroup } from './group.js';

define('knippa-group', KnippaGroup);
