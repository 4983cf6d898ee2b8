import { takeLink } from './page.js';

const signIn = document.querySelector('knippa-sign-in');
const users = document.querySelector('knippa-user-list');
const link = takeLink();
if (link) signIn.link = link;

/** The account of whoever is signed in here; a reload remembers it as long as the session. */
function show(accountId) {
  users.hidden = !accountId;
  users.accountId = accountId ?? '';
  if (accountId) sessionStorage.setItem('account', accountId);
  else sessionStorage.removeItem('account');
}

signIn.onSignedIn = ({ session }) => show(session.account?.id);
document.addEventListener('knippa-session-sign-out', () => show());
document.addEventListener('knippa-session-ended', () => show());
if (!link) show(sessionStorage.getItem('account') ?? undefined);
