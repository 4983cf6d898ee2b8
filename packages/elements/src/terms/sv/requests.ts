import { formats } from '../../kernel/format.js';
import type { RequestTerms } from '../requests.js';

const { day } = formats('sv-SE');

export const requests: RequestTerms = {
  requests: 'Förfrågningar',
  empty: 'Inga förfrågningar',
  emptyMeans: 'Här står de konton för Organisation som du har bett leverantören att starta.',
  states: { waiting: 'Väntar', started: 'Startat', declined: 'Avböjd' },
  sent: (civil) => `Skickad ${day(civil)}`,
  administrator: 'Administratör',
  type: 'Typ av konto',
  groupId: 'Grupp-ID',
  reason: 'Leverantörens svar',
  answered: 'Besvarad',
  showUsers: 'Visa användare',
};
