import type { documents as contract } from '@knippa/contract';
import type { DocumentsFacts } from '@knippa/core';
import { exportFile } from './documents/export.js';
import { list, read } from './documents/list.js';
import { people } from './documents/people.js';
import { readersOfDocument as readers } from './documents/readers.js';
import { copy, create, createIn, createTemplate, edit, move, publish, remove, unpublish } from './documents/write.js';
import type { Answers } from './kernel/answer.js';

export const documents: Answers<typeof contract, DocumentsFacts> = {
  list,
  read,
  create,
  createIn,
  createTemplate,
  edit,
  move,
  copy,
  remove,
  publish,
  unpublish,
  people,
  readers,
  export: exportFile,
};
