import { formats } from '../../kernel/format.js';
import type { PlanTerms } from '../plan.js';

const { number } = formats('sv-SE');

const document = (n: number) => `${number(n)} dokument`;

export const plan: PlanTerms = {
  counts: {
    'users.added': (n) => `${number(n)} läggs till`,
    'users.changed': (n) => (n === 1 ? '1 uppgift ändras' : `${number(n)} uppgifter ändras`),
    'users.removed': (n) => `${number(n)} tas bort`,
    documents: (n) => `${document(n)} följer med`,
    'documents.changed': (n) => `${document(n)} ändras`,
    'documents.removed': (n) => `${document(n)} tas bort`,
  },
  nothing: 'Inget ändras.',
  added: 'Läggs till',
  changed: 'Ändras',
  removed: 'Tas bort',
  field: {
    displayName: 'Visat namn',
    username: 'Användarnamn',
    email: 'E-post',
    phone: 'Telefon',
    role: 'Roll',
    responsible: 'Ansvarig',
    responsibleId: 'Ansvarig',
    quota: 'Max antal användare',
    primaryContact: 'Huvudadmin',
    create: 'Skapa dokument',
    publish: 'Publicera',
    documents: 'Mina dokument',
    resetPassword: 'Återställa lösenord',
    published: 'Publicerat',
    name: 'Namn',
  },
  value: { administrator: 'Administratör', manager: 'Manager', user: 'Användare' },
  yes: 'ja',
  no: 'nej',
  none: 'inget',
  from: 'från',
  to: 'till',
  more: (n) => `och ${number(n)} till`,
  warnings: {
    'new-group-id': ({ signInName }) => `Loggar in utan e-post, och behöver få veta det nya: ${String(signInName)}.`,
  },
  newPlan: 'Något har ändrats sedan du såg planen. Det här är den nya.',
  progress: (done, of) => `${number(done)} av ${number(of)}`,
  progressLabel: 'Så långt har det kommit',
  stop: 'Avbryt, ändra inget',
  stopped: 'Avbrutet. Inget har ändrats.',
};
