import * as v from 'valibot';
import { get, post } from './kernel/operation.js';
import { Can, Count, Cursor, DisplayName, Email, GroupId, Id, Instant, PageSize, pageOf, Username, whole } from './schemas.js';

/** Where a request stands: nobody has answered, its account is started, or staff have said why not. */
export const RequestState = v.fallback(v.picklist(['waiting', 'started', 'declined']), 'waiting');
export type RequestState = v.InferOutput<typeof RequestState>;

/**
 * An operator's request for an account of kind `organisation`, which staff start (ACC-04). Whom it names is kept while it waits and no longer;
 * `accountId` is there once it is started, `reason` when it was declined.
 */
export const Request = v.looseObject({
  id: Id,
  state: RequestState,
  name: v.string(),
  sentAt: Instant,
  answeredAt: v.nullable(Instant),
  reason: v.nullable(v.string()),
  accountId: v.nullable(Id),
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
  refusals: ['request-answered', 'group-id-invalid', 'email-invalid', 'no-account-available', 'group-id-taken', 'email-taken'],
  locks: ['licenceId'],
  creates: true,
});

/** Says no to a request, with a reason that its operator reads. */
export const decline = /*@__PURE__*/ post('requests.decline', '/licences/{licenceId}/requests/{requestId}/decline', {
  input: {
    licenceId: Id,
    requestId: Id,
    reason: v.pipe(v.string('invalid'), whole, v.trim(), v.minLength(1, 'required'), v.maxLength(1000, 'invalid')),
  },
  output: Request,
  refusals: ['request-answered'],
  locks: ['licenceId'],
});
