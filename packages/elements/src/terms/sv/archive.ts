import { formats } from '../../kernel/format.js';
import type { ArchiveTerms } from '../archive.js';

const { number, day } = formats('sv-SE');

const size = (bytes: number) =>
  bytes < 1_000_000 ? `${number(Math.ceil(bytes / 1000))} kB` : `${number(Math.round(bytes / 1_000_000))} MB`;

export const archive: ArchiveTerms = {
  archiveHeading: 'Arkiv',
  archive: 'Hämta arkiv',
  archiveHolds: 'En zip-fil med alla användare som CSV och varje dokument som en fil. Verktygslådor är inte med.',
  archiveCounts: 'En zip-fil med alla användare som CSV. Dokumenten kan bara kontots administratörer hämta.',
  archiveProgress: 'Arkivet hämtas',
  archiveSize: (done, of) => `${size(done)} av ungefär ${size(of)}`,
  archiveBegun: 'Arkivet hämtas.',
  archiveHalf: 'Halva arkivet är hämtat.',
  archiveDone: 'Arkivet är hämtat.',
  archiveBroken: 'Hämtningen bröts innan allt hade kommit. Inget har ändrats. Försök igen.',
  archiveStopped: 'Hämtningen är avbruten.',
  archiveStop: 'Avbryt hämtningen',
  askToFetch: 'Be administratörerna hämta arkivet',
  askToFetchHint: 'Kontots administratörer får ett mejl om att kontot ska tas bort, och har 14 dagar på sig att hämta arkivet.',
  askedToFetch: (until) => `Administratörerna har fått veta att kontot ska tas bort. De kan hämta arkivet till och med ${day(until)}.`,
  notFetched: 'Det är inte hämtat än.',
  fetchedOn: (on) => `Det hämtades ${day(on)}.`,
  keepAccount: 'Behåll kontot',
  keepAccountHint: 'Administratörerna får ett mejl om att kontot inte ska tas bort.',
  toldToFetch: 'Administratörerna är ombedda att hämta arkivet.',
  toldKept: 'Administratörerna får veta att kontot inte ska tas bort.',
  goingAway: (until) => `Kontot ska tas bort. Till och med ${day(until)} kan du hämta arkivet.`,
};
