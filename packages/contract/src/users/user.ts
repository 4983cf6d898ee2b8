import * as v from 'valibot';
import { Can, Id, Instant, Version } from '../schemas.js';

/** The three roles of a group account; `user` is always quoted in texts, since all are users. */
export const Role = v.picklist(['administrator', 'manager', 'user'], 'invalid');
export type Role = v.InferOutput<typeof Role>;

/** What a user may do beside the role: create documents, publish them, have My Documents, reset the password by mail (USR-05). */
export const Permissions = v.strictObject({
  create: v.boolean('invalid'),
  publish: v.boolean('invalid'),
  documents: v.boolean('invalid'),
  resetPassword: v.boolean('invalid'),
});
export type Permissions = v.InferOutput<typeof Permissions>;

/** How many `user`s a manager may be responsible for: 0 to 100,000 (USR-03, USR-09). */
export const Quota = v.pipe(v.number('invalid'), v.integer('invalid'), v.minValue(0, 'invalid'), v.maxValue(100_000, 'invalid'));

/** One login in an account, as its list shows it. `username` is null in a `single` account. */
export const User = v.looseObject({
  id: Id,
  accountId: Id,
  role: v.fallback(Role, 'user'),
  displayName: v.string(),
  username: v.nullable(v.string()),
  email: v.nullable(v.string()),
  phone: v.nullable(v.string()),
  responsible: v.nullable(v.looseObject({ id: Id, displayName: v.string() })),
  permissions: v.looseObject({ create: v.boolean(), publish: v.boolean(), documents: v.boolean(), resetPassword: v.boolean() }),
  quota: v.nullable(v.number()),
  users: v.number(),
  primaryContact: v.boolean(),
  lastSignInAt: v.nullable(Instant),
  version: Version,
  can: Can,
});
export type User = v.InferOutput<typeof User>;
