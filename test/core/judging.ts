import assert from 'node:assert/strict';
import type { Role } from '@knippa/contract';
import { fold, usersDeeds, type ImportFacts, type KnownUser, type Subjects } from '@knippa/core';

const permissions = { create: true, publish: false, documents: true, resetPassword: true };

/** Somebody of an account, by username and role. */
export const person = (username: string, role: Role, more: Partial<KnownUser> = {}): KnownUser => ({
  id: `id-${username}`,
  role,
  displayName: username,
  username,
  email: role === 'user' ? null : `${fold(username)}@skola.example`,
  phone: null,
  responsible: null,
  quota: role === 'manager' ? 30 : null,
  primaryContact: false,
  permissions: role === 'administrator' ? { ...permissions, publish: true } : permissions,
  ...more,
});

/** Karin, Maj with Per, and Bo: whom the corpus' files are about. */
export const corpusPeople = [
  person('karin', 'administrator', { primaryContact: true }),
  person('maj', 'manager', { quota: 3 }),
  person('per', 'user', { responsible: 'maj', email: 'per@skola.example' }),
  person('bo', 'user'),
];

/** What the import deed is asked about a file and an account of these people. */
export function contextOf(file: ImportFacts['file'], people: readonly KnownUser[], capacity = 1000) {
  const known = new Map(people.map((one) => [fold(one.username), one]));
  const emailsTaken = new Set(people.flatMap(({ email }) => email ?? []));
  const facts: ImportFacts = { file, known, importer: '', emailsTaken, documents: new Map(), words: new Map(), folders: [] };
  const administrators = people.filter(({ role }) => role === 'administrator').length;
  const account = { id: 'a', kind: 'group', name: 'G', groupId: 'g', capacity, users: people.length, administrators };
  return { subject: { account } as Subjects['accountId'], facts, input: { accountId: 'a', file: new Uint8Array() } };
}

/** What a file would do to the account. */
export function judged(file: ImportFacts['file'], people: readonly KnownUser[], capacity?: number) {
  const context = contextOf(file, people, capacity);
  assert.equal(usersDeeds.import.fits?.(context), undefined);
  return { changes: usersDeeds.import.changes(context), refused: usersDeeds.import.sent?.(context).refused ?? [] };
}
