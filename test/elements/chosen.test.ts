import { accounts, users, type User } from '@knippa/contract';
import type { KnippaUserList } from '@knippa/elements';
import { expect } from 'chai';
import { html, render } from 'lit';
import { commonTerms } from '../../packages/elements/src/terms/common.js';
import { userTerms } from '../../packages/elements/src/terms/users.js';
import { Chosen } from '../../packages/elements/src/user-list/chosen.js';
import { severalBar } from '../../packages/elements/src/user-list/several.js';
import {
  accountsOf,
  all,
  choose,
  focused,
  gone,
  type Licence,
  mount,
  newLicence,
  pick,
  press,
  shown,
  until,
  usersOf,
  Watched,
} from './page.js';

describe('users who are chosen while others change them', () => {
  let licence: Licence;
  let accountId: string;
  let other: string;
  let alva: User;
  let zahra: User;
  beforeEach(async () => {
    licence = await newLicence();
    accountId = (await accountsOf(licence))[0]!.id;
    other = licence.administrator.accountId;
    [alva, zahra] = (await usersOf(licence, accountId)).filter(({ role }) => role === 'user') as [User, User];
  });

  const make = (role: 'administrator' | 'manager', displayName: string) => {
    const username = displayName.toLowerCase();
    const email = `${username}.${crypto.randomUUID()}@skola.example`;
    const rest = role === 'manager' ? { password: 'ett långt lösenord', quota: 5 } : {};
    return licence.operator.call(users.create, { accountId, role, displayName, username, email, ...rest });
  };
  /** Somebody else, in another tab. */
  const give = async (pupil: User, { id: responsibleId }: User) => {
    const input = { accountId, users: [{ userId: pupil.id, responsibleId }] };
    const { token: plan } = await licence.operator.plan(users.redistribute, input);
    await licence.operator.call(users.redistribute, { ...input, plan });
  };
  const remove = async ({ id: userId }: User) => {
    const { token: plan } = await licence.operator.plan(users.remove, { accountId, userId });
    await licence.operator.call(users.remove, { accountId, userId, plan });
  };
  const list = async (watched = new Watched()) => {
    await mount(licence, html`<knippa-user-list account-id=${accountId}></knippa-user-list>`, { watched });
    await shown(document, 'td.acts');
    return document.querySelector<KnippaUserList>('knippa-user-list')!;
  };
  const tick = ({ displayName }: User) => choose(document, `td.choose [aria-label^="Välj ${displayName}"]`);
  const there = async () => (await usersOf(licence, accountId)).map(({ displayName }) => displayName);

  it('USR-14 a refusal opens the question that the ticked row did not know of, and the answer removes them', async () => {
    const [maj, moa] = [await make('manager', 'Maj'), await make('manager', 'Moa')];
    await list();
    for (const one of [maj, zahra]) await tick(one);
    await give(alva, maj);
    await press(document, /^\s*Ta bort\s*$/);
    await shown(document, 'dialog [role=alert]', '1 användare');
    await pick(document, '#usersTo', moa.id);
    await shown(document, 'dialog .plan');
    await gone(document, 'dialog [role=alert]');
    await press(document, /^\s*Ta bort användarna/);
    await shown(document, '.note.good', '2 användare är borttagna.');
    expect(await there()).to.not.include('Maj');
    expect((await licence.operator.call(users.read, { accountId, userId: alva.id })).responsible?.id).to.equal(moa.id);
  });

  it('USR-14 it is asked in a row’s own dialog too, when the plan no longer held', async () => {
    const [maj, moa] = [await make('manager', 'Maj'), await make('manager', 'Moa')];
    await list();
    await press(document, /Mer om Maj/);
    await press(document, /Ta bort Maj/);
    await shown(document, 'dialog .plan');
    await give(alva, maj);
    await press(document, /^\s*Ta bort användaren/);
    await pick(document, '#usersTo', moa.id);
    await shown(document, 'dialog .plan', /Alva Lindqvist/);
    await press(document, /^\s*Ta bort användaren/);
    await shown(document, '.note.good', /^\s*Maj \(\w+\) är borttagen\./);
  });

  it('USR-16 whoever became the primary contact meanwhile is moved when it is said who takes the flag', async () => {
    const per = await make('administrator', 'Per');
    const [karin] = (await usersOf(licence, accountId)).filter(({ primaryContact }) => primaryContact);
    await list();
    for (const one of [per, zahra]) await tick(one);
    await licence.operator.call(users.edit, { accountId, userId: per.id, version: per.version, primaryContact: true });
    await press(document, /^\s*Flytta\s*$/);
    (await shown(document, '[role=combobox]')).focus();
    const search = (await shown(document, '[role=combobox]')) as HTMLInputElement;
    search.value = 'äng';
    search.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    (await shown(document, '[role=option]', 'Ängsdalens')).click();
    await pick(document, '#contact', karin!.id);
    await shown(document, 'dialog .plan', /följer med/);
    await press(document, /^\s*Flytta användarna/);
    await shown(document, '.note.good', '2 användare är flyttade');
  });

  it('USR-07 an act on every administrator asks for nobody who takes the flag, and says that the last one stays', async () => {
    const per = await make('administrator', 'Per');
    const [karin] = (await usersOf(licence, accountId)).filter(({ primaryContact }) => primaryContact);
    await list();
    for (const one of [per, karin!]) await tick(one);
    await press(document, /^\s*Ta bort\s*$/);
    await shown(document, 'dialog [role=alert]', 'Kontots enda administratör');
    expect(all(document, 'dialog #contact').length).to.equal(0);
    await press(document, /^\s*Avbryt\s*$/);
    await gone(document, 'dialog');
    await press(document, /^\s*Flytta\s*$/);
    const search = (await shown(document, '[role=combobox]')) as HTMLInputElement;
    search.focus();
    search.value = 'äng';
    search.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    (await shown(document, '[role=option]', 'Ängsdalens')).click();
    await shown(document, 'dialog [role=alert]', 'Kontots enda administratör');
    expect(await there()).to.include.members(['Per', karin!.displayName]);
  });

  it('USR-14 a deed that waits for an answer says so beside its button', async () => {
    const [maj, moa] = [await make('manager', 'Maj'), await make('manager', 'Moa')];
    await give(alva, maj);
    await list();
    await press(document, /Mer om Maj/);
    await press(document, /Ta bort Maj/);
    await shown(document, '#usersTo');
    const why = () => shown(document, 'dialog button[aria-disabled][aria-describedby=reason] ~ #reason', 'Svara på det ovan');
    await why();
    await pick(document, '#usersTo', moa.id);
    await shown(document, 'dialog .plan');
    await gone(document, '#reason');
    await press(document, /^\s*Avbryt\s*$/);
    await tick(alva);
    await press(document, /^\s*Behörigheter\s*$/);
    await shown(document, 'dialog #reason', 'Välj vad som ska ändras');
  });

  it('WHY-01 a plan that is too old is asked for again in its dialog, and the deed goes on from there', async () => {
    const watched = new Watched();
    await list(watched);
    await tick(zahra);
    await press(document, /^\s*Ta bort\s*$/);
    await shown(document, 'dialog .plan', /1 användare/);
    watched.between = (request, send) => {
      if (!request.headers.has('if-match')) return send();
      // the service is asked with a plan that it no longer knows, once
      watched.between = (_, later) => later();
      const headers = new Headers(request.headers);
      headers.set('if-match', '"ended"');
      return fetch(new Request(request, { headers }));
    };
    await press(document, /^\s*Ta bort användare/);
    await shown(document, 'dialog [role=alert]', 'Det tog för lång tid');
    await until(() => watched.count('POST', /\/plan$/) >= 2);
    expect(watched.count('POST', /\/plan$/), 'the plan was asked for again').to.equal(2);
    await press(document, /^\s*Ta bort användare/);
    await shown(document, '.note.good', /borttag/);
    expect(await there()).to.not.include(zahra.displayName);
  });

  it('USR-01 who is chosen is taken as they are read, so that the question comes before a refusal', async () => {
    const maj = await make('manager', 'Maj');
    const watched = new Watched();
    const element = await list(watched);
    for (const one of [maj, zahra]) await tick(one);
    await give(alva, maj);
    element.refresh();
    await shown(document, 'td.role', '1 av 5');
    const before = watched.requests.filter(({ method }) => method === 'POST').length;
    await press(document, /^\s*Ta bort\s*$/);
    await shown(document, '#usersTo');
    expect(watched.requests.filter(({ method }) => method === 'POST').length, 'nothing was refused').to.equal(before);
  });

  for (const [name, act] of [
    [
      'permissions',
      async () => {
        await press(document, /^\s*Behörigheter\s*$/);
        await pick(document, '#permit-create', 'on');
      },
    ],
    [
      'a new responsible',
      async () => {
        await press(document, /^\s*Ny ansvarig\s*$/);
        await pick(document, 'dialog #all', 'none');
      },
    ],
    ['instructions', () => press(document, /^\s*Skicka inloggningsinstruktioner\s*$/)],
    ['removal', () => press(document, /^\s*Ta bort\s*$/)],
  ] as const)
    it(`USR-01 whoever is gone is chosen no more, and it is said: ${name}`, async () => {
      const moa = await make('manager', 'Moa');
      await give(alva, moa);
      await list();
      // somebody with an address stays, for the act that mails
      for (const one of [name === 'instructions' ? moa : alva, zahra]) await tick(one);
      await remove(zahra);
      await act();
      await shown(document, '.result .note', /Zahra Ahmed \(zahra\) finns inte längre i kontot/);
      expect(all(document, '.result .good').length, 'it is nothing that was done').to.equal(0);
      await gone(document, 'dialog');
      await shown(document, '.bar [role=status]', '1 vald');
      await gone(document, '[aria-label^="Mer om Zahra Ahmed"]');
      await act();
      await shown(document, 'dialog .plan');
    });

  describe('from a row', () => {
    let maj: User;
    let moa: User;
    const to = ({ id }: User) => `dialog #to-${id}`;
    beforeEach(async () => {
      [maj, moa] = [await make('manager', 'Maj'), await make('manager', 'Moa')];
      for (const pupil of [alva, zahra]) await give(pupil, maj);
      await list();
      await press(document, /Mer om Maj/);
      await press(document, /Omfördela användare från Maj/);
      for (const pupil of [alva, zahra]) await shown(document, to(pupil));
    });

    const value = ({ id }: User) => (all(document, `dialog #to-${id}`)[0] as HTMLSelectElement | undefined)?.value;
    const plan = () => shown(document, 'dialog button.primary:not([aria-disabled])', 'Omfördela');
    const responsible = async ({ id: userId }: User) => (await licence.operator.call(users.read, { accountId, userId })).responsible?.id;

    it('USR-13 whoever is gone when the next is given is said, and the other keeps what was chosen', async () => {
      await pick(document, to(zahra), moa.id);
      await plan();
      await remove(zahra);
      (await shown(document, to(alva))).focus();
      await pick(document, to(alva), moa.id);
      await shown(document, 'dialog [role=status] .note', /Zahra Ahmed \(zahra\) finns inte längre att omfördela/);
      await shown(document, 'dialog', 'ansvarar nu för 1 användare');
      await gone(document, to(zahra));
      expect(value(alva)).to.equal(moa.id);
      expect(focused()?.id, 'the focus stays').to.equal(`to-${alva.id}`);
      await gone(document, '[aria-label^="Mer om Zahra Ahmed"]');
      (await plan()).click();
      await shown(document, '.note.good', 'Användarna har en ny ansvarig.');
      expect(await responsible(alva)).to.equal(moa.id);
    });

    it('USR-13 whoever is gone when it is done is said, and the plan is asked anew for the rest', async () => {
      for (const pupil of [alva, zahra]) await pick(document, to(pupil), moa.id);
      await shown(document, 'dialog .plan', /Zahra Ahmed/);
      await remove(zahra);
      (await plan()).click();
      await shown(document, 'dialog [role=status] .note', /Zahra Ahmed/);
      await gone(document, 'dialog [role=alert]');
      (await plan()).click();
      await shown(document, '.note.good', 'Användarna har en ny ansvarig.');
      expect(await responsible(alva)).to.equal(moa.id);
    });

    it('USR-13 the focus goes to the heading with the row of whoever is gone', async () => {
      await remove(zahra);
      (await shown(document, to(zahra))).focus();
      await pick(document, to(zahra), moa.id);
      await shown(document, 'dialog [role=status] .note', /Zahra Ahmed/);
      await gone(document, to(zahra));
      expect(focused()?.id).to.equal('heading');
      await shown(document, '#choose', 'Välj en ny ansvarig');
    });

    it('USR-13 whoever can get nobody any more is no longer offered, and those whom they were to get are chosen for again', async () => {
      await pick(document, to(alva), moa.id);
      await plan();
      await remove(moa);
      await pick(document, to(zahra), 'none');
      await shown(document, 'dialog [role=alert]', 'Välj en administratör eller manager');
      await until(() => all(document, `dialog option[value="${moa.id}"]`).length === 0);
      expect([value(alva), value(zahra)], 'the one is chosen for again, the other stays').to.deep.equal(['', 'none']);
      await pick(document, to(alva), 'none');
      (await plan()).click();
      await shown(document, '.note.good', 'Användarna har en ny ansvarig.');
      expect([await responsible(alva), await responsible(zahra)]).to.deep.equal([undefined, undefined]);
    });

    it('USR-13 whoever is responsible for them and is gone is said by the list', async () => {
      for (const pupil of [alva, zahra]) await give(pupil, moa);
      await remove(maj);
      await pick(document, 'dialog #all', moa.id);
      await shown(document, '.result .note', /Maj \(maj\) finns inte längre i kontot/);
      await gone(document, 'dialog');
    });
  });

  it('USR-01 another account, or another person, begins with nobody chosen and nothing said', async () => {
    const element = await list();
    await press(document, /Mer om Zahra/);
    await press(document, /Ta bort Zahra/);
    await shown(document, 'dialog .plan');
    await press(document, /^\s*Ta bort användaren/);
    await shown(document, '.note.good', /Zahra Ahmed \(zahra\) är borttagen\./);
    await gone(document, '[aria-busy=true]');
    await tick(alva);
    await shown(document, '.bar [role=status]', '1 vald');
    element.accountId = other;
    await gone(document, '.bar');
    expect(all(document, '.result .note').length).to.equal(0);
    await shown(document, 'td.acts');
    expect(all(document, '.bar').map(({ hidden }) => hidden)).to.deep.equal([true]);
    element.accountId = accountId;
    await shown(document, 'td.name', 'Alva');
    await tick(alva);
    await shown(document, '.bar [role=status]', '1 vald');
    const provider = document.querySelector('knippa-provider')!;
    provider.client = licence.operator;
    await provider.updateComplete;
    await gone(document, '.bar');
  });

  it('USR-01 more than an act takes cannot be chosen, which is said where they are counted', async () => {
    const read = <T>(terms: { sv: () => Promise<T> }) => terms.sv();
    const t = { ...(await read(commonTerms)), ...(await read(userTerms)) };
    const account = await licence.operator.call(accounts.read, { accountId });
    const chosen = new Chosen();
    const place = document.createElement('div');
    const nothing = () => undefined;
    const acts = { move: nothing, redistribute: nothing, permit: nothing, mail: nothing, remove: nothing, none: nothing };
    const said = () => {
      render(severalBar(account, chosen, t, acts), place);
      return place.querySelector('[role=status]')!.textContent.trim();
    };
    const people = Array.from({ length: 501 }, (_, at) => ({ ...alva, id: `${alva.id}${at}` }));
    chosen.choose(people.slice(0, 500), true);
    expect(said()).to.equal('500 valda');
    chosen.choose(people.slice(500), true);
    expect(said()).to.equal('500 valda Fler än 500 kan inte väljas på en gång.');
    chosen.choose(people.slice(0, 1), false);
    expect(said()).to.equal('499 valda');
  });
});
