import type { InvitationTerms } from '../invitation.js';

export const invitation: InvitationTerms = {
  invite: 'Bjud in igen',
  inviteNamed: (account) => `Bjud in ${account} igen`,
  sent: (contact) => `Inbjudan är skickad till ${contact}.`,
};
