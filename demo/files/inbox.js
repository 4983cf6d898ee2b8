import { language } from './page.js';

const words = {
  sv: {
    heading: 'Inkorg',
    hint: 'Här visas den post som väntar på att skickas, nyast först.',
    empty: 'Ingen post än. Starta ett konto, så kommer ett välkomstbrev hit.',
  },
  en: {
    heading: 'Inbox',
    hint: 'The mail that waits to be sent, newest first.',
    empty: 'No mail yet. Start an account, and its welcome comes here.',
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
  const { subject, greeting, paragraphs, action } = mail.letter;
  item.lang = mail.language;
  const texts = [subject, greeting, ...paragraphs].map((text) => element('p', '', text));
  item.append(element('p', 'meta', `${mail.to} · ${when}`), ...texts);
  if (action) {
    const anchor = element('a', '', action.label);
    const target = new URL(action.url);
    if (language === 'en') target.search = '?lang=en';
    anchor.href = target.href;
    item.append(anchor);
  }
  list.append(item);
}
