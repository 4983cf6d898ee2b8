import type { GroupTerms } from '../group.js';

export const group: GroupTerms = {
  parts: 'Parts',
  views: {
    account: 'Account',
    users: 'Users',
    documents: 'Documents',
    words: 'My wordlist',
    groupWords: 'The group’s wordlist',
    settings: 'Your settings',
  },
  notMember: 'You are signed in as an operator, not to an account.',
  notMemberMeans: 'Sign out, and sign in to an account to manage it.',
};
