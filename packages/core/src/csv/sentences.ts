import type { Language, RefusedRow } from '@knippa/contract';
import type { RowCode, RowParams, RowProblem } from './problems.js';

type Sentences = { readonly [Code in RowCode]: (params: RowParams[Code]) => string };

/**
 * What is told of a row that is left out, on the page and in the file of errors alike: written here once, for the service writes the file (CSV-04). What to do
 * comes with what is wrong.
 */
const sentences: Readonly<Record<Language, Sentences>> = {
  sv: {
    'open-quote': () => 'Ett citattecken avslutas aldrig, så resten av filen har inte lästs.',
    'stray-quote': () => 'Ett citattecken står på fel ställe. Skriv två citattecken för att få ett i en cell.',
    'row-too-long': () => 'Raden är längre än en miljon tecken.',
    'row-unread': () => 'Raden gick inte att läsa som den stod. Rätta den, och töm sedan den här cellen.',
    'cell-without-column': ({ cell }) => `Cell ${cell} har ingen rubrik i första raden.`,
    'cell-too-long': ({ most }) => `Cellen har fler än ${most} tecken.`,
    'cell-malformed': () => 'Cellen har ett tecken som inte går att spara. Skriv om den.',
    'username-missing': () => 'Användarnamn saknas.',
    'username-twice': ({ otherRow }) => `Användarnamnet står också på rad ${otherRow}. Behåll en av raderna.`,
    'value-unknown': ({ text }) => `”${text}” går inte att förstå i den här kolumnen.`,
    'not-clearable': () => 'Värdet går inte att tömma.',
    'name-missing': () => 'Visat namn saknas.',
    'name-invalid': () => 'Ange ett namn på en rad, högst 255 tecken.',
    'username-invalid': () => 'Använd bara bokstäver och siffror, utan mellanslag, högst 64.',
    'email-invalid': () => 'Ange en e-postadress, till exempel namn@skola.se.',
    'phone-invalid': () => 'Ange ett telefonnummer, till exempel 070-123 45 67.',
    'password-invalid': ({ least, most }) => `Ange ett lösenord med ${least} till ${most} tecken.`,
    'password-common': () => 'Lösenordet är bland de vanligaste, och gissas lätt. Välj ett annat.',
    'password-by-link': () => 'En administratör väljer sitt lösenord själv, med en länk. Töm cellen.',
    'email-required': () => 'Ange en e-postadress. Administratörer och managers måste ha en.',
    'own-email': () => 'Ändra din egen e-post i dina inställningar. Den nya adressen bekräftas med en länk.',
    'permission-fixed': () => 'Behörigheten hör till rollen och går inte att ta bort.',
    'quota-of-manager': () => 'Bara managers har ett max antal användare. Töm cellen.',
    'responsible-of-user': () => 'Bara den som har rollen Användare har en ansvarig. Töm cellen.',
    'contact-of-administrator': () => 'Bara en administratör kan vara huvudadministratör.',
    'nobody-to-remove': () => 'Kontot har ingen användare med det användarnamnet att ta bort.',
    'email-taken': () => 'E-postadressen används redan. Ange en annan.',
    'email-twice': ({ otherRow }) => `E-postadressen står också på rad ${otherRow}.`,
    'responsible-unknown': ({ username }) => `${username} är varken administratör eller manager i kontot.`,
    'responsible-refused': ({ username, otherRow }) => `Raden för ${username} (rad ${otherRow}) är inte med.`,
    'has-users': ({ users }) => `Är ansvarig för ${users} användare. Ge dem en annan ansvarig i filen.`,
    'quota-exceeded': ({ username, quota }) => `${username} har plats för högst ${quota} användare.`,
    'quota-in-use': ({ users }) => `Har redan ${users} användare, så max antal användare kan inte bli mindre än så.`,
    'primary-contact': () => 'Är huvudadministratör. Skriv ja i kolumnen Huvudadmin för en annan administratör.',
    'contact-twice': ({ otherRow }) => `Rad ${otherRow} gör också någon till huvudadministratör. Det finns bara en.`,
    'last-administrator': () => 'Kontot måste ha en administratör.',
    'account-full': ({ capacity }) => `Kontot rymmer högst ${capacity} användare.`,
    'word-missing': () => 'Ordet saknas.',
    'word-twice': ({ otherRow }) => `Ordet står också på rad ${otherRow}. Behåll en av raderna.`,
    'word-invalid': () => 'Ange ett ord på en rad, högst 255 tecken.',
    'symbol-invalid': () => 'Ange en symbol på en rad, högst 255 tecken.',
    'note-invalid': () => 'Ange en anteckning på en rad, högst 255 tecken.',
  },
  en: {
    'open-quote': () => 'A quotation mark is never closed, so the rest of the file was not read.',
    'stray-quote': () => 'A quotation mark is in the wrong place. Write two to have one in a cell.',
    'row-too-long': () => 'The row is longer than a million characters.',
    'row-unread': () => 'The row could not be read as it stood. Mend it, then empty this cell.',
    'cell-without-column': ({ cell }) => `Cell ${cell} has no heading in the first row.`,
    'cell-too-long': ({ most }) => `The cell has more than ${most} characters.`,
    'cell-malformed': () => 'The cell has a character that cannot be kept. Write it anew.',
    'username-missing': () => 'There is no username.',
    'username-twice': ({ otherRow }) => `Row ${otherRow} has the same username. Keep one of them.`,
    'value-unknown': ({ text }) => `“${text}” cannot be understood in this column.`,
    'not-clearable': () => 'This value cannot be cleared.',
    'name-missing': () => 'There is no display name.',
    'name-invalid': () => 'Write a name on one line, at most 255 characters.',
    'username-invalid': () => 'Use letters and digits only, without spaces, at most 64.',
    'email-invalid': () => 'Write an e-mail address, for example name@school.example.',
    'phone-invalid': () => 'Write a telephone number, for example +46 70 123 45 67.',
    'password-invalid': ({ least, most }) => `Write a password of ${least} to ${most} characters.`,
    'password-common': () => 'The password is among the most common, and easy to guess. Choose another.',
    'password-by-link': () => 'Administrators choose their own password, with a link. Empty the cell.',
    'email-required': () => 'Write an e-mail address. Administrators and managers need one.',
    'own-email': () => 'Change your own e-mail in your settings. A link to the new address confirms it.',
    'permission-fixed': () => 'The permission belongs to the role and cannot be taken away.',
    'quota-of-manager': () => 'Only managers have a quota. Empty the cell.',
    'responsible-of-user': () => 'Only whoever has the role User has a responsible. Empty the cell.',
    'contact-of-administrator': () => 'Only an administrator can be the primary contact.',
    'nobody-to-remove': () => 'The account has no user of that username to remove.',
    'email-taken': () => 'The e-mail address is already used. Write another.',
    'email-twice': ({ otherRow }) => `Row ${otherRow} has the same e-mail address.`,
    'responsible-unknown': ({ username }) => `${username} is neither administrator nor manager in the account.`,
    'responsible-refused': ({ username, otherRow }) => `The row of ${username} (row ${otherRow}) is left out.`,
    'has-users': ({ users }) => `Is responsible for ${users} users. Give them another responsible in the file.`,
    'quota-exceeded': ({ username, quota }) => `${username} has room for at most ${quota} users.`,
    'quota-in-use': ({ users }) => `Has ${users} users already, so the quota cannot be less.`,
    'primary-contact': () => 'Is the primary contact. Write yes in the column Primary contact for another administrator.',
    'contact-twice': ({ otherRow }) => `Row ${otherRow} makes somebody the primary contact too. There is only one.`,
    'last-administrator': () => 'The account must have an administrator.',
    'account-full': ({ capacity }) => `The account holds at most ${capacity} users.`,
    'word-missing': () => 'There is no word.',
    'word-twice': ({ otherRow }) => `Row ${otherRow} has the same word. Keep one of them.`,
    'word-invalid': () => 'Write a word on one line, at most 255 characters.',
    'symbol-invalid': () => 'Write a symbol on one line, at most 255 characters.',
    'note-invalid': () => 'Write a note on one line, at most 255 characters.',
  },
};

/** What is wrong with a row, in words. */
export function sentenceOf({ code, params }: RowProblem, language: Language): string {
  return (sentences[language][code] as (figures: unknown) => string)(params);
}

/** What a file of errors says, behind what was wrong, of a row that could not be read as it stood: it is refused for as long as it says so. */
export function unreadSentence(language: Language): string {
  return sentences[language]['row-unread']({});
}

/** Whether a cell of the column of errors says so, in either language. */
export function tellsUnread(cell: string): boolean {
  return cell.includes(unreadSentence('sv')) || cell.includes(unreadSentence('en'));
}

/** A row that is left out as a plan tells of it, with the row that it is at odds with where there is one. */
export function refusedRow(problem: RowProblem, language: Language): RefusedRow {
  const { row, username, column, code, params } = problem;
  return {
    row,
    ...(username !== undefined && { username }),
    ...(column !== undefined && { column }),
    code,
    sentence: sentenceOf(problem, language),
    ...('otherRow' in params && { otherRow: params.otherRow }),
  };
}
