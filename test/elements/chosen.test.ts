import { accounts, users, type User } from '@knippa/contract';
import type { KnippaUserList } from '@knippa/elements';
import { expect } from 'chai';
import { html, render } from 'lit';
import { commonTerms } from '../../packages/elements/src/terms/common.js';
import { userTerms } from '../../packages/elements/src/terms/users.js';
import { Chosen } from '../../packages/elements/src/user-list/chosen.js';
import { severalBar } from '../../packages/elements/src/user-list/several.js';
import { accountsOf, all, choose, gone, mount, newLicence, press, shown, usersOf, wait, Watched, type Licence } from './page.js';

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
  const tick = ({ displayName }: User) => choose(document, `td.choose [aria-label="Välj ${displayName}"]`);
  const pick = async (selector: string, value: string) => {
    const select = (await shown(document, selector)) as HTMLSelectElement;
    for (let waited = 0; waited < 5000 && ![...select.options].some((option) => option.value === value); waited += 20) await wait(20);
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const there = async () => (await usersOf(licence, accountId)).map(({ displayName }) => displayName);

  it('USR-14 a refusal opens the question that the ticked row did not know of, and the answer removes them', async () => {
    const [maj, moa] = [await make('manager', 'Maj'), await make('manager', 'Moa')];
    await list();
    for (const one of [maj, zahra]) await tick(one);
    await give(alva, maj);
    await press(document, /^\s*Ta bort\s*$/);
    await shown(document, 'dialog [role=alert]', '1 användare');
    await pick('#usersTo', moa.id);
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
    await pick('#usersTo', moa.id);
    await shown(document, 'dialog .plan', /Alva Lindqvist/);
    await press(document, /^\s*Ta bort användaren/);
    await shown(document, '.note.good', 'Maj är borttagen.');
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
    await pick('#contact', karin!.id);
    await shown(document, 'dialog .plan', /följer med/);
    await press(document, /^\s*Flytta användarna/);
    await shown(document, '.note.good', '2 användare är flyttade');
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
        await pick('#permit-create', 'on');
      },
    ],
    [
      'a new responsible',
      async () => {
        await press(document, /^\s*Ny ansvarig\s*$/);
        await pick('dialog #all', 'none');
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
      await shown(document, '.result .note', 'Zahra Ahmed finns inte längre i kontot');
      expect(all(document, '.result .good').length, 'it is nothing that was done').to.equal(0);
      await gone(document, 'dialog');
      await shown(document, '.bar [role=status]', '1 vald');
      await gone(document, '[aria-label="Mer om Zahra Ahmed"]');
      await act();
      await shown(document, 'dialog .plan');
    });

  it('USR-01 another account, or another person, begins with nobody chosen and nothing said', async () => {
    const element = await list();
    await press(document, /Mer om Zahra/);
    await press(document, /Ta bort Zahra/);
    await shown(document, 'dialog .plan');
    await press(document, /^\s*Ta bort användaren/);
    await shown(document, '.note.good', 'Zahra Ahmed är borttagen.');
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
