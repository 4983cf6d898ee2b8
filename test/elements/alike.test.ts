import type { User } from '@knippa/contract';
import { expect } from 'chai';
import { html } from 'lit';
import { editing, type Editing } from './editing.js';
import { all, choose, gone, mount, pick, press, shown } from './page.js';

describe('two people of one name are told apart by their usernames', () => {
  let here: Editing;
  let majs: readonly [User, User];
  beforeEach(async () => {
    here = await editing();
    const manager = (username: string) =>
      here.make({ role: 'manager', displayName: 'Maj Ek', username, email: `${username}.${crypto.randomUUID()}@skola.example`, quota: 5 });
    majs = [await manager('maj1'), await manager('maj2')];
    for (const username of ['alva1', 'alva2']) await here.make({ displayName: 'Alva Ek', username, responsibleId: majs[0].id });
    await mount(here.licence, html`<knippa-user-list account-id=${here.account.id}></knippa-user-list>`);
    await shown(document, 'td.acts');
  });

  const text = async (selector: string, of: RegExp) => (await shown(document, selector, of)).textContent.replaceAll(/\s+/g, ' ').trim();

  it('USR-10 who of them is removed is said by the row, the dialog, its plan and afterwards', async () => {
    await press(document, /Mer om Alva Ek \(alva2\)/);
    await press(document, /Ta bort Alva Ek \(alva2\)/);
    expect(await text('dialog h2', /Alva/)).to.equal('Ta bort Alva Ek (alva2)');
    expect(await text('dialog .plan li', /Alva/)).to.equal('Alva Ek (alva2)');
    await press(document, /^\s*Ta bort användaren/);
    await shown(document, '.note.good', /Alva Ek \(alva2\) är borttagen\./);
  });

  it('USR-01 whom an act on several changes is said by its plan', async () => {
    for (const name of ['alva1', 'alva2']) await choose(document, `td.choose [aria-label="Välj Alva Ek (${name})"]`);
    await press(document, /^\s*Behörigheter\s*$/);
    await pick(document, '#permit-create', 'on');
    await shown(document, 'dialog .plan');
    const told = all(document, 'dialog .plan li').map(({ textContent }) => textContent.replaceAll(/\s+/g, ' ').trim());
    expect(told.map((line) => line.slice(0, 15))).to.deep.equal(['Alva Ek (alva1)', 'Alva Ek (alva2)']);
  });

  it('USR-13 whose are given, who is given and to whom is said by the dialog and its plan', async () => {
    await press(document, /Mer om Maj Ek \(maj1\)/);
    await press(document, /Omfördela användare från Maj Ek \(maj1\)/);
    expect(await text('dialog h2', /Maj/)).to.equal('Omfördela användare från Maj Ek (maj1)');
    expect(await text('ul.people label', /alva2/)).to.equal('Ny ansvarig för Alva Ek (alva2) nu Maj Ek (maj1)');
    await pick(document, '#all', majs[1].id);
    expect(await text('dialog .plan li', /alva1/)).to.match(/^Alva Ek \(alva1\) Ansvarig: från Maj Ek \(maj1\) till Maj Ek \(maj2\)$/);
    await press(document, /^\s*Omfördela\s*$/);
    await gone(document, 'dialog');
  });

  it('USR-14 whom they are left to is said by a plan that is about neither namesake', async () => {
    const per = await here.make({ role: 'manager', displayName: 'Per Holm', username: 'per1', quota: 5 });
    await here.make({ displayName: 'Bo Ek', username: 'bo1', responsibleId: per.id });
    await mount(here.licence, html`<knippa-user-list account-id=${here.account.id}></knippa-user-list>`);
    await press(document, /Mer om Per Holm/);
    await press(document, /Ta bort Per Holm/);
    await pick(document, '#usersTo', majs[1].id);
    expect(await text('dialog .plan li', /Bo Ek/)).to.equal('Bo Ek (bo1) Ansvarig: från Per Holm (per1) till Maj Ek (maj2)');
  });

  it('USR-01 whose they are is said by their row', async () => {
    expect(await text('td.role', /Maj Ek \(maj1\)/)).to.match(/^Användare\s+Maj Ek \(maj1\)$/);
  });

  it('USR-11 who is moved is said by the dialog', async () => {
    await press(document, /Mer om Alva Ek \(alva1\)/);
    await press(document, /Flytta Alva Ek \(alva1\)/);
    expect(await text('dialog h2', /Alva/)).to.equal('Flytta Alva Ek (alva1)');
  });
});
