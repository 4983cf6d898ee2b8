import * as v from 'valibot';
import { Id } from '../schemas.js';

/** What folders and documents lie in: somebody's My Documents, the account's Shared folders, or its Shared templates. */
export const Space = v.picklist(['personal', 'shared', 'templates'], 'invalid');
export type Space = v.InferOutput<typeof Space>;

/** Where something comes to lie: in a folder, at the top of somebody's My Documents, or at the top of what the group shares. */
export const Location = v.union(
  [
    v.strictObject({ folderId: Id }),
    v.strictObject({ userId: Id }),
    v.strictObject({ space: v.picklist(['shared', 'templates'], 'invalid') }),
  ],
  'invalid',
);
export type Location = v.InferOutput<typeof Location>;

/** Where something lies, as whoever sees it there is told: with the folders on the way to it, outermost first. `userId` in My Documents alone. */
export const Lying = v.looseObject({
  space: v.fallback(Space, 'personal'),
  userId: v.optional(Id),
  folderId: v.optional(Id),
  path: v.array(v.looseObject({ id: Id, name: v.string() })),
});
export type Lying = v.InferOutput<typeof Lying>;
