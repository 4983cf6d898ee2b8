import type { accounts as contract, Change, ChangeValue } from '@knippa/contract';
import type { Subjects, UserFacts } from '../kernel/facts.js';
import { refuse } from '../kernel/refuse.js';
import type { Deed } from '../kernel/rule.js';
import { cleanName } from '../names.js';
import { personRefusal } from '../person.js';
import type { PlaceFacts } from './start.js';

/** What editing an account needs to know: its type, the one it would get, its primary contact, and whether new names are taken by others. */
export interface EditFacts {
  readonly present: PlaceFacts;
  readonly wanted: PlaceFacts | undefined;
  readonly contact: Pick<UserFacts, 'id' | 'displayName' | 'username' | 'email'>;
  readonly usernameTaken: boolean;
  readonly suggestion: string;
  readonly emailTaken: boolean;
}

/** A type is changed for another of its kind that the users fit in; the contact's names are judged as a new login's are (ACC-07). */
export const edit: Deed<typeof contract.edit, EditFacts> = {
  fits: ({ subject: { account }, facts, input }) => {
    const { name, displayName, email, username } = input;
    const { present, wanted } = facts;
    if (account.kind === 'single' && (name ?? username) !== undefined) return refuse('not-a-group-account');
    if (name !== undefined && cleanName(name) === undefined) return refuse('group-name-invalid');
    const wrong = personRefusal({ displayName, email, username });
    if (wrong) return wrong;
    if (!wanted) return refuse('not-found');
    if (wanted.id !== present.id) {
      if (wanted.kind !== account.kind || wanted.kind === 'organisation') return refuse('ask-staff');
      if (wanted.available < 1) return refuse('no-account-available', { entitlement: wanted.name });
      if (account.users > wanted.capacity) return refuse('account-too-large', { users: account.users, capacity: wanted.capacity });
    }
    if (facts.usernameTaken) return refuse('username-taken', { suggestion: facts.suggestion });
    if (facts.emailTaken) return refuse('email-taken');
    return undefined;
  },
  changes: ({ subject: { account }, facts: { present, wanted, contact }, input }) => {
    const changes: Change[] = [];
    const change = (of: Pick<Change, 'resource' | 'id' | 'name'>, field: string, from: ChangeValue, to: ChangeValue | undefined) => {
      if (to !== undefined && from !== to) changes.push({ kind: 'changed', ...of, field, from, to });
    };
    const itself = { resource: 'accounts', id: account.id, name: account.name };
    change(itself, 'name', account.name, account.kind === 'single' ? input.displayName : input.name);
    if (wanted && wanted.id !== present.id) {
      const place = ({ id, name }: PlaceFacts) => ({ resource: 'entitlements', id, name });
      change(itself, 'entitlementId', present.id, wanted.id);
      change(place(present), 'available', present.available, present.available + 1);
      change(place(wanted), 'available', wanted.available, wanted.available - 1);
    }
    const person = { resource: 'users', id: contact.id, name: contact.displayName };
    change(person, 'displayName', contact.displayName, input.displayName);
    change(person, 'email', contact.email, input.email);
    change(person, 'username', contact.username, input.username);
    return changes;
  },
};

/** A group account's name alone (ACC-12). */
export const rename: Deed<typeof contract.rename, undefined> = {
  fits: ({ input }) => (cleanName(input.name) === undefined ? refuse('group-name-invalid') : undefined),
  changes: ({ subject: { account }, input }) => fieldChange(account, 'name', account.name, input.name),
};

/** Whether its `user`s change their own display name and phone (USR-15). */
export const openSettings: Deed<typeof contract.openSettings, undefined> = {
  changes: ({ subject: { account }, input }) => fieldChange(account, 'settingsOpen', account.settingsOpen, input.open),
};

function fieldChange({ id, name }: Subjects['accountId']['account'], field: string, from: ChangeValue, to: ChangeValue): Change[] {
  return from === to ? [] : [{ kind: 'changed', resource: 'accounts', id, name, field, from, to }];
}
