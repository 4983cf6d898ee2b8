export * from './names.js';
export { civilDate, daysAfter, daysUntil, graceEndsOn, isCivilDate, phaseOf, yearFrom } from './phase.js';
export { FIRST_REMINDER_DAYS, isRenewalDue, reminderDue, type Reminded } from './renewal.js';
export { passwordRefusal, personRefusal, type PersonDraft } from './person.js';
export { accounts, accountsDeeds, accountsSeen, type AccountsFacts } from './accounts.js';
export { archiveDays, archivesDocuments } from './accounts/deletion.js';
export { reservedDays, trialDays } from './accounts/endings.js';
export type { PlaceFacts, StartFacts } from './accounts/start.js';
export { addOns, addOnsDeeds, type AddOnsFacts } from './add-ons.js';
export { bin, binDeeds, binnedSeen, type BinFacts } from './bin.js';
export { documents, documentsDeeds, type DocumentsFacts } from './documents.js';
export type { BinnedFacts, DocumentFacts, FolderFacts, PersonFacts, TargetFacts, ViewerFacts, Whereabouts } from './documents/facts.js';
export { documentRights, documentSeen, folderSeen, rightsThere } from './documents/rights.js';
export { entitlements, entitlementsDeeds, type EntitlementsFacts } from './entitlements.js';
export { folders, foldersDeeds, type Bringing, type FoldersFacts, type Within } from './folders.js';
export { readersGiven, readersOf, sameReaders, type GivenUser, type NamedFacts, type Readers } from './folders/readers.js';
export type { RightsFacts } from './folders/set-rights.js';
export type { Audience } from './folders/audience.js';
export { closed, type FolderNode, type FolderRight, type Verdict, type Viewer, type Way } from './folders/folder.js';
export { gainsAndLosses, type GainOrLoss } from './folders/gains.js';
export { chosenRefusal, depthRefusal, folderMoveRefusal, mostFolderLevels, ownerRefusal } from './folders/place.js';
export { FolderRights } from './folders/rights.js';
export type { FolderView, VisibleFolder } from './folders/view.js';
export { licences, licencesDeeds, licencesSeen, type LicencesFacts } from './licences.js';
export { operators, operatorsDeeds, type OperatorNames, type OperatorsFacts } from './operators.js';
export { publishing, publishingDeeds, type PublishingFacts } from './publishing.js';
export { namedSeen, requests, requestsDeeds, type MoveRequestFacts, type RequestsFacts } from './requests.js';
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
export { standardTemplate, standardTemplates, standardTemplatesDeeds, type StandardTemplatesFacts } from './standard-templates.js';
export { users, usersDeeds, usersSeen, type UsersFacts } from './users.js';
export { isDemotion, isPromotion, mayAnswerFor, mayConfer, responsibleFor } from './users/confer.js';
export type { CreateFacts } from './users/create.js';
export { keepsUsers, type UserEditFacts } from './users/edit.js';
export type { LeavingFacts, LeavingInput, LeftFolder, LeftUser } from './users/leaving.js';
export type { Mover, MoveFacts, OneMoveFacts } from './users/move.js';
export type { Called } from './users/people.js';
export type { PermitFacts } from './users/permit.js';
export { givenUsers, type RedistributeFacts } from './users/redistribute.js';
export type { RemoveFacts } from './users/remove.js';
export { mailedOf, type ResendAllFacts } from './users/resend.js';
export type { ResponsibleFacts } from './users/responsible.js';
export { leadsNoMore, turnsDocuments, type After, type ImportFacts, type KnownUser } from './users/import/facts.js';
export { judgedOf, losesPassword, mostPasswords, withPassword } from './users/import/import.js';
export type { Entry } from './users/import/judge.js';
export { takesContact } from './users/import/whole.js';
export { readsWordlist, wordlists, wordlistsDeeds, type WordlistsFacts } from './wordlists.js';
export { wordKey, type WordDraft } from './wordlists/word.js';
export { judgedWords, type WordEntry, type WordsFacts } from './wordlists/import.js';
export type {
  AccountFacts,
  AddOnFacts,
  EntitlementFacts,
  LicenceFacts,
  RequestFacts,
  SubjectName,
  Subjects,
  UserFacts,
  WordFacts,
  WordlistFacts,
} from './kernel/facts.js';
export { inGrace, isRefusal, judge, type AnyRule } from './kernel/judge.js';
export {
  holds,
  memberRights,
  outsideRights,
  rightNamed,
  sees,
  type Actor,
  type FolderRightName,
  type Place,
  type Right,
  type RightName,
  type Seen,
} from './kernel/right.js';
export type { ClosedOf, Deed, DeedContext, Deeds, LeftOut, Rule, Rules, SubjectOf, WritesOf } from './kernel/rule.js';
export { refuse } from './kernel/refuse.js';
