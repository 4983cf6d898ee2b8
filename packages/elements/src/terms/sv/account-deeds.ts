import type { AccountDeedsTerms } from '../account-deeds.js';
import { archive } from './archive.js';

export const accountDeeds: AccountDeedsTerms = {
  ...archive,
  signIn: 'Inloggning',
  resend: 'Skicka inloggningsinstruktioner',
  resendHint: (contact) => `${contact} får ett nytt mejl med en länk för att välja lösenord. Den äldre länken slutar gälla.`,
  resent: (email) => `Instruktionerna är skickade till ${email}.`,
  newGroupId: 'Grupp-ID',
  newGroupIdHint: 'Alla i gruppen loggar in med det. Ändra och se vilka det gäller, innan något händer.',
  showPlan: 'Visa vad som händer',
  groupIdHeading: (name) => `Byt Grupp-ID för ${name}`,
  groupIdDeed: 'Byt Grupp-ID',
  groupIdChanged: (groupId) => `Grupp-ID är nu ${groupId}. Lämna ut texten till dem som loggar in med det.`,
  handOut: (groupId) =>
    `Vårt Grupp-ID är nu ${groupId}. Logga in med ${groupId}/ och ditt användarnamn. Lösenordet är samma som förut. Den som loggar in med e-post gör som vanligt.`,
  moveUser: 'Flytta till ett gruppkonto',
  moveMeans:
    'Leverantören flyttar användaren när du ber om det. E-post, lösenord och dokument följer med. Kontot avslutas, och platsen blir ledig. Inget händer förrän leverantören har svarat.',
  moveWish: 'Önskemål',
  moveWishHint: 'Till exempel vilket gruppkonto, och vilket användarnamn där. Högst 1 000 tecken.',
  moveAsk: 'Skicka förfrågan',
  moveSent: 'Förfrågan är skickad. Du ser hur det går bland dina förfrågningar.',
  moveWaits: 'En förfrågan om att flytta användaren väntar på leverantörens svar.',
  ending: 'Avsluta',
  release: 'Frigör konto',
  releaseHint: 'Kontot lämnar licensen med alla användare och dokument, och en plats blir ledig.',
  releaseHeading: (name) => `Frigör ${name}`,
  delete: 'Ta bort konto',
  deleteHint: 'HELA kontot, ALLA användare och ALLA dokument raderas. Vill du ha dem kvar, frigör kontot i stället.',
  deleteHeading: (name) => `Ta bort ${name}`,
};
