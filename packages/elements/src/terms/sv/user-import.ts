import { formats } from '../../kernel/format.js';
import type { UserImportTerms } from '../user-import.js';
import { handOut } from './hand-out.js';

const { number } = formats('sv-SE');

const people = (n: number) => `${number(n)} användare`;
const rows = (n: number) => (n === 1 ? '1 rad' : `${number(n)} rader`);

export const userImport: UserImportTerms = {
  ...handOut,
  heading: 'Importera/Exportera CSV',
  intoAccount: (account) => `i ${account}`,
  explanation:
    'Hämta kontots användare som en fil, ändra i kalkylprogrammet, och lämna in den här. Inget ändras förrän du har sett vad som händer.',
  file: 'Fil med användare',
  fileHint: 'CSV eller XLSX. Ett nytt användarnamn läggs till, ett känt ändras. De som inte står i filen lämnas i fred.',
  pick: 'Välj en fil',
  orDrop: 'eller dra den hit',
  chosen: (file) => `Vald fil: ${file}`,
  read: 'Läs filen',
  choose: 'Välj en fil först.',
  oneAtATime: 'Lämna in en fil i taget.',
  chooseAgain: 'Filen har ändrats sedan du valde den. Välj den igen.',
  skipUnknown: 'Läs inte de kolumnerna',
  filesHeading: 'Hämta en fil att börja med',
  formLabel: 'Filens form',
  forms: { xlsx: 'Kalkylblad (XLSX)', sv: 'Svensk CSV, med semikolon', en: 'Engelsk CSV, med komma' },
  getUsers: 'Hämta användarna',
  getTemplate: 'Hämta en tom mall',
  templateName: 'mall',
  fetched: 'Filen är hämtad.',

  readHeading: (file) => `Så här lästes ${file}`,
  readRight: 'Titta om namnen och rubrikerna ser rätt ut. Inget har ändrats än.',
  spreadsheet: 'Filen är ett kalkylblad. Det första bladet lästes.',
  readAs: (encoding, delimiter) => `Filen är text, kodad som ${encoding}, med ${delimiter} mellan cellerna.`,
  encodings: { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16 (omvänd)', 'windows-1252': 'Windows-1252' },
  delimiters: { semicolon: 'semikolon', comma: 'komma', tab: 'tabb' },
  encodingLabel: 'Filens kodning',
  encodingHint: 'Filen säger inte vilken den har. Välj en annan om å, ä och ö ser fel ut.',
  encodingTry: 'Är filen text kan den ha en annan kodning än den som prövades. Välj den, och läs filen igen.',
  encodingUnsaid: 'Vet inte',
  delimiterLabel: 'Mellan cellerna står',
  delimiterHint: 'Filen säger det inte säkert. Välj ett annat om allt står i samma kolumn.',
  firstRows: 'Filens första rader',
  row: 'Rad',
  noRows: 'Filen har rubriker, men inga rader.',
  withoutHeading: 'utan rubrik',
  taken: (column) => `läses som ${column}`,
  skipped: 'läses inte',
  columns: { remove: 'Ta bort', errors: 'Fel' },
  show: 'Visa vad som ändras',
  otherFile: 'Välj en annan fil',

  planHeading: (file) => `Det här händer med ${file}`,
  filters: 'Visa',
  all: 'Allt',
  onlyErrors: 'Bara fel',
  rowsOf: (shown) => `Vad filen gör: ${shown}`,
  what: 'Vad',
  who: 'Vem',
  details: 'Uppgifter',
  refusedRow: (row) => `Fel på rad ${number(row)}`,
  wrongIn: (column, sentence) => `${column}: ${sentence}`,
  goesWith: (documents, words) =>
    [
      documents === 0 ? 'Har inga dokument.' : `Med ${number(documents)} dokument.`,
      ...(words > 0 ? [`${number(words)} ord i ordlistan.`] : []),
    ].join(' '),
  getErrors: 'Hämta filen med felen utskrivna',
  errorsName: 'fel',
  leaveOut: (n) =>
    n === 1 ? 'Importera de andra raderna ändå, utan den som är fel' : `Importera de andra raderna ändå, utan de ${number(n)} som är fel`,
  leaveOutHint: 'Annars: rätta raderna i filen och lämna in den igen.',
  refusedFirst: 'Filen har fel. Rätta dem, eller kryssa för att importera de andra raderna ändå.',
  noneAccepted: 'Ingen rad går att importera. Rätta filen och lämna in den igen.',
  nothingToDo: 'Filen ändrar inget.',
  manyHeading: 'Stanna upp: filen tar bort många',
  many: ({ removals, users }) =>
    `Filen tar bort ${number(Number(removals))} av kontots ${people(Number(users))}. Är det inte meningen, välj Avbryt och titta i kolumnen Ta bort.`,
  removeMany: (n) => `Ja, ta bort ${people(n)}`,
  manyFirst: 'Bekräfta först att så många ska tas bort.',
  import: 'Importera',
  importStopped: 'Importen avbröts. Inget har ändrats.',
  notKnown: 'Det gick inte att få veta om importen hann bli gjord. Tryck på Importera igen: är den gjord görs den inte en gång till.',

  done: 'Importen är klar',
  counted: ({ added, changed, removed, unchanged, refused }) =>
    [
      `${number(added)} tillagda`,
      `${number(changed)} ändrade`,
      ...(removed > 0 ? [`${number(removed)} borttagna`] : []),
      `${number(unchanged)} som förut`,
    ].join(', ') + (refused > 0 ? `. ${rows(refused)} med fel lämnades utanför.` : '.'),
  mailed: (n) =>
    n === 1 ? '1 får ett mejl med en länk för att välja lösenord.' : `${number(n)} får ett mejl med en länk för att välja lösenord.`,
  handOutHeading: (n) => (n === 1 ? '1 ska få sina uppgifter av dig' : `${number(n)} ska få sina uppgifter av dig`),
  toldOnce: 'Lösenord och koder visas bara nu. När du stänger rutan går de inte att få fram igen.',
  notKept: 'Uppgifterna är inte sparade',
  notKeptMeans:
    'Du har varken skrivit ut, hämtat eller kopierat lösenorden och koderna. När du stänger rutan går de inte att få fram igen.',
  closeUnkept: 'Stäng utan att spara',
  name: 'Namn',
  signInName: 'Loggar in som',
  secret: 'Lösenord eller engångskod',
  codeHint: 'engångskod',
  copyList: 'Kopiera listan',
  getList: 'Hämta listan som kalkylblad',
  listName: 'inloggning',
  leftOutHeading: 'Rader som lämnades utanför',
  keepHeading: 'Spara vad som gjordes',
  getResult: 'Hämta resultatet',
  printResult: 'Skriv ut resultatet',
  resultName: 'resultat',
  fileInto: (file, account) => `${file} till ${account}`,
};
