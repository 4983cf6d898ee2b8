/** What may be wrong with a row of a file, and the figures of each: of its cells, of the person that it makes, and of the account that all rows make together. */
export interface RowParams {
  /** A quote that is never closed: the rest of the file stands in this row's cell. */
  'open-quote': None;
  /** Text between a closing quote and the next separator. */
  'stray-quote': None;
  /** A row of more characters than are held, whatever its cells are. */
  'row-too-long': None;
  /** What a file of errors says of one of the three above, whose row it has as it was read: nothing else tells that it was not what stands there now. */
  'row-unread': None;
  /** Something beyond the header, or under an empty heading: `cell` counts from 1. */
  'cell-without-column': { readonly cell: number };
  'cell-too-long': { readonly most: number };
  /** NUL or half a character, which no store keeps. */
  'cell-malformed': None;
  /** The one cell that says whom a row is about. */
  'username-missing': None;
  /** Another row has the same username, compared as USR-17 says. */
  'username-twice': { readonly otherRow: number };
  /** A cell that its column does not know. */
  'value-unknown': { readonly text: string };
  /** `(tom)` or `(empty)` where something must stand. */
  'not-clearable': None;

  'name-missing': None;
  'name-invalid': None;
  'username-invalid': None;
  'email-invalid': None;
  'phone-invalid': None;
  'password-invalid': { readonly least: number; readonly most: number };
  'password-common': None;
  'password-by-link': None;
  'email-required': None;
  'own-email': None;
  'permission-fixed': None;
  'quota-of-manager': None;
  'responsible-of-user': None;
  'contact-of-administrator': None;
  /** Nobody of that name is there to be removed. */
  'nobody-to-remove': None;

  'email-taken': None;
  'email-twice': { readonly otherRow: number };
  'responsible-unknown': { readonly username: string };
  /** The row of whoever is to be responsible is refused. */
  'responsible-refused': { readonly username: string; readonly otherRow: number };
  'has-users': { readonly users: number };
  'quota-exceeded': { readonly username: string; readonly quota: number };
  'quota-in-use': { readonly users: number };
  'primary-contact': None;
  'contact-twice': { readonly otherRow: number };
  'last-administrator': None;
  'account-full': { readonly capacity: number };

  'word-missing': None;
  'word-twice': { readonly otherRow: number };
  'word-invalid': None;
  'symbol-invalid': None;
  'note-invalid': None;
}

type None = Readonly<Record<never, never>>;

export type RowCode = keyof RowParams;

/** What is wrong with a whole row: its cells are not what they were meant to be. */
export const ofWhole: ReadonlySet<RowCode> = new Set<RowCode>(['open-quote', 'stray-quote', 'row-too-long']);

/** Why a row is left out: `row` as a spreadsheet program numbers it, and the heading of the column as it stands in the file. */
export type RowProblem = {
  [Code in RowCode]: {
    readonly row: number;
    readonly username?: string | undefined;
    readonly column?: string | undefined;
    readonly code: Code;
    readonly params: RowParams[Code];
  };
}[RowCode];
