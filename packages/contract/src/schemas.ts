import * as v from 'valibot';

/**
 * Why one field's shape was refused; its sentence stands at the field. What a field *says* is judged by rules: those
 * codes are refusals with a `field` (`username-invalid`), and stand among a problem's `fields` alike.
 */
export const fieldCodes = ['required', 'unknown-field', 'invalid', 'document-too-large'] as const;
export type FieldCode = (typeof fieldCodes)[number];

/** A UUID, lower case. Ids are never reused. */
export const Id = v.pipe(v.string('invalid'), v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'invalid'));

/** Text that every store keeps as it is: without NUL, which a database cannot hold, and without half a character. */
export const whole = /*@__PURE__*/ v.check((text: string) => !/[\0\p{Cs}]/u.test(text), 'invalid');

/** A line of text that somebody writes; trimmed. What it may say is core's to judge (`name-invalid` and its kin). */
const Line = v.pipe(v.string('invalid'), whole, v.trim(), v.minLength(1, 'required'), v.maxLength(1000, 'invalid'));

/** What an account or a person is called: 1–255 characters on one line (`name-invalid`). */
export const DisplayName = Line;

/** The part after the slash when a user signs in: 1–64 letters with their marks and decimal digits (USR-17, `username-invalid`). */
export const Username = Line;

/** A group account's login prefix, as a username (ACC-03, `group-id-invalid`). */
export const GroupId = Line;

/** One address, at most 320 characters, as it is written to (`email-invalid`). */
export const Email = Line;

/** A telephone number as people write it (`phone-invalid`). */
export const Phone = Line;

/** 8 to 128 characters, any of them, used exactly as typed (USR-05, `password-invalid`). */
export const NewPassword = v.pipe(v.string('invalid'), v.minLength(1, 'required'), v.maxLength(10_000, 'invalid'));

/** The languages that the service speaks. */
export const languages = ['sv', 'en'] as const;

/** A language that somebody chooses. */
export const Language = v.picklist(languages, 'invalid');
export type Language = v.InferOutput<typeof Language>;

/** The words that a plan asks to be typed, as they were typed (`confirmation-mismatch`). */
export const Confirmation = v.pipe(v.string('invalid'), whole, v.maxLength(1000, 'invalid'));

/** A search as it was typed. */
export const Search = v.pipe(v.string('invalid'), whole, v.maxLength(200, 'invalid'));

/** How many rows a page holds, 1–500; in a query it is text. */
export const PageSize = v.pipe(
  v.union([v.pipe(v.string(), v.regex(/^[1-9][0-9]{0,2}$/, 'invalid'), v.transform(Number)), v.number('invalid')], 'invalid'),
  v.integer('invalid'),
  v.minValue(1, 'invalid'),
  v.maxValue(500, 'invalid'),
);

/** Where a list goes on; opaque, and bound to its filter and its reader. */
export const Cursor = v.pipe(v.string('invalid'), v.minLength(1, 'invalid'), v.maxLength(2000, 'invalid'));

/** A number of things that somebody writes: 0 to 1,000,000. */
export const Count = v.pipe(v.number('invalid'), v.integer('invalid'), v.minValue(0, 'invalid'), v.maxValue(1_000_000, 'invalid'));

/** A civil day, `YYYY-MM-DD`. Whether it exists is core's to judge (`day-invalid`). */
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
