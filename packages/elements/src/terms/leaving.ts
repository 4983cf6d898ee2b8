import type { Role } from '@knippa/contract';
import type { TermsOf } from '../kernel/language.js';
import { together } from './together.js';

/** The words of whom `user`s belong to, and of what somebody who leaves is asked. They come with the words of the element that asks. */
export interface LeavingTerms {
  usersTo: (users: number) => string;
  usersToHint: string;
  newContact: string;
  newContactHint: string;
  /** Said beside a deed until it is answered. */
  answerFirst: string;
  choosePerson: string;
  nobody: string;
  responsibleRoles: { readonly [R in Role]: string };
  room: (n: number) => string;
  withoutQuota: string;
}

const leavingTerms: TermsOf<LeavingTerms> = {
  sv: async () => (await import('./sv/leaving.js')).leaving,
  en: async () => (await import('./en/leaving.js')).leaving,
};

/** The words of an element that asks it: its own, and these, fetched beside each other. */
export const withLeaving = <T extends object>(own: TermsOf<T>): TermsOf<T & LeavingTerms> => together(own, leavingTerms);
