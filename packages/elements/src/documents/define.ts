import '../ask-dialog/define.js';
import '../document-editor/define.js';
import '../folder-permissions/define.js';
import '../plan-dialog/define.js';
import '../published-link/define.js';
import '../standard-templates/define.js';
import '../seen-by/define.js';
import '../who-can-see/define.js';
import { define } from '../kernel/define.js';
import { KnippaDocuments } from './documents.js';
import { KnippaDocumentNaming } from './naming.js';
import { KnippaTargetDialog } from './target-dialog.js';

define('knippa-document-naming', KnippaDocumentNaming);
define('knippa-target-dialog', KnippaTargetDialog);
define('knippa-documents', KnippaDocuments);
