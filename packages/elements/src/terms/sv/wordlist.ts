import { formats } from '../../kernel/format.js';
import type { WordlistTerms } from '../wordlist.js';

const { number } = formats('sv-SE');

const rows = (n: number) => (n === 1 ? '1 rad' : `${number(n)} rader`);

export const wordlist: WordlistTerms = {
  heading: { own: 'Min ordlista', group: 'Gruppens ordlista' },
  words: (n) => `${number(n)} ord`,
  searchLabel: 'Sök i ordlistan',
  searchHint: 'Ord, symbol eller anteckning',
  found: (n) => `${number(n)} ord hittades.`,
  noHits: (search) => `Inget ord matchar ”${search}”`,
  noHitsHint: 'Sökningen går igenom ord, symboler och anteckningar.',
  showAll: 'Visa alla',
  empty: 'Listan har inga ord än',
  emptyFirst: 'Lägg till det första ordet, eller importera en fil med ord och symboler.',
  emptyReading: {
    own: 'När du får lägga till ord visas de här.',
    group: 'När en administratör har lagt till ord visas de här.',
  },
  readOnly: {
    own: 'Du kan läsa din ordlista, men inte ändra den. Be en administratör om behörigheten Skapa dokument.',
    group: 'Alla i gruppen använder den här listan. Kontots administratörer ändrar den.',
  },
  notMember: 'En ordlista hör till någon i ett konto. Du är inte inloggad på ett konto.',
  word: 'Ord',
  symbol: 'Symbol',
  note: 'Anteckning',
  acts: 'Det du kan göra',
  add: 'Nytt ord',
  edit: 'Ändra',
  editNamed: (word) => `Ändra ${word}`,
  remove: 'Ta bort',
  removeNamed: (word) => `Ta bort ${word}`,
  removed: (word) => `”${word}” är borttaget.`,
  import: 'Importera',
  export: 'Exportera',
  exported: 'Ordlistan är hämtad som fil.',
  fileName: { own: 'min ordlista', group: 'gruppens ordlista' },
  importHeading: 'Importera ord',
  file: 'Fil med ord',
  fileHint: 'CSV eller XLSX med kolumnerna Ord, Symbol och Anteckning. Ett nytt ord läggs till, ett känt ändras. Inget tas bort.',
  pick: 'Välj en fil',
  orDrop: 'eller dra den hit',
  chosen: (file) => `Vald fil: ${file}`,
  choose: 'Välj en fil först.',
  oneAtATime: 'Lämna in en fil i taget.',
  chooseAgain: 'Filen har ändrats sedan du valde den. Välj den igen.',
  nothingToImport: 'Filen ändrar inget i listan.',
  leaveOut: (n) => (n === 1 ? 'Importera utan raden som har fel' : `Importera utan de ${rows(n)} som har fel`),
  leaveOutFirst: 'Kryssa i att raderna med fel ska utelämnas, eller rätta filen och välj den igen.',
  refusedHeading: 'Rader som har fel',
  refusedRow: (row) => `Rad ${number(row)}:`,
  toRow: (row) => `Visa rad ${number(row)}`,
  moreRefused: (n) => `och ${rows(n)} till`,
  imported: ({ added, changed, unchanged, refused }) =>
    [
      `${number(added)} ord lades till`,
      `${number(changed)} ändrades`,
      unchanged > 0 && `${number(unchanged)} var som förut`,
      refused > 0 && `${rows(refused)} utelämnades`,
    ]
      .filter(Boolean)
      .join(', ') + '.',
};
