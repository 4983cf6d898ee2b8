import { sql } from 'kysely';
import { civilDate, graceEndsOn, memberRights, outsideRights, phaseOf, type Actor, type LicenceFacts, type Right } from '@knippa/core';
import type { LicenceKind, Role, SessionDoor } from '@knippa/contract';
import { refuse } from '@knippa/core';
import type { Query } from '../store/store.js';
import { Refused } from './refused.js';

/** How long a session may rest, and last at most. */
export const sessionHours = { idle: 2, most: 12 } as const;

/** Who is behind a token, as the database's one door tells it. */
export interface Entered {
  readonly person_id: string;
  readonly door: SessionDoor;
  readonly display_name: string;
  readonly licence_id: string;
  readonly licence_name: string;
  readonly licence_kind: LicenceKind | 'house';
  readonly expires_on: string;
  readonly account_id: string | null;
  readonly account_name: string | null;
  readonly role: Role | null;
  readonly ends_at: string;
  readonly used_at: string;
  readonly ended: boolean;
}

/** Opens the licence of a session for this transaction, and tells who it is. Staff's session opens the one that is wanted. */
export function entering(tokenHash: Uint8Array, now: string, wanted: string | null = null): Query<Entered> {
  return sql<Entered>`select * from enter(${tokenHash}, ${now}::timestamptz, ${wanted}::uuid)`;
}

/** Notes when a session was last used. */
export function touching(tokenHash: Uint8Array, now: string): Query<unknown> {
  return sql`select touch_session(${tokenHash}, ${now}::timestamptz)`;
}

/** The person of a session that holds, or a refusal. */
export function enteredOf([entered]: readonly Entered[]): Entered {
  if (!entered) throw new Refused(refuse('not-signed-in'));
  if (entered.ended) throw new Refused(refuse('session-ended'));
  return entered;
}

/** What a person's session gives them: staff the one licence they have opened, an operator the licence, a user what the role gives. */
export function actorOf(entered: Entered): Actor {
  const { person_id: person, door, licence_id: licenceId, account_id: accountId } = entered;
  const outside = outsideRights(door === 'staff' ? 'staff' : 'licence', licenceId, person);
  return { person, licenceId, rights: accountId ? rightsIn(accountId, entered) : outside };
}

/** What somebody's role gives them in an account of the licence. */
function rightsIn(accountId: string, { person_id: id, role, licence_id: licenceId, licence_kind: kind }: Entered): Right[] {
  return memberRights(accountId, { id, role: role ?? 'user' }, kind === 'bought' ? undefined : licenceId);
}

/** What rules know of the licence of a session, on the day of `now`. */
export function licenceFacts({ licence_id: id, licence_kind: kind, expires_on: expiresOn }: Entered, now: number): LicenceFacts {
  return { id, kind, expiresOn, phase: phaseOf(expiresOn, now), lastDay: graceEndsOn(expiresOn), today: civilDate(now) };
}
