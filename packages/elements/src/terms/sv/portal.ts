import type { PortalTerms } from '../portal.js';

export const portal: PortalTerms = {
  ended: 'Du har blivit utloggad',
  endedMeans: 'Logga in igen, så fortsätter du där du var. Det du har skrivit står kvar.',
};
