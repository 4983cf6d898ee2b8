import * as v from 'valibot';
import { del, get, post } from './kernel/operation.js';
import { Id, Instant } from './schemas.js';

/** The account's one link: the address at which anyone reads what is published, and when it was made. */
export const PublishedLink = v.looseObject({ url: v.string(), createdAt: Instant });
export type PublishedLink = v.InferOutput<typeof PublishedLink>;

/** Tells the account's link to whoever may publish, or that there is none yet (DOC-05). */
export const read = /*@__PURE__*/ get('publishing.read', '/accounts/{accountId}/published-link', {
  input: { accountId: Id },
  output: v.looseObject({ link: v.nullable(PublishedLink), documents: v.number() }),
});

/** Makes the account's link, or a new one in its place: whoever has the old one reads nothing any more (DOC-05). */
export const renew = /*@__PURE__*/ post('publishing.renew', '/accounts/{accountId}/published-link', {
  input: { accountId: Id },
  output: PublishedLink,
  locks: ['accountId'],
  creates: true,
});

/** Closes the account's link at once: nobody reads by it any more (DOC-05). What is published stays so, to the people of the account. */
export const close = /*@__PURE__*/ del('publishing.close', '/accounts/{accountId}/published-link', {
  input: { accountId: Id },
  output: v.null(),
  locks: ['accountId'],
});
