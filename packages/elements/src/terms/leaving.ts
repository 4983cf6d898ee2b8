import type { Role } from '@knippa/contract';

/** The words of whom `user`s belong to, and of what somebody who leaves is asked. They come with the words of the element that asks. */
export interface LeavingTerms {
  usersTo: (users: number) => string;
  usersToHint: string;
  newContact: string;
  newContactHint: string;
  choosePerson: string;
  nobody: string;
  responsibleRoles: { readonly [R in Role]: string };
  room: (n: number) => string;
  withoutQuota: string;
}
