import type { OperatorTerms } from '../operator.js';

export const operator: OperatorTerms = {
  toAccounts: 'Alla konton',
  settings: 'Dina inställningar',
  notOperator: 'Du är inloggad på ett konto, inte som huvudadministratör.',
  notOperatorMeans: 'Logga ut och logga in som huvudadministratör för att hantera licensen.',
  ended: 'Du har blivit utloggad',
  endedMeans: 'Logga in igen, så fortsätter du där du var. Det du har skrivit står kvar.',
};
