import type { Account, User } from '@knippa/contract';
import { nothing } from 'lit';
import { note } from '../kernel/states.js';
import type { UserEditorTerms } from '../terms/user-editor.js';

/** How many more there is room for: in a manager's own quota, once it is read, or in the account (USR-08, USR-19). */
export function room({ users, capacity }: Account, asManager: boolean, own: User | undefined, t: UserEditorTerms): unknown {
  if (!asManager) return users === undefined ? nothing : t.roomUsed(users, capacity);
  if (!own) return nothing;
  const quota = own.quota ?? 0;
  return own.users < quota ? t.quotaUsed(own.users, quota) : note(t.quotaFull(own.users));
}
