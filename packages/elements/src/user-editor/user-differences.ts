import type { Permissions, User } from '@knippa/contract';
import type { Difference } from '../kernel/differences.js';
import type { KnippaElement } from '../kernel/element.js';
import type { CommonTerms } from '../terms/common.js';
import type { UserEditorTerms } from '../terms/user-editor.js';
import { nobodyValue } from './responsibles.js';
import type { UserFields } from './user-fields.js';

/** What is compared: the user that the form was filled from, the same as they are now, and the form as it stands. */
interface Compared {
  readonly host: KnippaElement<object>;
  readonly fields: UserFields;
  readonly form: HTMLFormElement;
  readonly from: User;
  readonly user: User;
}

/** Everything of a user that somebody else has changed while the form was filled in (WHY-06). */
export function userDifferences({ host, fields, form, from, user }: Compared, t: UserEditorTerms & CommonTerms): Difference[] {
  const typed = fields.draft(form);
  const fill = (name: string, value: string) => {
    const control = form.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`);
    if (!control) return;
    control.value = value;
    control.focus();
  };
  const named = ({ create, publish, documents, resetPassword }: Permissions) => {
    const on = { create, publish, documents, resetPassword };
    return (Object.keys(on) as (keyof Permissions)[])
      .filter((name) => on[name])
      .map((name) => t.permission[name])
      .join(', ');
  };
  const has = (primaryContact: boolean) => (primaryContact ? t.yes : t.no);
  const flag = form.querySelector<HTMLInputElement>('[name="primaryContact"]');
  const chosen = form.querySelector<HTMLSelectElement>('#responsibleId')?.selectedOptions[0]?.label ?? '';
  const text = (path: 'displayName' | 'username' | 'email' | 'phone', label: string) => ({
    label,
    before: from[path] ?? '',
    saved: user[path] ?? '',
    typed: typed[path],
    take: () => fill(path, user[path] ?? ''),
  });
  const all = [
    text('displayName', t.displayName),
    text('username', t.username),
    text('email', t.email),
    text('phone', t.phone),
    {
      label: t.role,
      before: t.roles[from.role],
      saved: t.roles[user.role],
      typed: t.roles[typed.role],
      take: () => {
        fields.role = user.role;
      },
    },
    {
      label: t.quota,
      before: String(from.quota ?? ''),
      saved: String(user.quota ?? ''),
      typed: String(typed.quota ?? ''),
      take: () => fill('quota', String(user.quota ?? 0)),
    },
    {
      label: t.responsible,
      before: from.responsible?.displayName ?? t.nobody,
      saved: user.responsible?.displayName ?? t.nobody,
      typed: chosen,
      take: () => fill('responsibleId', user.responsible?.id ?? nobodyValue),
    },
    {
      label: t.permissions,
      before: named(from.permissions),
      saved: named(user.permissions),
      typed: named(typed.permissions),
      take: () => fields.permit(user.permissions),
    },
    {
      label: t.primaryContact,
      before: has(from.primaryContact),
      saved: has(user.primaryContact),
      typed: has(flag?.checked ?? false),
      take: () => {
        if (flag) flag.checked = user.primaryContact;
      },
    },
  ];
  return all
    .filter(({ before, saved }) => before !== saved)
    .map((one) => {
      const take = () => {
        one.take();
        host.requestUpdate();
      };
      return { ...one, take };
    });
}
