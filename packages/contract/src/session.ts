import * as v from 'valibot';
import { del, get, post } from './kernel/operation.js';
import { Can, Id, Instant, NewPassword, whole } from './schemas.js';

/** Where somebody signs in: operators at theirs, users of accounts at the service's (LIC-07). */
export const Door = v.picklist(['operator', 'account'], 'invalid');
export type Door = v.InferOutput<typeof Door>;

/** Where a session was opened: at a door, or by staff on the installation itself (`knippa-admin sign-in`). */
export const SessionDoor = v.picklist(['operator', 'account', 'staff']);
export type SessionDoor = v.InferOutput<typeof SessionDoor>;

/** Who is signed in, where, and until when at most. `account` is null for an operator and for staff, whose `licence` is their own house. */
export const Session = v.looseObject({
  door: SessionDoor,
  person: v.looseObject({ id: Id, displayName: v.string() }),
  licence: v.looseObject({ id: Id, name: v.string() }),
  account: v.nullable(v.looseObject({ id: Id, name: v.string(), role: v.string() })),
  endsAt: Instant,
  can: Can,
});
export type Session = v.InferOutput<typeof Session>;

/** A session and the token that carries it, as `Authorization: Bearer`. The token is told once. */
export const SignedIn = v.looseObject({ token: v.string(), session: Session });
export type SignedIn = v.InferOutput<typeof SignedIn>;

/** What a link that sets a password leads to: whom it greets, and how they will sign in afterwards. */
export const PasswordLink = v.looseObject({ door: Door, displayName: v.string(), signInName: v.string() });
export type PasswordLink = v.InferOutput<typeof PasswordLink>;

const Link = v.pipe(v.string('invalid'), v.regex(/^[\w-]{22,64}$/, 'invalid'));

/**
 * Signs in at a door with `group-id/username` or e-mail, and password. Unknown names and wrong passwords are one
 * refusal, in words and in time (LIC-07, USR-15).
 */
export const signIn = /*@__PURE__*/ post('session.signIn', '/session', {
  input: {
    door: Door,
    name: v.pipe(v.string('required'), whole, v.minLength(1, 'required'), v.maxLength(400, 'invalid')),
    password: v.pipe(v.string('required'), v.minLength(1, 'required'), v.maxLength(1000, 'invalid')),
  },
  output: SignedIn,
  refusals: ['sign-in-failed'],
  open: true,
});

/** Tells who is signed in. */
export const read = /*@__PURE__*/ get('session.read', '/session', { input: {}, output: Session });

/** Ends the session at once (USR-15). */
export const signOut = /*@__PURE__*/ del('session.signOut', '/session', { input: {}, output: v.null() });

/** Tells whom a link from a mail greets, without using it. A used or ended one is `link-ended`. */
export const readLink = /*@__PURE__*/ post('session.readLink', '/links/read', {
  input: { link: Link },
  output: PasswordLink,
  refusals: ['link-ended'],
  open: true,
});

/** Sets a password with a link from a mail, ends every other session of the person, and signs in. The link works once. */
export const setPassword = /*@__PURE__*/ post('session.setPassword', '/links/use', {
  input: { link: Link, password: NewPassword },
  output: SignedIn,
  refusals: ['link-ended', 'password-invalid'],
  open: true,
});
