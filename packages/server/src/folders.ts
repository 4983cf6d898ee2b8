import type { folders as contract } from '@knippa/contract';
import type { FoldersFacts } from '@knippa/core';
import { readersOfFolder as readers } from './documents/readers.js';
import { copy } from './folders/copy.js';
import { create, createIn, createOwn } from './folders/create.js';
import { edit, move, remove } from './folders/edit.js';
import { list, read } from './folders/list.js';
import { people } from './folders/people.js';
import { seenBy } from './folders/seen-by.js';
import { setRights } from './folders/set-rights.js';
import type { Answers } from './kernel/answer.js';

export const folders: Answers<typeof contract, FoldersFacts> = {
  list,
  read,
  create,
  createOwn,
  createIn,
  edit,
  setRights,
  move,
  copy,
  remove,
  people,
  readers,
  seenBy,
};
