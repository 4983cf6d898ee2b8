import * as v from 'valibot';
import { get, post } from './kernel/operation.js';
import { Can, Count, Cursor, DisplayName, Email, GroupId, Id, Instant, PageSize, pageOf, Username, whole } from './schemas.js';

/** What is asked for: an account of kind `organisation` (ACC-04), or that the user of a `single` account is moved into a group account (USR-12). */
export const RequestKind = v.fallback(v.picklist(['organisation', 'move']), 'organisation');
export type RequestKind = v.InferOutput<typeof RequestKind>;

/** Where a request stands: nobody has answered, its account is started or its user moved, or staff have said why not. */
export const RequestState = v.fallback(v.picklist(['waiting', 'started', 'moved', 'declined']), 'waiting');
export type RequestState = v.InferOutput<typeof RequestState>;

/** What somebody writes to somebody else: 1–1,000 characters, on as many lines as they like. */
const Words = v.pipe(v.string('invalid'), whole, v.trim(), v.minLength(1, 'required'), v.maxLength(1000, 'invalid'));

/**
 * An operator's request, which staff answer. What an `organisation` request names, and a move's `wish`, are kept while it waits and no longer;
 * `reason` is there when it was declined. `accountId` and `accountName` are the account that was started; of a move, the `single` account while it
 * waits, and once moved the one that the user came to, where `signInName` is what they sign in with beside their e-mail. A move is called as its user.
 */
export const Request = v.looseObject({
  id: Id,
  kind: RequestKind,
  state: RequestState,
  name: v.string(),
  sentAt: Instant,
  answeredAt: v.nullable(Instant),
  reason: v.nullable(v.string()),
  accountId: v.nullable(Id),
  accountName: v.nullable(v.string()),
  signInName: v.nullable(v.string()),
  wish: v.nullable(v.string()),
  entitlement: v.nullable(v.looseObject({ id: Id, name: v.string() })),
  groupId: v.nullable(v.string()),
  administrator: v.nullable(v.looseObject({ displayName: v.string(), email: v.string(), username: v.string() })),
  can: Can,
});
export type Request = v.InferOutput<typeof Request>;

/** Lists a licence's requests, the newest first. */
export const list = /*@__PURE__*/ get('requests.list', '/licences/{licenceId}/requests', {
  input: { licenceId: Id, size: v.optional(PageSize), cursor: v.optional(Cursor) },
  output: pageOf(Request),
});

/** Asks staff for an account of kind `organisation` and names its administrator. It takes no place until it is started (ACC-04). */
export const send = /*@__PURE__*/ post('requests.send', '/licences/{licenceId}/requests', {
  input: {
    licenceId: Id,
    entitlementId: Id,
    email: Email,
    displayName: DisplayName,
    group: v.strictObject({ name: DisplayName, groupId: GroupId, username: Username }),
  },
  output: Request,
  refusals: [
    'name-invalid',
    'group-name-invalid',
    'group-id-invalid',
    'username-invalid',
    'email-invalid',
    'not-an-organisation',
    'group-id-taken',
    'email-taken',
  ],
  creates: true,
});

/**
 * Asks staff to move the user of a `single` account into a group account, with a `wish` in words: which account, which username. It changes
 * nothing until they answer, and an account has one that waits at a time (USR-12).
 */
export const askMove = /*@__PURE__*/ post('requests.askMove', '/accounts/{accountId}/move-request', {
  input: { accountId: Id, wish: v.optional(Words) },
  output: Request,
  refusals: ['not-a-single-account', 'request-waiting'],
  locks: ['accountId'],
});

/**
 * Starts the account that was asked for, with the number of users that staff set; its administrator is mailed a link to set a password.
 * `groupId` and `email` take the place of those in the request, where somebody has taken them meanwhile.
 */
export const start = /*@__PURE__*/ post('requests.start', '/licences/{licenceId}/requests/{requestId}/start', {
  input: {
    licenceId: Id,
    requestId: Id,
    users: v.pipe(Count, v.minValue(1, 'invalid')),
    groupId: v.optional(GroupId),
    email: v.optional(Email),
  },
  output: Request,
  refusals: [
    'request-of-another-kind',
    'request-answered',
    'group-id-invalid',
    'email-invalid',
    'no-account-available',
    'group-id-taken',
    'email-taken',
  ],
  locks: ['licenceId'],
  creates: true,
});

/**
 * Moves the user who was asked about into a group account of the licence, which `toAccount` names by its group id or its id, under a username there.
 * Everything follows as in `users.move`, e-mail and password stay; the account that is left empty ends, and its place is free (USR-12).
 */
export const move = /*@__PURE__*/ post('requests.move', '/licences/{licenceId}/requests/{requestId}/move', {
  input: { licenceId: Id, requestId: Id, toAccount: GroupId, username: Username },
  output: Request,
  refusals: [
    'request-of-another-kind',
    'request-answered',
    'same-account',
    'not-a-group-account',
    'account-full',
    'username-invalid',
    'username-taken',
  ],
  guard: 'plan',
  locks: ['licenceId', 'requestId', 'toAccount'],
  ends: true,
});

/** Says no to a request, with a reason that its operator reads. */
export const decline = /*@__PURE__*/ post('requests.decline', '/licences/{licenceId}/requests/{requestId}/decline', {
  input: {
    licenceId: Id,
    requestId: Id,
    reason: Words,
  },
  output: Request,
  refusals: ['request-answered'],
  locks: ['licenceId'],
});
