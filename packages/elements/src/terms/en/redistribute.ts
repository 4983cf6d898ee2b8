import { formats } from '../../kernel/format.js';
import type { LeavingTerms } from '../leaving.js';
import type { RedistributeTerms } from '../redistribute.js';
import { plan } from './plan.js';

const { number } = formats('en-GB');

export const redistribute: Omit<RedistributeTerms, keyof LeavingTerms> = {
  ...plan,
  heading: (name) => `Redistribute the users of ${name}`,
  headingMany: (n) => (n === 1 ? 'New responsible for 1 user' : `New responsible for ${number(n)} users`),
  present: (n) => (n === 1 ? 'is now responsible for 1 user' : `is now responsible for ${number(n)} users`),
  allTo: 'Redistribute all to',
  allToHint: 'Or choose for each of them below.',
  oneByOne: 'One by one',
  newFor: (name) => `New responsible for ${name}`,
  now: (responsible) => `now ${responsible}`,
  tooMany: (n) => `${number(n)} users are too many to show. Redistribute all to one, or choose some in the list.`,
  happens: 'This will happen',
  choose: 'Choose a new responsible to see what will happen.',
  deed: 'Redistribute',
  none: 'nobody',
  nobodyThere: 'There is no user to redistribute here.',
  gone: (name) => `${name} is no longer there to redistribute. Somebody else was first.`,
  goneMany: (n) => `${number(n)} of them are no longer there to redistribute. Somebody else was first.`,
};
