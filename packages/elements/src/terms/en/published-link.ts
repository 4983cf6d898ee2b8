import { formats } from '../../kernel/format.js';
import type { PublishedLinkTerms } from '../published-link.js';

const { number } = formats('en-GB');

const those = (n: number) =>
  n === 0 ? 'what is published' : n === 1 ? 'the account’s published document' : `the account’s ${number(n)} published documents`;

export const publishedLink: PublishedLinkTerms = {
  heading: 'Link to what is published',
  none: (n) => `There is no link. With one, anybody who has it can read ${those(n)}, without signing in.`,
  noneYet: 'An administrator can make one.',
  reads: (n) => `Anybody who has the link can read ${those(n)}, without signing in.`,
  label: 'The link',
  made: (day) => `Made ${day}`,
  open: 'Open the page',
  inNewTab: '(opens in a new tab)',
  create: 'Make a link',
  renew: 'Renew the link',
  renewMeans: 'The old link ends at once. Whoever was given it can read no more until they get the new one.',
  close: 'Close the link',
  closeMeans: 'The link ends at once, and nobody can read by it any more. What is published stays so for everybody in the account.',
  isMade: 'The link is made.',
  isRenewed: 'The link is renewed. The old one has ended.',
  isClosed: 'The link is closed.',
  notYours: 'The link is shown to those who may publish.',
};
