import type { Change, Refusal, RequestKind, RequestState, requests as contract } from '@knippa/contract';
import type { StartFacts } from './accounts/start.js';
import type { AccountFacts, Subjects, UserFacts } from './kernel/facts.js';
import { refuse } from './kernel/refuse.js';
import { holds, type Right } from './kernel/right.js';
import type { Deeds, Rules } from './kernel/rule.js';
import { byOperatorOrStaff, byStaff } from './kernel/staff.js';
import { cleanName, isName } from './names.js';
import { personRefusal } from './person.js';
import { moveChanges, moveNames, moveRefusal, moveWarnings, type OneMoveFacts } from './users/move.js';

/** Staff see no accounts and no users, but whom a request names, and where they answer that somebody shall be (USR-12). */
export const namedSeen = { staff: 'licenceId' } as const;

/** Operators ask, staff answer (ACC-04, USR-12). */
export const requests = {
  list: byOperatorOrStaff,
  send: ({ actor, place }) => holds(actor, place, 'licence') ?? refuse('not-permitted'),
  /** A user of a group account is moved by the operator, without asking (USR-11). */
  askMove: ({ actor, place, account }) => {
    const by = holds(actor, place, 'licence');
    if (!by) return refuse('not-permitted');
    if (account.kind !== 'single') return refuse('not-a-single-account');
    return account.moveAsked ? refuse('request-waiting') : by;
  },
  start: (subject) => waitingFor('organisation', subject),
  move: (subject) => waitingFor('move', subject),
  decline: waiting,
} satisfies Rules<typeof contract>;

/** A request is answered once, by staff. */
function waiting(subject: Subjects['requestId']): Right | Refusal<'not-permitted' | 'request-answered'> {
  const by = byStaff(subject);
  return 'code' in by || subject.request.state === 'waiting' ? by : refuse('request-answered');
}

/** What is done is what was asked for. */
function waitingFor(
  kind: RequestKind,
  subject: Subjects['requestId'],
): Right | Refusal<'not-permitted' | 'request-of-another-kind' | 'request-answered'> {
  const by = byStaff(subject);
  return 'code' in by || subject.request.kind === kind ? waiting(subject) : refuse('request-of-another-kind');
}

/** What moving whom a request names needs to know: who they are, the account that they leave, and what ends with it. */
export interface MoveRequestFacts extends OneMoveFacts {
  readonly account: AccountFacts;
  readonly user: UserFacts;
  readonly entitlement: { readonly id: string; readonly name: string };
  readonly sessions: number;
  readonly addOns: number;
}

/** What each act needs to know: of what is asked for the same as of what is started (ACC-02). */
export interface RequestsFacts {
  send: StartFacts;
  askMove: undefined;
  start: StartFacts;
  move: MoveRequestFacts;
  decline: undefined;
}

/** Whether the names that are asked for are free in the whole service. */
function takenRefusal({ groupIdTaken, suggestion, emailTaken }: StartFacts): Refusal<'group-id-taken' | 'email-taken'> | undefined {
  if (groupIdTaken) return refuse('group-id-taken', { suggestion });
  return emailTaken ? refuse('email-taken') : undefined;
}

export const requestsDeeds = {
  send: {
    fits: ({ facts, input: { displayName, email, group } }) => {
      if (!facts.entitlement) return refuse('not-found');
      const wrong = personRefusal({ displayName, email, username: group.username });
      if (wrong) return wrong;
      if (cleanName(group.name) === undefined) return refuse('group-name-invalid');
      if (!isName(group.groupId)) return refuse('group-id-invalid');
      if (facts.entitlement.kind !== 'organisation') return refuse('not-an-organisation');
      return takenRefusal(facts);
    },
    changes: ({ input: { entitlementId, group } }) => [
      { kind: 'added', resource: 'requests', id: '', name: group.name, values: { entitlementId } },
    ],
  },
  askMove: {
    changes: ({ subject: { account } }) => [
      { kind: 'added', resource: 'requests', id: '', name: account.name, values: { accountId: account.id } },
    ],
  },
  /** Only now is a place taken, and what was free when it was asked for may be taken. */
  start: {
    fits: ({ facts, input: { groupId, email } }) => {
      if (!facts.entitlement) return refuse('not-found');
      if (groupId !== undefined && !isName(groupId)) return refuse('group-id-invalid');
      const wrong = personRefusal({ email });
      if (wrong) return wrong;
      if (facts.entitlement.available < 1) return refuse('no-account-available', { entitlement: facts.entitlement.name });
      return takenRefusal(facts);
    },
    changes: ({ subject: { request }, facts: { entitlement }, input: { users } }) => [
      { ...answer(request, 'started') },
      {
        kind: 'added',
        resource: 'accounts',
        id: '',
        name: request.name,
        values: { capacity: users, entitlementId: entitlement?.id ?? '' },
      },
      { kind: 'added', resource: 'users', id: '', name: request.name, values: { role: 'administrator' } },
      {
        kind: 'changed',
        resource: 'entitlements',
        id: entitlement?.id ?? '',
        name: entitlement?.name ?? '',
        field: 'available',
        from: entitlement?.available ?? 0,
        to: (entitlement?.available ?? 0) - 1,
      },
    ],
  },
  /** The user goes as in every move, and the account that nobody is in any more with them. */
  move: {
    fits: ({ facts }) => moveRefusal(facts.account, facts),
    changes: ({ subject: { request }, facts }) => [
      answer(request, 'moved'),
      ...moveChanges(facts.account, facts),
      { kind: 'removed', resource: 'accounts', id: facts.account.id, name: facts.account.name },
    ],
    touched: ({ facts: { documents, words, sessions, addOns } }) => ({ documents, words, sessions, addOns }),
    names: ({ facts }) => moveNames(facts.account, facts),
    warnings: ({ facts }) => [...moveWarnings(facts), { code: 'place-freed', params: { entitlement: facts.entitlement.name } }],
  },
  decline: {
    changes: ({ subject: { request } }) => [answer(request, 'declined')],
  },
} satisfies Deeds<typeof contract, RequestsFacts>;

function answer({ id, name, state }: { id: string; name: string; state: string }, to: Exclude<RequestState, 'waiting'>): Change {
  return { kind: 'changed', resource: 'requests', id, name, field: 'state', from: state, to };
}
