import type { session as contract, Session } from '@knippa/contract';
import { isRenewalDue, type LicenceFacts, type SessionFacts, type Subjects } from '@knippa/core';
import { sql } from 'kysely';
import type { Entered } from './kernel/actor.js';
import type { Answers, Loader, Reading } from './kernel/answer.js';
import { changeEmail, changePassword, edit, settings, type PasswordPrepared } from './settings.js';

/** The session itself: it lies where its person does. */
export const loadSession: Loader<'none'> = (reading) => Promise.resolve({ subject: subjectOf(reading), row: undefined });

/** What a session is judged as. */
export function subjectOf({ actor, licence, session }: Pick<Reading, 'actor' | 'licence' | 'session'>): Subjects['none'] {
  return { actor, licence, place: [licence.id, ...(session.account_id ? [session.account_id] : []), actor.person] };
}

/** Until when a licence holds and where it stands. Staff's house has no such thing. */
function termOf({ kind, phase, expiresOn, lastDay: graceEndsOn }: LicenceFacts, now: string): Omit<Session['licence'], 'id' | 'name'> {
  return kind === 'house' ? {} : { kind, phase, expiresOn, graceEndsOn, renewalDue: isRenewalDue(expiresOn, Date.parse(now)) };
}

/** A session as it is shown to its person. */
export function presentSession(entered: Entered, licence: LicenceFacts, now: string, can: Session['can']): Session {
  return {
    door: entered.door,
    person: { id: entered.person_id, displayName: entered.display_name },
    licence: { id: entered.licence_id, name: entered.licence_name, ...termOf(licence, now) },
    account:
      entered.account_id === null ? null : { id: entered.account_id, name: entered.account_name ?? '', role: entered.role ?? 'user' },
    endsAt: entered.ends_at,
    can,
  };
}

export const session: Answers<typeof contract, SessionFacts, { changePassword: PasswordPrepared }> = {
  read: { run: (asked) => Promise.resolve(presentSession(asked.session, asked.licence, asked.now, asked.can('none', asked.subject))) },
  signOut: {
    run: async ({ tx, tokenHash }) => {
      await tx.run(sql`select end_session(${tokenHash})`);
      return null;
    },
  },
  settings,
  edit,
  changePassword,
  changeEmail,
};
