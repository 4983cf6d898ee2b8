import * as v from 'valibot';
import { Named } from '../folders/folder.js';
import { Role } from '../users/user.js';

/**
 * Somebody whose My Documents the caller may look into. `documents` counts what lies there; `keeps` is whether they have My Documents themself, for without it what lies
 * there is out of their sight (DOC-08).
 */
export const Keeper = v.looseObject({ ...Named.entries, role: v.fallback(Role, 'user'), keeps: v.boolean(), documents: v.number() });
export type Keeper = v.InferOutput<typeof Keeper>;
