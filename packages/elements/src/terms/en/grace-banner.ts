import { formats } from '../../kernel/format.js';
import type { GraceBannerTerms } from '../grace-banner.js';

const { day } = formats('en-GB');

const allClose = 'After that day nobody can sign in to the accounts.';
const oneCloses = 'After that day the account closes.';
const toSupplier = 'Contact the supplier to renew.';

export const graceBanner: GraceBannerTerms = {
  ends: {
    bought: (last) => `The licence is valid until ${day(last)}.`,
    trial: (last) => `The trial lasts until ${day(last)}.`,
    subscription: (last) => `The subscription is valid until ${day(last)}.`,
  },
  ended: {
    bought: (last) => `The licence was valid until ${day(last)}.`,
    trial: (last) => `The trial lasted until ${day(last)}.`,
    subscription: (last) => `The subscription was valid until ${day(last)}.`,
  },
  expired: {
    bought: (last) => `The licence closed after ${day(last)}.`,
    trial: (last) => `The trial is over, and the account closed after ${day(last)}.`,
    subscription: (last) => `The subscription is over, and the account closed after ${day(last)}.`,
  },
  graceMeans: (last) =>
    `Until ${day(last)} you can sign in, open, edit, print, export and delete. Nothing new can be created, such as documents, copies, users or accounts.`,
  closes: { operator: allClose, administrator: oneCloses, user: oneCloses, trial: oneCloses, subscription: oneCloses },
  expiredMeans: 'You can read and export, and nothing else. Nobody can sign in to the accounts.',
  turnTo: {
    operator: toSupplier,
    administrator: 'Contact your operator, who sees to it that the licence is renewed.',
    user: 'Contact an administrator of the account.',
    trial: 'Activate the subscription to keep the account.',
    subscription: 'Renew the subscription to keep the account.',
  },
};
