import type { OperatorTerms } from '../operator.js';

export const operator: OperatorTerms = {
  toAccounts: 'All accounts',
  settings: 'Your settings',
  notOperator: 'You are signed in to an account, not as an operator.',
  notOperatorMeans: 'Sign out, and sign in as an operator to manage the licence.',
};
