/**
 * The kinds of value that a refusal's sentence is filled with. `count` is a number of things, `date` a civil day
 * (`YYYY-MM-DD`), `seconds` a time to wait; `name` is what somebody called something, or an id that
 * the sentence has a word for, `list` several names.
 */
interface ParamTypes {
  count: number;
  seconds: number;
  date: string;
  name: string;
  list: readonly string[];
}

type ParamKind = keyof ParamTypes;

interface RefusalSpec {
  readonly status: number;
  readonly params?: Readonly<Record<string, ParamKind>>;
  /** The field of the input at which the sentence stands, in an element and in a problem's `fields`. */
  readonly field?: string;
}

/**
 * Every way the service says no: the HTTP status, and the figures that its sentence needs (ledger `bad:`, RFC 9457).
 * The first group belongs to every operation and is never listed in one.
 */
export const refusals = {
  malformed: { status: 400 },
  'key-missing': { status: 400 },
  'not-signed-in': { status: 401 },
  'session-ended': { status: 401 },
  'not-permitted': { status: 403 },
  'licence-expired': { status: 403, params: { expiredOn: 'date' } },
  'not-found': { status: 404 },
  'method-not-allowed': { status: 405 },
  'licence-in-grace': { status: 409, params: { lastDay: 'date' } },
  'changed-meanwhile': { status: 412 },
  'changed-since-preview': { status: 412 },
  'plan-ended': { status: 412 },
  'too-large': { status: 413, params: { bytes: 'count' } },
  'invalid-input': { status: 422 },
  'key-reused': { status: 422 },
  'precondition-missing': { status: 428 },
  internal: { status: 500 },
  busy: { status: 503, params: { retryAfter: 'seconds' } },

  'sign-in-failed': { status: 403 },
  'password-to-choose': { status: 403 },
  'link-ended': { status: 410 },
  'too-many-attempts': { status: 429, params: { retryAfter: 'seconds' } },
  'settings-closed': { status: 403 },

  'name-invalid': { status: 422, field: 'displayName' },
  'group-name-invalid': { status: 422, field: 'group.name' },
  'username-invalid': { status: 422, field: 'username' },
  'group-id-invalid': { status: 422, field: 'group.groupId' },
  'email-invalid': { status: 422, field: 'email' },
  'phone-invalid': { status: 422, field: 'phone' },
  'password-invalid': { status: 422, params: { least: 'count', most: 'count' }, field: 'password' },
  'password-common': { status: 422, field: 'password' },
  'password-wrong': { status: 403, field: 'present' },
  'title-invalid': { status: 422, field: 'title' },
  'label-invalid': { status: 422, field: 'name' },
  'word-invalid': { status: 422, field: 'word' },
  'symbol-invalid': { status: 422, field: 'symbol' },
  'note-invalid': { status: 422, field: 'note' },
  'word-taken': { status: 409, field: 'word' },
  'wordlist-full': { status: 409, params: { most: 'count' } },
  'day-invalid': { status: 422, params: { day: 'name' } },
  'ends-before-start': { status: 409, params: { startsOn: 'date' }, field: 'expiresOn' },
  'single-holds-one': { status: 409, field: 'capacity' },
  'entitlement-in-use': { status: 409, params: { purchased: 'count', started: 'count' }, field: 'purchased' },
  'account-unknown': { status: 409, params: { account: 'name' }, field: 'accounts' },
  'last-operator': { status: 409 },
  'not-an-organisation': { status: 409, field: 'entitlementId' },
  'request-answered': { status: 409 },
  'request-of-another-kind': { status: 409 },
  'request-waiting': { status: 409 },
  'not-a-single-account': { status: 409 },

  'no-account-available': { status: 409, params: { entitlement: 'name' }, field: 'entitlementId' },
  'stands-alone': { status: 409 },
  'not-a-trial': { status: 409 },
  'not-a-subscription': { status: 409 },
  'subscription-ended': { status: 409, params: { endedOn: 'date' } },
  'renewal-not-due': { status: 409, params: { from: 'date' } },
  'billing-contact-required': { status: 409, field: 'billingContact' },
  'same-group-id': { status: 409, field: 'groupId' },
  'confirmation-mismatch': { status: 422, field: 'confirmation' },
  'deletion-announced': { status: 409, params: { until: 'date' } },
  'deletion-not-announced': { status: 409 },
  'nobody-to-fetch': { status: 409 },
  'account-too-large': { status: 409, params: { users: 'count', capacity: 'count' }, field: 'entitlementId' },
  'ask-staff': { status: 409 },
  'not-a-group-account': { status: 409 },
  'group-details-missing': { status: 409 },
  'group-id-taken': { status: 409, params: { suggestion: 'name' }, field: 'group.groupId' },
  'email-taken': { status: 409, field: 'email' },
  'email-required': { status: 409, field: 'email' },
  'own-email': { status: 409, field: 'email' },
  'without-email': { status: 409 },
  'username-taken': { status: 409, params: { suggestion: 'name' }, field: 'username' },
  'account-full': { status: 409, params: { capacity: 'count', room: 'count' } },
  'same-account': { status: 409 },
  'last-administrator': { status: 409 },
  'primary-contact': { status: 409 },
  'has-users': { status: 409, params: { users: 'count' } },
  'not-a-responsible': { status: 409, field: 'responsibleId' },
  'quota-exceeded': { status: 409, params: { name: 'name', quota: 'count', free: 'count' } },
  'quota-in-use': { status: 409, params: { users: 'count' }, field: 'quota' },
  'permission-fixed': { status: 409, params: { name: 'name' } },
  'permission-missing': { status: 403 },
  'chosen-users-only-on-root': { status: 409 },
  'owner-cannot-see-parent': { status: 409, field: 'ownerId' },
  'folder-cycle': { status: 409 },
  'too-deep': { status: 409, params: { levels: 'count' } },
  'another-space': { status: 409 },
  'not-a-shared-folder': { status: 409 },
  'root-follows-nothing': { status: 409 },
  'documents-need-a-folder': { status: 409 },
  'folder-in-bin': { status: 409 },
  'password-by-link': { status: 409, field: 'password' },
  'password-required': { status: 409, field: 'password' },
  'rows-refused': { status: 409, params: { rows: 'count' } },
  'many-removals': { status: 409, params: { removals: 'count', users: 'count' } },
  'file-not-text': { status: 409 },
  // `reason`: broken, no-sheet, locked or too-large
  'file-broken': { status: 409, params: { reason: 'name' } },
  'file-without-header': { status: 409 },
  'file-without-column': { status: 409, params: { column: 'name' } },
  'file-column-twice': { status: 409, params: { columns: 'list' } },
  'file-unknown-columns': { status: 409, params: { columns: 'list' } },
  'file-too-long': { status: 409, params: { rows: 'count', row: 'count' } },
  'too-many-passwords': { status: 409, params: { most: 'count', row: 'count' } },
} as const satisfies Record<string, RefusalSpec>;

/** A stable, kebab-case code of `refusals`. */
export type RefusalCode = keyof typeof refusals;

/** The refusals that any operation may end in; the kernel alone makes them. */
export type CommonCode =
  | 'malformed'
  | 'key-missing'
  | 'not-signed-in'
  | 'session-ended'
  | 'not-permitted'
  | 'licence-expired'
  | 'not-found'
  | 'method-not-allowed'
  | 'licence-in-grace'
  | 'changed-meanwhile'
  | 'changed-since-preview'
  | 'plan-ended'
  | 'too-large'
  | 'invalid-input'
  | 'key-reused'
  | 'precondition-missing'
  | 'internal'
  | 'busy';

/** The figures of one refusal, by its code. */
export type RefusalParams<C extends RefusalCode> = (typeof refusals)[C] extends { params: infer P }
  ? { readonly [K in keyof P]: P[K] extends ParamKind ? ParamTypes[P[K]] : never }
  : Readonly<Record<never, never>>;

/** A refusal as it travels: its code, and its figures. Narrow on `code`. */
export type Refusal<C extends RefusalCode = RefusalCode> = { [K in C]: { readonly code: K; readonly params: RefusalParams<K> } }[C];
