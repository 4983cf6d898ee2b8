import { takeLink } from './page.js';

const signIn = document.querySelector('knippa-sign-in');
const users = document.querySelector('knippa-user-list');
const link = takeLink();
if (link) signIn.link = link;

/** Once somebody is signed in, their account's users stand below who they are. */
document.addEventListener('knippa-signed-in', ({ detail }) => {
  users.accountId = detail.accountId;
  users.hidden = !detail.accountId;
});
document.addEventListener('knippa-signed-out', () => {
  users.hidden = true;
});
