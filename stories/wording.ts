import { session, users, wordlists } from '@knippa/contract';
import { backend, clientOver, Line, type Trouble } from './backend.js';
import type { Stage } from './stage.js';
import { password, started } from './standing-alone.js';

/** What a story about a wordlist begins with. */
interface Wording {
  /** Who looks at it: the school's administrator, or a `user` who may create documents, or one who may not. */
  readonly as?: 'karin' | 'alva' | 'bo';
  /** The words of the list of whoever looks. */
  readonly own?: readonly string[];
  /** The words of the group's list. */
  readonly group?: readonly string[];
  readonly trouble?: Trouble;
  /** The day it is when the list is looked at. */
  readonly on?: string;
}

/** Words as a file has them: word, symbol, note. */
export const words = [
  'katt;katt_sitter;Vår heter Sixten.',
  'hund;hund_svart;',
  'regn;paraply;Stövlarna står i hallen',
  'åka buss;🚌;',
  'öppna;öppna_dörr;Bilden med dörren',
  'hjälp;hjälpa;Visas alltid först',
  'glad;:-);',
  'äta;äta_mat;',
  'idrottshallen;;Tisdag och torsdag',
];

/** So many words. */
export const many = (count: number): string[] => Array.from({ length: count }, (_, at) => `ord ${at + 1};🔤;`);

/** A file of words as a Swedish spreadsheet program saves it. */
export function wordFile(rows: readonly string[], name = 'ord.csv'): File {
  return new File([`\uFEFF${['Ord;Symbol;Anteckning', ...rows].join('\r\n')}\r\n`], name, { type: 'text/csv' });
}

/** A school of its own with wordlists, and somebody of it signed in: `loaders: [wording({ own: words })]`. */
export function wording({ as = 'karin', own = [], group = [], trouble, on }: Wording = {}): () => Promise<{ stage: Stage }> {
  return async () => {
    const tab = await backend();
    const { licenceId, accountId, name } = await started(tab);
    const signIn = (line: Line, person: string) =>
      clientOver(line, '').call(session.signIn, { door: 'account', name: name.replace('karin', person), password });
    const line = new Line(tab);
    const { token: karin } = await signIn(line, 'karin');
    const { items } = await clientOver(line, karin).call(users.list, { accountId, search: 'alva' });
    const [alva] = items;
    const permissions = { create: true, publish: false, documents: true, resetPassword: false };
    if (as === 'alva' && alva) {
      const input = { accountId, userId: alva.id, version: alva.version, permissions };
      await clientOver(line, karin).call(users.edit, input);
    }
    const fill = async (token: string, wordlistId: string, rows: readonly string[]) => {
      if (rows.length === 0) return;
      const input = { accountId, wordlistId, file: wordFile(rows) };
      const client = clientOver(line, token);
      await client.call(wordlists.import, { ...input, plan: (await client.plan(wordlists.import, input)).token });
    };
    await fill(karin, accountId, group);
    const before = await signIn(line, as);
    await fill(before.token, before.session.person.id, own);
    if (!on) return { stage: { tab, line: new Line(tab, trouble), token: before.token, licenceId } };
    const later = tab.on(on);
    const now = new Line(later, trouble);
    return { stage: { tab: later, line: now, token: (await signIn(new Line(later), as)).token, licenceId } };
  };
}
