import type { InvitationTerms } from '../invitation.js';

export const invitation: InvitationTerms = {
  invite: 'Bjud in igen',
  inviteNamed: (account) => `Bjud in igen: ${account}`,
  sent: (contact) => `Inbjudan är skickad till ${contact}.`,
};
