import { formats } from '../../kernel/format.js';
import type { RequestTerms } from '../requests.js';

const { day } = formats('sv-SE');

export const requests: RequestTerms = {
  requests: 'Förfrågningar',
  empty: 'Inga förfrågningar',
  emptyMeans: 'Här står det du har bett leverantören om: att starta konton för Organisation, och att flytta användare till gruppkonton.',
  states: { waiting: 'Väntar', started: 'Startat', moved: 'Flyttad', declined: 'Avböjd' },
  about: 'Gäller',
  kinds: { organisation: 'Starta ett konto', move: 'Flytta till ett gruppkonto' },
  sent: (civil) => `Skickad ${day(civil)}`,
  administrator: 'Administratör',
  type: 'Typ av konto',
  groupId: 'Grupp-ID',
  reason: 'Leverantörens svar',
  answered: 'Besvarad',
  movedTo: 'Flyttad till',
  signIn: 'Loggar in',
  signInAs: (signInName) => `med e-post, eller med ${signInName} och samma lösenord som förut`,
  wish: 'Önskemål',
  showUsers: 'Visa användare',
};
