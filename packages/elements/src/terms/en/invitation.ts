import type { InvitationTerms } from '../invitation.js';

export const invitation: InvitationTerms = {
  invite: 'Invite again',
  inviteNamed: (account) => `Invite again: ${account}`,
  sent: (contact) => `The invitation has been sent to ${contact}.`,
};
