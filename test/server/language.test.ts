import { accounts, licences, operators, requests, session, users, type Language } from '@knippa/contract';
import { createLicence, signInStaff } from '@knippa/server/node';
import type { Client } from '@knippa/sdk';
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dates } from '../../packages/server/src/mail/letters/dates.js';
import { clientOf, example, startGroup, unique } from '../licence.js';
import { importInto, fileOf } from './importing.js';
import { PostOffice, sendingServer, type Received } from './post.js';
import { bothStores, onEachStore } from './stores.js';

const password = 'ett långt lösenord';
const day = '2027-02-26';
const organisation = { kind: 'organisation', name: 'Organisation', capacity: 500, purchased: 1 } as const;

/** What mails are called, in either language. */
const subjects = {
  sv: { welcome: 'Välkommen till Knippa', reset: 'Välj ett nytt lösenord till Knippa', renewal: 'gäller till och med 26 februari 2027' },
  en: { welcome: 'Welcome to Knippa', reset: 'Choose a new password for Knippa', renewal: 'valid until 26 February 2027' },
} as const;
const other = { sv: 'en', en: 'sv' } as const;

onEachStore(bothStores, (server) => {
  let office: PostOffice;
  before(async () => {
    office = await PostOffice.open();
  });
  after(() => office.down());

  /** Sends what waits; answers the newest mail to an address that is called so. Its header and its page say that it is in the language. */
  async function mailed(language: Language, email: string, subject: string, at?: number): Promise<Received> {
    await sendingServer(server(), office).tick(at);
    const subjectOf = ({ headers }: Received) => headers['subject']?.[0] ?? '';
    const mail = office.to(email).findLast((one) => subjectOf(one).endsWith(subject));
    assert.ok(mail, `"${subject}" to ${email} among ${office.to(email).map(subjectOf).join(', ')}`);
    assert.deepEqual(mail.headers['content-language'], [language]);
    assert.ok(mail.html.includes(`<html lang="${language}">`));
    return mail;
  }

  /** Follows the welcome to an address, which is in the language, and sets a password with it; the pages are then in the same one. */
  async function welcomed(language: Language, email: string): Promise<Client> {
    const mail = await mailed(language, email, subjects[language].welcome);
    const link = /#link=([\w-]+)/.exec(mail.text)?.[1] ?? '';
    const { token } = await clientOf(server()).call(session.setPassword, { link, password });
    const person = clientOf(server(), token);
    assert.equal((await person.call(session.settings, {})).language, language, email);
    return person;
  }

  const newPerson = (name: string, at = 'skola.example') => {
    const username = unique(name);
    return { username, email: `${username}@${at}`, displayName: 'Ann Berg' };
  };

  /** A licence that staff create with this said of its language, with its operator signed in. */
  async function spoken(said: { readonly language?: Language }, language: Language) {
    const [first, billing] = [newPerson('op', 'lindsta.example'), { name: 'Göran Ek', email: `${unique('faktura')}@lindsta.example` }];
    const entitlements = [...example, organisation];
    const licence = { name: 'Lindsta kommun', startsOn: '2026-02-27', expiresOn: day, ...said, entitlements, billingContact: billing };
    const id = await createLicence(server().env, { ...licence, operator: first });
    const operator = await welcomed(language, first.email);
    const { language: shown, entitlements: bought } = await operator.call(licences.read, { licenceId: id });
    assert.equal(shown, language);
    const placeOf = (name: string) => bought.find((line) => line.name === name)?.id ?? '';
    return { id, first, billing, operator, placeOf, staff: clientOf(server(), await staffToken()) };
  }

  const staffToken = () => signInStaff(server().env, { username: unique('staff'), displayName: 'Stina Stöd' });

  /** A group account of a licence, with its administrator signed in. */
  async function group(language: Language, { id, operator }: { readonly id: string; readonly operator: Client }) {
    const licence = { id, server: server(), operator, token: '', signIn: { name: '', password } };
    const account = await startGroup(licence);
    return { account, accountId: account.id, me: await welcomed(language, account.email) };
  }

  test('LIC-06 mails everybody who comes into a licence, and its billing contact, in the language that staff said, or else in Swedish', async () => {
    for (const { said, language } of [
      { said: { language: 'en' }, language: 'en' },
      { said: { language: 'sv' }, language: 'sv' },
      { said: {}, language: 'sv' },
    ] as const) {
      const { id: licenceId, first, billing, operator, placeOf, staff } = await spoken(said, language);

      const second = newPerson('op', 'lindsta.example');
      await staff.call(operators.add, { licenceId, ...second });
      await welcomed(language, second.email);

      const single = newPerson('single');
      const { email, displayName } = single;
      await operator.call(accounts.start, { licenceId, entitlementId: placeOf('En användare'), email, displayName });
      await welcomed(language, email);

      const rut = newPerson('rut');
      const asked = { name: 'Hemtjänsten', groupId: unique('h'), username: 'rut' };
      const request = { licenceId, entitlementId: placeOf('Organisation'), group: asked, email: rut.email, displayName: 'Rut Berg' };
      const { id: requestId } = await operator.call(requests.send, request);
      await staff.call(requests.start, { licenceId, requestId, users: 40 });
      await welcomed(language, rut.email);

      const { accountId, me } = await group(language, { id: licenceId, operator });
      const administrator = newPerson('adm');
      await me.call(users.create, { accountId, role: 'administrator', ...administrator });
      await welcomed(language, administrator.email);

      const manager = newPerson('chef');
      const { id: userId } = await me.call(users.create, { accountId, role: 'manager', password, ...manager });
      await me.call(users.resend, { accountId, userId });
      await welcomed(language, manager.email);

      const pupil = newPerson('elev');
      const row = `${pupil.displayName};${pupil.username};${pupil.email};Användare`;
      await importInto(me, accountId, fileOf('Visat namn;Användarnamn;E-post;Roll', row));
      await welcomed(language, pupil.email);

      const soon = Date.parse('2027-02-20T12:00Z');
      for (const to of [billing.email, first.email]) await mailed(language, to, subjects[language].renewal, soon);
    }
  });

  test('USR-15 mails whoever has chosen another language than the licence in that one, and whoever comes after them in the licence’s', async () => {
    for (const language of ['sv', 'en'] as const) {
      const licence = await spoken({ language }, language);
      const { accountId, account, me } = await group(language, licence);
      const chosen = other[language];
      await me.call(session.edit, { language: chosen });
      const [one, two] = [newPerson('adm'), newPerson('adm')];
      await me.call(users.create, { accountId, role: 'administrator', ...one });
      await mailed(language, one.email, subjects[language].welcome);
      await licence.operator.call(accounts.resend, { accountId });
      await mailed(chosen, account.email, subjects[chosen].welcome);
      await clientOf(server()).call(session.forgot, { door: 'account', name: account.email });
      await mailed(chosen, account.email, subjects[chosen].reset);
      await me.call(users.create, { accountId, role: 'administrator', ...two });
      await welcomed(language, two.email);
    }
  });

  test('ACC-08 keeps the language of the licence that an account was released from, in the mails of its own', async () => {
    const { operator, id } = await spoken({ language: 'en' }, 'en');
    const { accountId, account } = await group('en', { id, operator });
    const plan = await operator.plan(accounts.release, { accountId });
    await operator.call(accounts.release, { accountId, plan: plan.token });
    const { token } = await clientOf(server()).call(session.signIn, { door: 'account', name: account.email, password });
    const me = clientOf(server(), token);
    const { id: licenceId } = await me.call(accounts.licence, { accountId });
    const { language } = await me.call(licences.read, { licenceId });
    assert.deepEqual([licenceId === id, language], [false, 'en']);
    const [comer, billing] = [newPerson('adm'), { name: 'Göran Ek', email: `${unique('faktura')}@skola.example` }];
    await me.call(users.create, { accountId, role: 'administrator', ...comer });
    await welcomed('en', comer.email);
    const { token: activation } = await me.plan(licences.activate, { licenceId, billingContact: billing });
    const { expiresOn } = await me.call(licences.activate, { licenceId, billingContact: billing, plan: activation });
    const soon = Date.parse(expiresOn) - 5 * 24 * 3_600_000;
    await mailed('en', billing.email, `valid until ${dates('en-GB').day(expiresOn)}`, soon);
  });
});
