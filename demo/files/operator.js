import { takeLink } from './page.js';

const operator = document.querySelector('knippa-operator');
const link = takeLink();

/** A link from a mail is followed first; the Operator view stands behind it. */
if (link) {
  const signIn = document.createElement('knippa-sign-in');
  signIn.door = 'operator';
  signIn.link = link;
  const done = () => {
    signIn.remove();
    operator.hidden = false;
  };
  signIn.addEventListener('knippa-session-sign-in', done);
  signIn.addEventListener('knippa-link-left', done);
  operator.hidden = true;
  operator.before(signIn);
}
