import * as v from 'valibot';

/** Why one field was refused; its sentence stands at the field. */
export const fieldCodes = [
  'required',
  'unknown-field',
  'invalid',
  'name-invalid',
  'username-invalid',
  'group-id-invalid',
  'email-invalid',
  'phone-invalid',
  'password-invalid',
  'document-too-large',
] as const;
export type FieldCode = (typeof fieldCodes)[number];

/** A UUID, lower case. Ids are never reused. */
export const Id = v.pipe(v.string('invalid'), v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'invalid'));

/** Characters that no name holds: controls, direction overrides, invisible format marks of no script, lone surrogates. */
const unprintable = /[\p{Cc}\u{2028}\u{2029}\u{202A}-\u{202E}\u{2066}-\u{2069}\u{FEFF}\p{Cs}]/u;
const hasInk = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** What an account or a person is called: 1–255 characters after trimming, on one line. */
export const DisplayName = v.pipe(
  v.string('name-invalid'),
  v.trim(),
  v.minLength(1, 'required'),
  v.maxLength(255, 'name-invalid'),
  v.check((text) => !unprintable.test(text) && hasInk.test(text), 'name-invalid'),
);

/** Letters with their marks and decimal digits alone, 1–64 characters (USR-17); never an `@`. */
const loginName = /^(?:[\p{L}\p{Nd}]\p{M}*){1,64}$/u;

/** The part after the slash when a user signs in. */
export const Username = v.pipe(v.string('username-invalid'), v.maxLength(64, 'username-invalid'), v.regex(loginName, 'username-invalid'));

/** A group account's login prefix (ACC-03). */
export const GroupId = v.pipe(v.string('group-id-invalid'), v.maxLength(64, 'group-id-invalid'), v.regex(loginName, 'group-id-invalid'));

/** One address, at most 320 characters, as it is written to. */
export const Email = v.pipe(
  v.string('email-invalid'),
  v.trim(),
  v.maxLength(320, 'email-invalid'),
  v.regex(/^[^\s@"(),:;<>[\\\]\p{Cc}\p{Cf}\p{Cs}]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])$/u, 'email-invalid'),
  v.check((text) => !/^\.|\.\.|\.@/.test(text), 'email-invalid'),
);

/** A telephone number as people write it. */
export const Phone = v.pipe(v.string('phone-invalid'), v.trim(), v.regex(/^\+?[0-9][0-9 ()/.-]{2,30}$/, 'phone-invalid'));

/** 8 to 128 characters, any of them, used exactly as typed (USR-05). */
export const NewPassword = v.pipe(
  v.string('password-invalid'),
  v.check((text) => !/\p{Cs}/u.test(text) && [...text].length >= 8 && [...text].length <= 128, 'password-invalid'),
);

/** A search as it was typed. */
export const Search = v.pipe(v.string('invalid'), v.maxLength(200, 'invalid'), v.check((text) => !unprintable.test(text), 'invalid'));

/** How many rows a page holds, 1–500; in a query it is text. */
export const PageSize = v.pipe(
  v.union([v.pipe(v.string(), v.regex(/^[1-9][0-9]{0,2}$/, 'invalid'), v.transform(Number)), v.number('invalid')], 'invalid'),
  v.integer('invalid'),
  v.minValue(1, 'invalid'),
  v.maxValue(500, 'invalid'),
);

/** Where a list goes on; opaque, and bound to its filter and its reader. */
export const Cursor = v.pipe(v.string('invalid'), v.minLength(1, 'invalid'), v.maxLength(2000, 'invalid'));

/** A civil day, `YYYY-MM-DD`. */
export const Day = v.pipe(v.string(), v.isoDate());

/** An instant, ISO 8601 in UTC. */
export const Instant = v.string();

/** What a caller may do to a resource: for each operation `true`, or the refusal it would get (WHY-03). */
export const Can = v.record(v.string(), v.union([v.literal(true), v.looseObject({ code: v.string(), params: v.looseObject({}) })]));
export type Can = v.InferOutput<typeof Can>;

/** The hash of a resource's editable fields as the caller sees them; goes back as `version` when they are changed. */
export const Version = v.string();

/** One page of a list: `next` is absent on the last; `total` stands on the first. */
/* #__NO_SIDE_EFFECTS__ */
export function pageOf<S extends v.GenericSchema>(item: S) {
  return v.looseObject({ items: v.array(item), total: v.optional(v.number()), next: v.optional(v.string()) });
}
