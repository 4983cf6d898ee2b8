import { formats } from '../../kernel/format.js';
import type { LicenceTerms } from '../licence.js';

const { number } = formats('sv-SE');

export const licence: LicenceTerms = {
  inDays: (days) => (days === 0 ? 'den sista dagen är i dag' : days === 1 ? 'om 1 dag' : `om ${number(days)} dagar`),
  validUntil: 'Gäller till och med',
  endedOn: 'Gällde till och med',
  started: ({ started, purchased }) => `${number(started)} av ${number(purchased)} startade`,
  left: (n) => `${number(n)} kvar`,
  noneLeft: 'inga kvar',
  places: (capacity) => (capacity === 1 ? '' : `, ${number(capacity)} användare`),
  more: 'Visa hela licensen',
  less: 'Visa mindre',
  validFrom: 'Gäller från och med',
  addOns: 'Tillägg',
  noAddOns: 'Inga tillägg',
  everyAccount: 'alla konton',
  having: (accounts) => accounts.join(', ') || 'inget konto',
  billingContact: 'Kontaktperson för betalning',
  noBillingContact: 'Ingen angiven',
  operators: 'Huvudadministratörer',
};
