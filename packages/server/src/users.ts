import type { users as contract } from '@knippa/contract';
import type { UsersFacts } from '@knippa/core';
import type { Answers } from './kernel/answer.js';
import { resend, setPassword } from './users/credentials.js';
import { create } from './users/create.js';
import { edit, read } from './users/edit.js';
import { exportFile, importErrors, importTemplate, type ErrorsPrepared } from './users/export.js';
import { importFile, type ImportPrepared } from './users/import/import.js';
import { list } from './users/list.js';
import { move, moveAll } from './users/move.js';
import { permit } from './users/permit.js';
import { redistribute } from './users/redistribute.js';
import { remove, removeAll } from './users/remove.js';
import { resendAll } from './users/resend-all.js';

interface Prepared {
  create: string | null;
  setPassword: string;
  import: ImportPrepared;
  importErrors: ErrorsPrepared;
}

export const users: Answers<typeof contract, UsersFacts, Prepared> = {
  list,
  read,
  create,
  edit,
  setPassword,
  resend,
  move,
  remove,
  redistribute,
  moveAll,
  removeAll,
  permit,
  resendAll,
  import: importFile,
  export: exportFile,
  importErrors,
  importTemplate,
};
