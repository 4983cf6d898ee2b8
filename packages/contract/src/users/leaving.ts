import * as v from 'valibot';
import { Id } from '../schemas.js';

/**
 * What whoever leaves says of what stays: `usersTo` gets the `user`s that they are responsible for (null: nobody; `has-users` when it is not said), and
 * `primaryContactId`, an `administrator` who stays, takes the flag (`primary-contact`). What nobody leaves behind is not asked about (USR-14, USR-16).
 */
export const leaving = { usersTo: v.optional(v.nullable(Id)), primaryContactId: v.optional(Id) };

/** The ways that leaving is refused. */
export const leavingRefusals = ['last-administrator', 'primary-contact', 'has-users', 'not-a-responsible', 'quota-exceeded'] as const;
