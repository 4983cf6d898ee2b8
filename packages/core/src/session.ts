import type { Change, Phase, Role, session as contract } from '@knippa/contract';
import type { Acting } from './kernel/facts.js';
import { refuse } from './kernel/refuse.js';
import { holds, rightNamed } from './kernel/right.js';
import type { Deeds, Rules } from './kernel/rule.js';
import { passwordRefusal, personRefusal } from './person.js';

/** Tries that a name at a door has, and that a person has to give the present password, before they wait (USR-15). */
export const attempts = { most: 10, minutes: 15 } as const;

/** Links that somebody may ask for in an hour, in each way: so nobody's inbox is filled by another's asking (USR-22). */
export const mostLinksInAnHour = 3;

const own = ({ actor, place }: Acting) => holds(actor, place, 'self') ?? refuse('not-permitted');

/** Staff have neither password nor address with us. */
const ownLogin = (acting: Acting) => (rightNamed(acting.actor, 'staff') ? refuse('not-permitted') : own(acting));

/** Everybody reads and ends their own session; who signs in at a door sees and changes their own settings. */
export const session = {
  read: own,
  signOut: own,
  settings: ownLogin,
  edit: ownLogin,
  changePassword: ownLogin,
  changeEmail: ownLogin,
} satisfies Rules<typeof contract>;

/** What is known of whoever sets something for themselves. An operator has no role. */
export interface OwnFacts {
  readonly resource: 'operators' | 'users';
  readonly role: Role | null;
  readonly displayName: string;
  readonly phone: string | null;
  readonly language: string;
  /** Whether the account lets its `user`s change their name and phone. */
  readonly settingsOpen: boolean;
}

/** Whether somebody's display name and phone are for the account's administrators to change: a `user`'s, unless they are opened (USR-15). */
export function settingsClosed({ role, settingsOpen }: Pick<OwnFacts, 'role' | 'settingsOpen'>): boolean {
  return role === 'user' && !settingsOpen;
}

/** What is known of whoever a link is asked for, by anybody. */
export interface AskedFacts {
  readonly role: Role | null;
  readonly email: string | null;
  readonly mayReset: boolean;
  readonly phase: Phase;
  /** Links they were mailed in the last hour. */
  readonly recent: number;
}

/**
 * Whether a link that sets a password is mailed when it is asked for: to an address that is stored, to no `user` without the permission, to at
 * most three an hour (USR-22), and in an expired licence to its operators alone (LIC-04).
 */
export function mailsLink({ role, email, mayReset, phase, recent }: AskedFacts): boolean {
  if (email === null || recent >= mostLinksInAnHour) return false;
  if (role !== null && phase === 'expired') return false;
  return role !== 'user' || mayReset;
}

/** What each act needs to know. */
export interface SessionFacts {
  signOut: undefined;
  edit: OwnFacts;
  /** Whether the present password is right. */
  changePassword: { readonly right: boolean; readonly own: OwnFacts };
  /** Whether somebody else has the address, and the seconds to wait before another link may be asked for. */
  changeEmail: { readonly taken: boolean; readonly wait: number };
}

/** Ending a session, and asking for a link, change nothing that a plan would show. */
export const sessionDeeds = {
  signOut: { changes: () => [] },

  edit: {
    fits: ({ facts, input }) => {
      if (settingsClosed(facts) && (input.displayName !== undefined || input.phone !== undefined)) return refuse('settings-closed');
      return personRefusal({ displayName: input.displayName, phone: input.phone });
    },
    changes: ({ subject, facts, input }) =>
      (['displayName', 'phone', 'language'] as const).flatMap((field): Change[] => {
        const to = input[field];
        if (to === undefined || to === facts[field]) return [];
        return [ownChange(subject.actor.person, facts, { field, from: facts[field], to })];
      }),
  },

  changePassword: {
    fits: ({ facts, input }) => passwordRefusal(input.password) ?? (facts.right ? undefined : refuse('password-wrong')),
    changes: ({ subject, facts }) => [ownChange(subject.actor.person, facts.own, { field: 'password' })],
  },

  changeEmail: {
    fits: ({ facts, input }) => {
      const wrong = personRefusal({ email: input.email });
      if (wrong) return wrong;
      if (facts.taken) return refuse('email-taken');
      return facts.wait > 0 ? refuse('too-many-attempts', { retryAfter: facts.wait }) : undefined;
    },
    changes: () => [],
  },
} satisfies Deeds<typeof contract, SessionFacts>;

function ownChange(id: string, { resource, displayName: name }: OwnFacts, change: Pick<Change, 'field' | 'from' | 'to'>): Change {
  return { kind: 'changed', resource, id, name, ...change };
}
