import type { OperatorTerms } from '../operator.js';

export const operator: OperatorTerms = {
  toAccounts: 'Alla konton',
  settings: 'Dina inställningar',
  notOperator: 'Du är inloggad på ett konto, inte som huvudadministratör.',
  notOperatorMeans: 'Logga ut och logga in som huvudadministratör för att hantera licensen.',
};
