import { tables } from './001-licences.js';
import { doors } from './002-doors.js';
import { names } from './003-names.js';
import { endings } from './004-endings.js';
import { mail } from './005-mail.js';
import { links } from './006-links.js';
import { staff } from './007-staff.js';
import { archive } from './008-archive.js';
import { moveRequests } from './009-move-requests.js';
import { leaving } from './010-leaving.js';
import { codes } from './011-codes.js';
import { access } from './012-access.js';
import { language } from './013-language.js';
import { folders } from './014-folders.js';
import { wordlists } from './015-wordlists.js';
import { publishing } from './016-publishing.js';
import { bins } from './017-bins.js';
import { namesLike } from './018-names-like.js';

/** One step of the schema's history. A step that has been released is never edited. */
export interface Migration {
  readonly name: string;
  /** Its SQL; `role` is the database role that the server works as, quoted. */
  readonly sql: (role: string) => string;
}

/** Every step, in order. */
export const migrations: readonly Migration[] = [
  { name: '001-licences', sql: () => tables },
  { name: '002-doors', sql: doors },
  { name: '003-names', sql: names },
  { name: '004-endings', sql: endings },
  { name: '005-mail', sql: mail },
  { name: '006-links', sql: links },
  { name: '007-staff', sql: staff },
  { name: '008-archive', sql: archive },
  { name: '009-move-requests', sql: () => moveRequests },
  { name: '010-leaving', sql: leaving },
  { name: '011-codes', sql: codes },
  { name: '012-access', sql: access },
  { name: '013-language', sql: () => language },
  { name: '014-folders', sql: folders },
  { name: '015-wordlists', sql: wordlists },
  { name: '016-publishing', sql: publishing },
  { name: '017-bins', sql: () => bins },
  { name: '018-names-like', sql: () => namesLike },
];
