import type { User } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { doneNote } from '../kernel/form.js';
import type { UserEditorTerms } from '../terms/user-editor.js';

/** Where a new administrator's link went; nothing of whoever was given a password (USR-02). */
export function mailedTo({ role, email }: User, t: UserEditorTerms): string {
  return role === 'administrator' && email !== null ? t.mailed(email) : '';
}

/** What is said of whoever was created last, over the form for the next. */
export function createdNote(user: User, t: UserEditorTerms): TemplateResult {
  const mailed = mailedTo(user, t);
  return doneNote(html`${t.created(user.displayName)}${mailed ? html`<br />${mailed}` : nothing}`);
}
