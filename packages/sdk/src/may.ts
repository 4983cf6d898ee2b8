import type {
  Account,
  AccountRequest,
  AccountRow,
  AddOn,
  AnyOperation,
  Binned,
  Can,
  CodesOf,
  Document,
  DocumentRow,
  Entitlement,
  Folder,
  FolderRow,
  Licence,
  Operator,
  Refusal,
  Session,
  SubjectKey,
  User,
  Word,
  Wordlist,
} from '@knippa/contract';

/** What carries the `can` of operations, by the last name of their path. */
interface Subjects {
  none: Pick<Session, 'can'>;
  licenceId: Licence;
  entitlementId: Entitlement;
  addOnId: AddOn;
  operatorId: Operator;
  requestId: AccountRequest;
  accountId: Account | AccountRow;
  userId: User;
  wordlistId: Pick<Wordlist, 'can'>;
  wordId: Word;
  folderId: Folder | FolderRow;
  documentId: Document | DocumentRow;
  binnedId: Binned;
}

/** The resource whose `can` speaks of an operation. */
export type SubjectOf<Op extends AnyOperation> = SubjectKey<Op['path']> extends keyof Subjects ? Subjects[SubjectKey<Op['path']>] : never;

/**
 * Tells from a resource that was read whether the caller may do something to it: `true`, or the refusal it would get (WHY-03). The service
 * judges again. What its `can` does not name (an older service) is `not-permitted`. An operation that is asked of and not called is given by
 * its name, `may<typeof accounts.start>(licence, 'accounts.start')`, so that the page does not load it.
 */
export function may<Op extends AnyOperation>(resource: SubjectOf<Op>, operation: Op | Op['name']): true | Refusal<CodesOf<Op>> {
  const can: Can = resource.can;
  const name = typeof operation === 'string' ? operation : operation.name;
  return (can[name] ?? { code: 'not-permitted', params: {} }) as true | Refusal<CodesOf<Op>>;
}
