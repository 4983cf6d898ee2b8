import * as v from 'valibot';

/** A value before or after a change, as the caller may see it. */
export const ChangeValue = v.union([v.string(), v.number(), v.boolean(), v.null()]);
export type ChangeValue = v.InferOutput<typeof ChangeValue>;

/**
 * One thing that an act adds, changes or removes: `added` comes with its `values`, `removed` names it (its `values` count what goes with it), `changed` says
 * which field, from what to what. The same list is shown as the plan and written by the server (WHY-01).
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
 * What an operation would do, asked for at `POST {path}/plan`. `changes` holds the first 500; `counts` counts all of
 * them, by `resource.kind`, and what else is touched; `names` says what ids among their values are called. `token` goes back as the operation's `plan`: it holds for this
 * operation, person and input for ten minutes, and only while the changes are the same (`changed-since-preview`).
 */
export const Plan = v.looseObject({
  counts: v.record(v.string(), v.number()),
  changes: v.array(Change),
  names: v.optional(v.record(v.string(), v.string())),
  warnings: v.array(Warning),
  token: v.string(),
  expiresAt: v.string(),
});
export type Plan = v.InferOutput<typeof Plan>;
