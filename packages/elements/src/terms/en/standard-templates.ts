import type { StandardTemplatesTerms } from '../standard-templates.js';
import { documentEditor } from './document-editor.js';

const { content, empty, isChanged, isRemoved, edit } = documentEditor;

export const standardTemplates: StandardTemplatesTerms = {
  content,
  empty,
  isChanged,
  isRemoved,
  edit,
  standards: 'Standard templates',
  standardsMean: 'They come with the service, and nobody can change them. Open one and edit it to have a template of your own.',
  standard: 'Standard template',
  editMeans: 'Editing it makes a template of your own in My Documents. You share that by copying it to Shared templates.',
  withoutPlace: 'You do not have My Documents, where your own template would be. An administrator can give it to you.',
  unknownStandard: 'There is no such standard template.',
};
