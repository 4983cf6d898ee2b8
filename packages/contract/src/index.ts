export * as accounts from './accounts.js';
export * as addOns from './add-ons.js';
export * as bin from './bin.js';
export * as documents from './documents.js';
export * as entitlements from './entitlements.js';
export * as folders from './folders.js';
export * as licences from './licences.js';
export * as operators from './operators.js';
export * as publishing from './publishing.js';
export * as requests from './requests.js';
export * as session from './session.js';
export * as standardTemplates from './standard-templates.js';
export * as users from './users.js';
export * as wordlists from './wordlists.js';
export { api, operations } from './api.js';
export type { Account, AccountLicence, AccountRow, AccountSort, AccountState, Deletion, Hit, Order } from './accounts.js';
export type { AddOn } from './add-ons.js';
export { binDays, type Binned } from './bin.js';
export { mostDocumentBytes } from './documents.js';
export type {
  Block,
  Cell,
  Content,
  Document,
  DocumentFormat,
  DocumentKind,
  DocumentRow,
  DocumentSort,
  DocumentsIn,
  Location,
  Lying,
  Keeper,
  Reader,
  Space,
  Why,
} from './documents.js';
export type { Access, Chosen, Folder, FolderRow, FolderSeen, FolderSettings, GeneralEntries, Named } from './folders.js';
export type { AccountKind, Entitlement, Licence, LicenceKind, LicenceRow, NewEntitlement, Phase } from './licences.js';
export type { NewOperator, Operator } from './operators.js';
export type { Request as AccountRequest, RequestKind, RequestState } from './requests.js';
export type { Door, MailedLink, Session, SessionDoor, Settings, SignedIn } from './session.js';
export { standardIds, type StandardId, type StandardTemplate } from './standard-templates.js';
export type { Delimiter, Encoding, FileFormat, HandedOut, Imported, Moved, Permissions, Role, User, UserSort } from './users.js';
export type { Word, Wordlist, WordsImported } from './wordlists.js';
export { fieldCodes, type Can, type FieldCode, type Language } from './schemas.js';
export { Problem } from './kernel/problem.js';
export { refusals, type CommonCode, type Refusal, type RefusalCode, type RefusalParams } from './kernel/refusals.js';
export { Plan, type Change, type ChangeValue, type FileRead, type RefusedRow, type Warning } from './kernel/plan.js';
export { isFileInput, type FileField, type FileOutput } from './kernel/file.js';
export {
  confirmation,
  fileField,
  isRead,
  pathParams,
  subjectKey,
  type AnyOperation,
  type CallInput,
  type CodesOf,
  type Guard,
  type InputOf,
  type Method,
  type Operation,
  type OperationsOf,
  type OutputOf,
  type PathParams,
  type Reads,
  type SubjectKey,
} from './kernel/operation.js';
