import type { Refusal } from '@knippa/contract';
import { commonPasswords } from './common-passwords.js';
import { refuse } from './kernel/refuse.js';
import { cleanName, fold, isEmail, isName, passwordProblem } from './names.js';

/** Fewest and most characters of a password (USR-05). */
export const passwordLength = { least: 8, most: 128 } as const;

/** What is said of a person when a login is made or changed. */
export interface PersonDraft {
  readonly displayName?: string | undefined;
  readonly username?: string | undefined;
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly password?: string | undefined;
}

/** What may be wrong with each of them. */
interface PersonCodes {
  displayName: 'name-invalid';
  username: 'username-invalid';
  email: 'email-invalid';
  phone: 'phone-invalid';
  password: 'password-invalid' | 'password-common';
}

/** What is wrong with what is said of a person, the first of it, if anything (USR-17). */
export function personRefusal<Draft extends PersonDraft>(draft: Draft): Refusal<PersonCodes[keyof Draft & keyof PersonCodes]> | undefined;
export function personRefusal(draft: PersonDraft): PersonRefusal | undefined {
  return personRefusals(draft)[0];
}

type PersonRefusal = Refusal<PersonCodes[keyof PersonCodes]>;

/** All that is wrong with what is said of a person, one refusal a field: the one place that judges it, for forms and files alike (USR-17). */
export function personRefusals({ displayName, username, email, phone, password }: PersonDraft): PersonRefusal[] {
  const refusals: PersonRefusal[] = [];
  if (displayName !== undefined && cleanName(displayName) === undefined) refusals.push(refuse('name-invalid'));
  if (username !== undefined && !isName(username)) refusals.push(refuse('username-invalid'));
  if (email && !isEmail(email)) refusals.push(refuse('email-invalid'));
  if (phone && !/^\+?[0-9][0-9 ()/.-]{2,30}$/.test(phone)) refusals.push(refuse('phone-invalid'));
  const wrong = password === undefined ? undefined : passwordRefusal(password);
  if (wrong) refusals.push(wrong);
  return refusals;
}

/** What is wrong with a password that somebody chooses, if anything: its length, or that it is among the 3,000 most common (USR-05). */
export function passwordRefusal(password: string): Refusal<'password-invalid' | 'password-common'> | undefined {
  if (passwordProblem(password)) return refuse('password-invalid', passwordLength);
  return commonPasswords.has(fold(password)) ? refuse('password-common') : undefined;
}
