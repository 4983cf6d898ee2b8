/** What every page of the portal does: its language from `?lang=`, kept on its links, and the link of a mail taken out of the address. */
const wanted = new URLSearchParams(location.search).get('lang');
export const language = wanted === 'en' ? 'en' : 'sv';
document.documentElement.lang = language;

const words = { en: { '/': 'The licence', '/konto': 'My account', '/inkorg': 'Inbox' } };
for (const anchor of language === 'en' ? document.querySelectorAll('.host a') : []) {
  const path = anchor.getAttribute('href');
  anchor.textContent = words.en[path];
  anchor.href = `${path}?lang=en`;
}

/** The token of a link that a mail led here with, if any; the address bar forgets it. */
function takeLink() {
  const link = new URLSearchParams(location.hash.slice(1)).get('link') ?? undefined;
  if (link) history.replaceState(null, '', location.pathname + location.search);
  return link;
}

/** The link of a mail is followed first, at a door of its own; the view stands behind it. */
export function followLink(view, door) {
  const link = takeLink();
  if (!link) return;
  const signIn = document.createElement('knippa-sign-in');
  signIn.door = door;
  signIn.link = link;
  const done = () => {
    signIn.remove();
    view.hidden = false;
  };
  signIn.addEventListener('knippa-session-sign-in', done);
  signIn.addEventListener('knippa-link-left', done);
  view.hidden = true;
  view.before(signIn);
}
