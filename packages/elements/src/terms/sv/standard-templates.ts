import type { StandardTemplatesTerms } from '../standard-templates.js';
import { documentEditor } from './document-editor.js';

const { content, empty, isChanged, isRemoved, edit } = documentEditor;

export const standardTemplates: StandardTemplatesTerms = {
  content,
  empty,
  isChanged,
  isRemoved,
  edit,
  standards: 'Standardmallar',
  standardsMean: 'De följer med tjänsten, och ingen kan ändra dem. Öppna en och redigera den, så får du en egen mall.',
  standard: 'Standardmall',
  editMeans: 'När du redigerar den får du en egen mall i Mina dokument. Du delar den genom att kopiera den till Delade mallar.',
  withoutPlace: 'Du har inte Mina dokument, där din egen mall skulle ligga. En administratör kan ge dig det.',
  unknownStandard: 'Den standardmallen finns inte.',
};
