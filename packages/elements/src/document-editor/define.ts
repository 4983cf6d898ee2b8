import '../ask-dialog/define.js';
import { define } from '../kernel/define.js';
import { KnippaDocumentEditor } from './document-editor.js';

define('knippa-document-editor', KnippaDocumentEditor);
