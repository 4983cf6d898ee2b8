import * as v from 'valibot';
import { Plan } from './plan.js';

/**
 * How the service says no over HTTP (RFC 9457, `application/problem+json`): a stable `code` with the figures of its
 * sentence, the fields of `invalid-input`, and the new plan of `changed-since-preview`.
 */
export const Problem = v.looseObject({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.string(),
  params: v.looseObject({}),
  fields: v.optional(v.array(v.looseObject({ path: v.string(), code: v.string() }))),
  plan: v.optional(Plan),
});
export type Problem = v.InferOutput<typeof Problem>;
