import * as v from 'valibot';

/** A value before or after a change, as the caller may see it. */
export const ChangeValue = v.union([v.string(), v.number(), v.boolean(), v.null()]);
export type ChangeValue = v.InferOutput<typeof ChangeValue>;

/**
 * One thing that an act adds, changes or removes: `added` comes with its `values`, `removed` names it (its `values` count what goes with it), `changed` says
 * which field, from what to what; of others than the one whom an act is about both tell the `username` too, for people may be named alike. The same list is shown as the plan and written by the server (WHY-01).
 */
export const Change = v.looseObject({
  kind: v.fallback(v.picklist(['added', 'changed', 'removed']), 'changed'),
  resource: v.string(),
  id: v.string(),
  name: v.string(),
  field: v.optional(v.string()),
  from: v.optional(ChangeValue),
  to: v.optional(ChangeValue),
  values: v.optional(v.record(v.string(), ChangeValue)),
});
export type Change = v.InferOutput<typeof Change>;

/** A sentence of warning by its code, with its figures. */
export const Warning = v.looseObject({ code: v.string(), params: v.record(v.string(), v.union([v.string(), v.number()])) });
export type Warning = v.InferOutput<typeof Warning>;

/**
 * A row of a file that is left out: which, of whom, in which column, and why, by its code and in words of the language that was asked for (CSV-04). `otherRow` is the
 * one that it is at odds with, where the words name one.
 */
export const RefusedRow = v.looseObject({
  row: v.number(),
  username: v.optional(v.string()),
  column: v.optional(v.string()),
  code: v.string(),
  sentence: v.string(),
  otherRow: v.optional(v.number()),
});
export type RefusedRow = v.InferOutput<typeof RefusedRow>;

/**
 * How a file was understood, so that whoever sent it can tell: its first rows as they were read (the passwords masked), numbered as a spreadsheet program numbers
 * them, each of its headings with the column that it was taken for (null: none), and what was not certain (`guessed`).
 */
export const FileRead = v.looseObject({
  format: v.string(),
  encoding: v.optional(v.string()),
  delimiter: v.optional(v.string()),
  guessed: v.array(v.string()),
  columns: v.array(v.looseObject({ heading: v.string(), column: v.nullable(v.string()) })),
  first: v.array(v.looseObject({ row: v.number(), cells: v.array(v.string()) })),
});
export type FileRead = v.InferOutput<typeof FileRead>;

/**
 * What an operation would do, asked for at `POST {path}/plan`. `changes` holds the first 500; `counts` counts all of
 * them, by `resource.kind`, and what else is touched; `names` says what ids among their values are called. `token` goes back as the operation's `plan`: it holds for this
 * operation, person and input for ten minutes, and only while the changes are the same (`changed-since-preview`).
 */
export const Plan = v.looseObject({
  counts: v.record(v.string(), v.number()),
  changes: v.array(Change),
  names: v.optional(v.record(v.string(), v.string())),
  warnings: v.array(Warning),
  /** What is wrong with the first 500 rows of a file that are left out, each with all that is; `counts` counts all, as `rows.refused`. */
  refused: v.optional(v.array(RefusedRow)),
  file: v.optional(FileRead),
  token: v.string(),
  expiresAt: v.string(),
});
export type Plan = v.InferOutput<typeof Plan>;
