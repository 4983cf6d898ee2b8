import * as v from 'valibot';
import { Id } from '../schemas.js';

/**
 * Why somebody may: the right that carries the yes, and the folder that it stands on (WHY-02). `administrator` and `self` stand on no folder; `owner` on the folder that
 * is owned; `managers`, `users`, `responsible` and `chosen` on the one whose settings have the entry; `maker` is whoever wrote it; `published` holds for
 * everyone in the account. A folder that the asker does not see is not named. An account is seen by `licence`, which is an operator's, or by
 * `administrator` or `member`, which are held on it.
 */
export const Why = v.looseObject({
  right: v.string(),
  folder: v.optional(v.looseObject({ id: Id, name: v.string() })),
});
export type Why = v.InferOutput<typeof Why>;

/**
 * Somebody who sees a thing, and why they read it and why they write there. `role` is the one in the account, or `operator`, whose `username` is
 * not told.
 */
export const Reader = v.looseObject({
  id: Id,
  displayName: v.string(),
  username: v.nullable(v.string()),
  role: v.string(),
  read: v.nullable(Why),
  write: v.nullable(Why),
});
export type Reader = v.InferOutput<typeof Reader>;
