import { language } from './page.js';

const words = {
  sv: {
    heading: 'Inkorg',
    hint: 'Demon skickar ingen post. Här visas det som skulle ha skickats, nyast först.',
    empty: 'Ingen post än. Starta ett konto, så kommer ett välkomstbrev hit.',
    subject: 'Välkommen till Knippa',
    body: (mail) => `Hej ${mail.displayName}. Du loggar in med ${mail.signInName}. Välj ett lösenord:`,
    link: 'Ställ in lösenord',
  },
  en: {
    heading: 'Inbox',
    hint: 'The demo sends no mail. This is what would have been sent, newest first.',
    empty: 'No mail yet. Start an account, and its welcome comes here.',
    subject: 'Welcome to Knippa',
    body: (mail) => `Hello ${mail.displayName}. You sign in with ${mail.signInName}. Choose a password:`,
    link: 'Set a password',
  },
}[language];

document.title = `${words.heading} – Lindsta kommun`;
document.querySelector('#heading').textContent = words.heading;
document.querySelector('#hint').textContent = words.hint;

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}

const mails = await (await fetch('/demo/inbox')).json();
const list = document.querySelector('#mails');
if (mails.length === 0) list.replaceWith(element('p', '', words.empty));
for (const mail of mails) {
  const item = document.createElement('li');
  const when = new Date(mail.at).toLocaleString(language === 'sv' ? 'sv-SE' : 'en-GB', { dateStyle: 'medium', timeStyle: 'short' });
  item.append(element('p', 'meta', `${mail.to} · ${when}`), element('p', '', words.subject), element('p', '', words.body(mail)));
  if (mail.link) {
    const anchor = element('a', '', words.link);
    const target = new URL(mail.link);
    if (language === 'en') target.search = '?lang=en';
    anchor.href = target.href;
    item.append(anchor);
  }
  list.append(item);
}
