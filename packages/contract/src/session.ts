import * as v from 'valibot';
import { del, get, patch, post } from './kernel/operation.js';
import { LicenceKind, Phase } from './licences.js';
import { Can, Day, DisplayName, Email, Id, Instant, Language, NewPassword, Phone, whole } from './schemas.js';

/** Where somebody signs in: operators at theirs, users of accounts at the service's (LIC-07). */
export const Door = v.picklist(['operator', 'account'], 'invalid');
export type Door = v.InferOutput<typeof Door>;

/** Where a session was opened: at a door, or by staff on the installation itself (`knippa-admin sign-in`). */
export const SessionDoor = v.picklist(['operator', 'account', 'staff']);
export type SessionDoor = v.InferOutput<typeof SessionDoor>;

/**
 * Who is signed in, where, and until when at most. `account` is null for an operator and for staff, whose `licence` is their own house until
 * they have opened one: a house has no kind, no days and no phase. `renewalDue`: its people are told from now on that it ends (LIC-05).
 */
export const Session = v.looseObject({
  door: SessionDoor,
  person: v.looseObject({ id: Id, displayName: v.string() }),
  licence: v.looseObject({
    id: Id,
    name: v.string(),
    kind: v.optional(LicenceKind),
    phase: v.optional(Phase),
    expiresOn: v.optional(Day),
    graceEndsOn: v.optional(Day),
    renewalDue: v.optional(v.boolean()),
  }),
  account: v.nullable(v.looseObject({ id: Id, name: v.string(), role: v.string() })),
  endsAt: Instant,
  can: Can,
});
export type Session = v.InferOutput<typeof Session>;

/** A session and the token that carries it, as `Authorization: Bearer`. The token is told once. */
export const SignedIn = v.looseObject({ token: v.string(), session: Session });
export type SignedIn = v.InferOutput<typeof SignedIn>;

/** What a mailed link is for: to choose the first password, a new one, or to confirm a new address. */
export const LinkPurpose = v.fallback(v.picklist(['welcome', 'reset', 'email']), 'welcome');

/** What a mailed link leads to: whom it greets, how they sign in, and the address that it confirms, if any. */
export const MailedLink = v.looseObject({
  door: Door,
  purpose: LinkPurpose,
  displayName: v.string(),
  signInName: v.string(),
  newEmail: v.nullable(v.string()),
});
export type MailedLink = v.InferOutput<typeof MailedLink>;

/**
 * What somebody sets for themselves (USR-15). `closed`: the display name and the phone are for the account's administrators to change.
 */
export const Settings = v.looseObject({
  displayName: v.string(),
  signInName: v.string(),
  email: v.nullable(v.string()),
  phone: v.nullable(v.string()),
  language: v.fallback(Language, 'sv'),
  closed: v.boolean(),
  can: Can,
});
export type Settings = v.InferOutput<typeof Settings>;

const Link = v.pipe(v.string('invalid'), v.regex(/^[\w-]{22,64}$/, 'invalid'));
const SignInName = v.pipe(v.string('required'), whole, v.minLength(1, 'required'), v.maxLength(400, 'invalid'));
const Password = v.pipe(v.string('required'), v.minLength(1, 'required'), v.maxLength(1000, 'invalid'));

/**
 * Signs in at a door with `group-id/username` or e-mail, and password. Unknown names and wrong passwords are one
 * refusal, in words and in time (LIC-07). After ten of either in 15 minutes a name waits, also with the right password (USR-15).
 *
 * Whoever was handed a one-time code writes it as the password, in any case, with or without spaces and hyphens. A right one is answered by `password-to-choose`: sent
 * again with `newPassword`, it is exchanged for that password, once, and signs in (CSV-06). Beside a password `newPassword` is not looked at: nothing changes.
 */
export const signIn = /*@__PURE__*/ post('session.signIn', '/session', {
  input: { door: Door, name: SignInName, password: Password, newPassword: v.optional(NewPassword) },
  output: SignedIn,
  refusals: ['sign-in-failed', 'too-many-attempts', 'password-to-choose', 'password-invalid', 'password-common'],
  open: true,
});

/** Tells who is signed in. */
export const read = /*@__PURE__*/ get('session.read', '/session', { input: {}, output: Session, everyPhase: true });

/** Ends the session at once (USR-15). */
export const signOut = /*@__PURE__*/ del('session.signOut', '/session', { input: {}, output: v.null(), everyPhase: true });

/**
 * Mails a link that sets a new password to the address that is stored for a name at a door (USR-22). Answers the same, and in the same time,
 * whether anybody is mailed: not an unknown name, not a `user` without the permission `resetPassword`, nobody more than three times an hour.
 */
export const forgot = /*@__PURE__*/ post('session.forgot', '/session/forgot', {
  input: { door: Door, name: SignInName },
  output: v.null(),
  everyPhase: true,
  open: true,
});

/** Tells whom a link from a mail greets, without using it. A used or ended one is `link-ended`. */
export const readLink = /*@__PURE__*/ post('session.readLink', '/links/read', {
  input: { link: Link },
  output: MailedLink,
  refusals: ['link-ended'],
  everyPhase: true,
  open: true,
});

/** Sets a password with a link from a mail, ends every other session of the person, and signs in. The link works once. */
export const setPassword = /*@__PURE__*/ post('session.setPassword', '/links/use', {
  input: { link: Link, password: NewPassword },
  output: SignedIn,
  refusals: ['link-ended', 'password-invalid', 'password-common'],
  open: true,
});

/**
 * Asks for a new link in place of a used or ended one: it is mailed to the stored address, as `session.forgot` does. Answers the same whatever
 * the link was (USR-22).
 */
export const renewLink = /*@__PURE__*/ post('session.renewLink', '/links/renew', {
  input: { link: Link },
  output: v.null(),
  everyPhase: true,
  open: true,
});

/** Confirms a new e-mail address with the link that was mailed to it; from then on it is the person's (USR-15). */
export const confirmEmail = /*@__PURE__*/ post('session.confirmEmail', '/links/confirm', {
  input: { link: Link },
  output: v.null(),
  refusals: ['link-ended', 'email-taken'],
  open: true,
});

/** Tells one's own settings, and what of them is one's own to change. */
export const settings = /*@__PURE__*/ get('session.settings', '/session/settings', { input: {}, output: Settings });

/** Changes one's own settings: the language, everybody; the display name and the phone unless they are closed (`settings-closed`, USR-15). */
export const edit = /*@__PURE__*/ patch('session.edit', '/session/settings', {
  input: { language: v.optional(Language), displayName: v.optional(DisplayName), phone: v.optional(v.nullable(Phone)) },
  output: Settings,
  refusals: ['name-invalid', 'phone-invalid', 'settings-closed'],
});

/** Changes one's own password, which asks for the present one, and ends every other session and link of the person (USR-05). */
export const changePassword = /*@__PURE__*/ post('session.changePassword', '/session/password', {
  input: { present: Password, password: NewPassword },
  output: v.null(),
  refusals: ['password-wrong', 'password-invalid', 'password-common', 'too-many-attempts'],
});

/**
 * Asks for another e-mail address: a link that confirms it is mailed to it, and the present address is told. Nothing changes before the link is
 * followed; it works for a day, three may be asked for in an hour (USR-15).
 */
export const changeEmail = /*@__PURE__*/ post('session.changeEmail', '/session/email', {
  input: { email: Email },
  output: v.null(),
  refusals: ['email-invalid', 'email-taken', 'too-many-attempts'],
});
