import { formats } from '../../kernel/format.js';
import type { UserImportTerms } from '../user-import.js';

const { number } = formats('sv-SE');

export const userImport: UserImportTerms = {
  heading: 'Importera användare',
  intoAccount: (account) => `till ${account}`,
  file: 'CSV-fil',
  fileHint: 'Kolumnerna är desamma som när du exporterar. Ett nytt användarnamn läggs till, ett känt ändras.',
  show: 'Visa vad som ändras',
  choose: 'Välj en fil först.',
  planHeading: (file) => `Det här händer med ${file}`,
  import: 'Importera',
  done: 'Importen är klar',
  counted: ({ added, changed, unchanged, mailed }) =>
    `${number(added)} tillagda, ${number(changed)} ändrade, ${number(unchanged)} som förut.` +
    (mailed > 0 ? ` ${number(mailed)} får ett mejl med en länk för att välja lösenord.` : ''),
  stopped: 'Importen avbröts. Inget har ändrats.',
  row: (row, column, problem) => `Rad ${number(row)}${column ? `, ${column}` : ''}: ${problem}`,
  problems: {
    required: 'Visat namn saknas.',
    'name-invalid': 'Namnet går inte att använda.',
    'username-invalid': 'Användarnamnet får bara ha bokstäver och siffror.',
    'email-invalid': 'E-postadressen är inte rätt skriven.',
    'phone-invalid': 'Telefonnumret är inte rätt skrivet.',
    'password-invalid': 'Lösenordet ska ha 8 till 128 tecken.',
    'password-common': 'Lösenordet är bland de vanligaste.',
    'email-required': 'E-post saknas. Administratörer och managers måste ha en.',
    'email-taken': 'E-postadressen används redan.',
    'password-by-link': 'En administratör väljer sitt lösenord själv. Ta bort det ur filen.',
    'permission-fixed': 'Behörigheten hör till rollen och går inte att ta bort.',
    'quota-of-manager': 'Bara managers har ett max antal användare.',
    'quota-in-use': 'Managern har redan fler användare än så.',
    'quota-exceeded': 'Managern får inte ha så många användare.',
    'not-a-responsible': 'Den ansvariga är inte administratör eller manager i kontot.',
    'row-removes': 'Det går inte att ta bort användare med en fil.',
    'row-changes-role': 'Det går inte att byta roll med en fil.',
    'row-changes-email': 'Det går inte att byta e-post med en fil.',
    'row-changes-contact': 'Det går inte att byta Huvudadmin med en fil.',
    'row-changes-password': 'Det går inte att byta lösenord med en fil.',
    'csv-unreadable': 'Filen är inte text. Spara den som CSV i kalkylprogrammet.',
    'csv-no-header': 'Första raden har inga kända rubriker.',
    'csv-duplicate-columns': 'En kolumn finns två gånger.',
    'csv-missing-columns': 'Kolumnen Användarnamn saknas.',
    'csv-open-quote': 'Ett citattecken avslutas aldrig.',
    'csv-stray-quote': 'Ett citattecken står på fel ställe.',
    'csv-cell-without-column': 'Det står något utanför kolumnerna.',
    'csv-missing-username': 'Användarnamnet saknas.',
    'csv-duplicate-username': 'Samma användarnamn finns på en annan rad.',
    'csv-bad-value': 'Värdet känns inte igen.',
    'csv-not-clearable': 'Värdet går inte att tömma.',
  },
};
