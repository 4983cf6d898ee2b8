import { formats } from '../../kernel/format.js';
import type { LicenceTerms } from '../licence.js';

const { number } = formats('en-GB');

export const licence: LicenceTerms = {
  inDays: (days) => (days === 0 ? 'today is the last day' : days === 1 ? '1 day left' : `${number(days)} days left`),
  validUntil: 'Valid until',
  endedOn: 'Was valid until',
  started: ({ started, purchased }) => `${number(started)} of ${number(purchased)} started`,
  left: (n) => `${number(n)} left`,
  noneLeft: 'none left',
  places: (capacity) => (capacity === 1 ? '' : `, ${number(capacity)} users`),
  more: 'Show all of the licence',
  less: 'Show less',
  validFrom: 'Valid from',
  addOns: 'Add-ons',
  noAddOns: 'No add-ons',
  everyAccount: 'every account',
  having: (accounts) => accounts.join(', ') || 'no account',
  billingContact: 'Billing contact',
  noBillingContact: 'None given',
  operators: 'Operators',
};
