import { formats } from '../../kernel/format.js';
import type { ArchiveTerms } from '../archive.js';

const { number, day } = formats('en-GB');

const size = (bytes: number) =>
  bytes < 1_000_000 ? `${number(Math.ceil(bytes / 1000))} kB` : `${number(Math.round(bytes / 1_000_000))} MB`;

export const archive: ArchiveTerms = {
  archiveHeading: 'Archive',
  archive: 'Download archive',
  archiveHolds: 'A zip file with all users as CSV and every document as a file. Toolboxes are not in it.',
  archiveCounts: 'A zip file with all users as CSV. The documents can be fetched by the account’s administrators alone.',
  archiveProgress: 'Downloading the archive',
  archiveSize: (done, of) => `${size(done)} of about ${size(of)}`,
  archiveBegun: 'The archive is being downloaded.',
  archiveHalf: 'Half of the archive is downloaded.',
  archiveDone: 'The archive is downloaded.',
  archiveBroken: 'The download broke off before everything had come. Nothing has changed. Try again.',
  archiveStopped: 'The download is cancelled.',
  archiveStop: 'Cancel the download',
  askToFetch: 'Ask the administrators to fetch the archive',
  askToFetchHint: 'The account’s administrators get an e-mail that it is going to be deleted, and have 14 days to fetch the archive.',
  askedToFetch: (until) =>
    `The administrators know that the account is going to be deleted. They can fetch the archive until ${day(until)}, that day included.`,
  notFetched: 'It has not been fetched yet.',
  fetchedOn: (on) => `It was fetched on ${day(on)}.`,
  keepAccount: 'Keep the account',
  keepAccountHint: 'The administrators get an e-mail that the account is not going to be deleted.',
  toldToFetch: 'The administrators have been asked to fetch the archive.',
  toldKept: 'The administrators will be told that the account is not going to be deleted.',
  goingAway: (until) => `The account is going to be deleted. Until ${day(until)}, that day included, you can download the archive.`,
};
