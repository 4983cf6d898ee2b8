import type { PortalTerms } from '../portal.js';

export const portal: PortalTerms = {
  ended: 'You have been signed out',
  endedMeans: 'Sign in again, and you go on where you were. What you have written is still here.',
};
