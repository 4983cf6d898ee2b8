import type { Door, Language, LicenceKind, Role } from '@knippa/contract';
import { en } from './letters/en.js';
import { sv } from './letters/sv.js';

/** Somebody who sets a password with a link: what they are called, what they sign in with, and where (LIC-07). */
export interface LinkParams {
  readonly displayName: string;
  readonly signInName: string;
  readonly door: Door;
}

/** Somebody who got a greater role, and with it chooses another password (docs/decisions/016). */
export interface RoleParams extends LinkParams {
  readonly role: Role;
  /** The account's name. */
  readonly name: string;
}

/** Somebody for whom another address was asked, told at the one they have (USR-15). */
export interface ChangingParams extends LinkParams {
  readonly newEmail: string;
}

/** A licence that ends, as one of those who are told (LIC-05): the billing contact, who has no door, an operator or an administrator. */
export interface RenewalParams {
  readonly displayName: string;
  /** The licence's name, which is a standalone account's own. */
  readonly name: string;
  readonly kind: LicenceKind;
  readonly expiresOn: string;
  readonly door?: Door;
}

/** An account that is going to be deleted, or is not after all, as one of its administrators (ACC-10). */
export interface DeletionParams {
  readonly displayName: string;
  /** The account's name. */
  readonly name: string;
  readonly door: Door;
  /** The last day on which its archive is waited for. */
  readonly waitsUntil: string;
}

/** Every mail that is sent, by its template in the outbox, with what it says of its reader. */
export interface LetterParams {
  welcome: LinkParams;
  'new-role': RoleParams;
  reset: LinkParams;
  'confirm-email': LinkParams;
  'email-changing': ChangingParams;
  renewal: RenewalParams;
  'deletion-announced': DeletionParams;
  'deletion-withdrawn': DeletionParams;
}

/** The template of a mail in the outbox. */
export type MailTemplate = keyof LetterParams;

/** A mail in words, before it is plain text or HTML. */
export interface Letter {
  readonly subject: string;
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  /** The one thing to do. */
  readonly action?: { readonly label: string; readonly url: string };
  readonly closing: string;
}

/** Where a mail leads, and until when its link works: not known where the mail has no link that ends. */
export interface Leading {
  readonly url: string;
  readonly endsAt?: string;
}

/** The words of a language, for every template. */
export type Letters = { readonly [T in MailTemplate]: (params: LetterParams[T], leading: Leading | undefined) => Letter };

const letters: Readonly<Record<Language, Letters>> = { sv, en };

/** A mail of the outbox in words. Names stay on one line, whatever they hold: neither a header nor a paragraph begins inside one. */
export function letterOf(template: MailTemplate, language: Language, params: object, leading: Leading | undefined): Letter {
  const clean = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, oneLine(String(value))]));
  return (letters[language][template] as (params: unknown, leading: Leading | undefined) => Letter)(clean, leading);
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
