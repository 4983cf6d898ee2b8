import '../person-picker/define.js';
import '../plan-dialog/define.js';
import '../who-can-see/define.js';
import { define } from '../kernel/define.js';
import { KnippaFolderPermissions } from './folder-permissions.js';

define('knippa-folder-permissions', KnippaFolderPermissions);
