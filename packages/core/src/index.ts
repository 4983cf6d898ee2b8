export * from './names.js';
export { civilDate, daysUntil, graceEndsOn, isCivilDate, phaseOf } from './phase.js';
export { passwordRefusal, personRefusal, type PersonDraft } from './person.js';
export { accounts, accountsDeeds, accountsSeen, type AccountsFacts, type PlaceFacts, type StartFacts } from './accounts.js';
export { documents, documentsDeeds, type DocumentsFacts } from './documents.js';
export { licences, licencesSeen } from './licences.js';
export {
  attempts,
  mailsLink,
  mostLinksInAnHour,
  session,
  sessionDeeds,
  settingsClosed,
  type OwnFacts,
  type SessionFacts,
} from './session.js';
export { users, usersDeeds, usersSeen, type CreateFacts, type MoveFacts, type UsersFacts } from './users.js';
export { mostPasswords, type ImportFacts, type KnownUser } from './users/import.js';
export type { AccountFacts, LicenceFacts, SubjectName, Subjects, UserFacts } from './kernel/facts.js';
export { inGrace, isRefusal, judge, type AnyRule } from './kernel/judge.js';
export { holds, rightNamed, sees, type Actor, type Place, type Right, type RightName, type Seen } from './kernel/right.js';
export type { ClosedOf, Deed, DeedContext, Deeds, Rule, Rules, SubjectOf, WritesOf } from './kernel/rule.js';
export { refuse } from './kernel/refuse.js';
