/** The words of an account's archive, and of asking its administrators to fetch it. */
export interface ArchiveTerms {
  archiveHeading: string;
  archive: string;
  /** What is in it for whoever administers the account, and for an operator. */
  archiveHolds: string;
  archiveCounts: string;
  archiveProgress: string;
  /** Bytes of about how many. */
  archiveSize: (done: number, of: number) => string;
  archiveBegun: string;
  archiveHalf: string;
  archiveDone: string;
  archiveBroken: string;
  archiveStopped: string;
  archiveStop: string;
  askToFetch: string;
  askToFetchHint: string;
  askedToFetch: (until: string) => string;
  notFetched: string;
  fetchedOn: (day: string) => string;
  keepAccount: string;
  keepAccountHint: string;
  toldToFetch: string;
  toldKept: string;
  /** To an administrator: what is going to happen, and until when they have. */
  goingAway: (until: string) => string;
}
