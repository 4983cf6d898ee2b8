import type { GroupTerms } from '../group.js';

export const group: GroupTerms = {
  parts: 'Delar',
  views: {
    account: 'Konto',
    users: 'Användare',
    documents: 'Dokument',
    words: 'Min ordlista',
    groupWords: 'Gruppens ordlista',
    settings: 'Dina inställningar',
  },
  notMember: 'Du är inloggad som huvudadministratör, inte på ett konto.',
  notMemberMeans: 'Logga ut och logga in på ett konto för att hantera det.',
};
