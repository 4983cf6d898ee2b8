/**
 * Why a file is no spreadsheet that can be read: `no-sheet` has no sheet in it (any other zip, too); `broken` is damaged or not what it
 * says it is; `locked` is encrypted, or of the kind before 2007, which look alike; `too-large` unpacks to more than is ever taken in.
 */
export type SheetReason = 'no-sheet' | 'broken' | 'locked' | 'too-large';

/** What ends the reading of a sheet. Thrown inside, told as the last thing outside. */
export class Broken extends Error {
  constructor(readonly reason: SheetReason) {
    super(reason);
  }
}
