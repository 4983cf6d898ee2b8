import { formats } from '../../kernel/format.js';
import type { ContentRules } from '../rules.js';

const { number } = formats('sv-SE');

const people = (n: number) => (n === 1 ? '1 användare' : `${number(n)} användare`);

/** Columns of a file that must be there, by their ids. */
const columnNames: Readonly<Record<string, string>> = { username: 'Användarnamn', word: 'Ord' };

/** Why a spreadsheet cannot be read, where it is not damaged. */
const broken: Readonly<Record<string, string>> = {
  locked: 'Filen är skyddad med lösenord, eller i det äldre formatet XLS. Spara den som CSV eller XLSX utan lösenord.',
  'no-sheet': 'Filen är inget kalkylblad av formatet XLSX. Spara den som CSV eller XLSX i kalkylprogrammet.',
  'too-large': 'Kalkylbladet är för stort. Dela filen i flera.',
};

export const contentRules: ContentRules = {
  rules: {
    'rows-refused': ({ rows }) =>
      rows === 1 ? '1 rad i filen går inte att använda.' : `${number(rows)} rader i filen går inte att använda.`,
    'many-removals': ({ removals, users }) =>
      `Filen tar bort ${number(removals)} av kontots ${people(users)}. Bekräfta att det är meningen.`,
    'file-not-text': () => 'Filen är varken CSV eller ett kalkylblad. Spara den som CSV eller XLSX i kalkylprogrammet.',
    'file-broken': ({ reason }) =>
      broken[reason] ?? 'Filen är skadad eller sparad på ett annat sätt än den säger. Spara den på nytt i kalkylprogrammet.',
    'file-without-header': () => 'Filens första rad har inga kända rubriker. En exporterad fil visar vilka som finns.',
    'file-without-column': ({ column }) => `Kolumnen ${columnNames[column] ?? column} saknas. Den säger vad varje rad handlar om.`,
    'file-column-twice': ({ columns }) => `Samma kolumn finns två gånger: ${columns.join(', ')}.`,
    'file-unknown-columns': ({ columns }) => `Filen har kolumner som inte känns igen: ${columns.join(', ')}.`,
    'file-too-long': ({ rows, row }) =>
      `Filen har fler än ${number(rows)} rader. Rad ${number(row)} är den första för mycket. Dela filen i flera.`,
    'too-many-passwords': ({ most, row }) =>
      `Filen har för många lösenord. Rad ${number(row)} har det första för mycket. Högst ${number(most)} åt gången.`,
    'title-invalid': () => 'Ange en titel på en rad, högst 255 tecken.',
    'word-invalid': () => 'Ange ett ord på en rad, högst 255 tecken.',
    'symbol-invalid': () => 'Ange en symbol på en rad, högst 255 tecken.',
    'note-invalid': () => 'Ange en anteckning på en rad, högst 255 tecken.',
    'word-taken': () => 'Ordet finns redan i listan.',
    'wordlist-full': ({ most }) => `En ordlista rymmer högst ${number(most)} ord.`,
    'chosen-users-only-on-root': () => 'Vissa användare kan bara väljas på en mapp som ligger överst.',
    'owner-cannot-see-parent': () => 'Den som äger mappen måste se mappen som den ligger i.',
    'folder-cycle': () => 'En mapp kan inte ligga i sig själv.',
    'too-deep': ({ levels }) => `Mappar kan ligga i varandra i högst ${number(levels)} nivåer.`,
    'another-space': () => 'Mappen kan inte flyttas dit. Kopiera den i stället.',
    'not-a-shared-folder': () => 'Behörigheter ställs in på delade mappar.',
    'root-follows-nothing': () => 'En mapp som ligger överst har alltid egna inställningar.',
    'documents-need-a-folder': () => 'Välj en mapp. Överst bland delade mappar ligger bara mappar.',
    'folder-in-bin': () => 'Mappen som det låg i ligger själv i papperskorgen. Återställ den mappen först.',
  },
};
