import { language } from './page.js';

const words = {
  sv: {
    heading: 'Inkorg',
    hint: 'Demon skickar ingen post. Här visas det som skulle ha skickats, nyast först.',
    empty: 'Ingen post än. Starta ett konto, så kommer ett välkomstbrev hit.',
    mails: {
      welcome: [
        'Välkommen till Knippa',
        (mail) => `Hej ${mail.displayName}. Du loggar in med ${mail.signInName}. Välj ett lösenord:`,
        'Ställ in lösenord',
      ],
      reset: [
        'Nytt lösenord',
        (mail) => `Hej ${mail.displayName}. Du loggar in med ${mail.signInName}. Välj ett nytt lösenord inom en timme:`,
        'Välj lösenord',
      ],
      'confirm-email': [
        'Bekräfta din e-postadress',
        (mail) => `Hej ${mail.displayName}. Den här adressen blir din när du bekräftar den:`,
        'Bekräfta adressen',
      ],
      'email-changing': [
        'Din e-postadress ska ändras',
        (mail) =>
          `Hej ${mail.displayName}. Någon som är inloggad som du vill byta adress till ${mail.newEmail}. Byt lösenord om det inte var du.`,
      ],
    },
  },
  en: {
    heading: 'Inbox',
    hint: 'The demo sends no mail. This is what would have been sent, newest first.',
    empty: 'No mail yet. Start an account, and its welcome comes here.',
    mails: {
      welcome: [
        'Welcome to Knippa',
        (mail) => `Hello ${mail.displayName}. You sign in with ${mail.signInName}. Choose a password:`,
        'Set a password',
      ],
      reset: [
        'New password',
        (mail) => `Hello ${mail.displayName}. You sign in with ${mail.signInName}. Choose a new password within an hour:`,
        'Choose a password',
      ],
      'confirm-email': [
        'Confirm your e-mail address',
        (mail) => `Hello ${mail.displayName}. This address is yours once you confirm it:`,
        'Confirm the address',
      ],
      'email-changing': [
        'Your e-mail address is to be changed',
        (mail) =>
          `Hello ${mail.displayName}. Somebody who is signed in as you wants to change the address to ${mail.newEmail}. Change your password if it was not you.`,
      ],
    },
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
  const [subject, body, follow] = words.mails[mail.template] ?? [mail.template, () => ''];
  item.append(element('p', 'meta', `${mail.to} · ${when}`), element('p', '', subject), element('p', '', body(mail)));
  if (mail.link) {
    const anchor = element('a', '', follow);
    const target = new URL(mail.link);
    if (language === 'en') target.search = '?lang=en';
    anchor.href = target.href;
    item.append(anchor);
  }
  list.append(item);
}
