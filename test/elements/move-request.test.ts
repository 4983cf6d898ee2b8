import { requests, type AccountRow, type users } from '@knippa/contract';
import type { DetailOf } from '../../packages/elements/src/kernel/events.js';
import { expect } from 'chai';
import { html } from 'lit';
import { accountsOf, all, focused, mount, newLicence, press, shown, staffClient, write, Watched, type Licence } from './page.js';

describe('a request to move somebody', () => {
  let licence: Licence;
  let single: AccountRow;
  let group: AccountRow;
  const watched = new Watched();
  beforeEach(async () => {
    licence = await newLicence();
    const rows = await accountsOf(licence);
    single = rows.find(({ kind }) => kind === 'single')!;
    group = rows.find(({ kind }) => kind === 'group')!;
    watched.requests.length = 0;
  });

  const edit = ({ id }: AccountRow) => mount(licence, html`<knippa-account-editor account-id=${id}></knippa-account-editor>`, { watched });
  const list = () => mount(licence, html`<knippa-requests></knippa-requests>`);
  const sent = async () => (await licence.operator.call(requests.list, { licenceId: licence.id })).items;
  const told = <Op extends typeof requests.askMove | typeof users.list>(name: string) =>
    new Promise<DetailOf<Op>>((resolve) =>
      document.addEventListener(name, (event) => resolve((event as CustomEvent<DetailOf<Op>>).detail), { once: true }),
    );

  it('USR-12 sends a request with a wish, once, says that it is sent, and offers no second one', async () => {
    await edit(single);
    await write(document, '#wish', 'Gärna till Björkskolan.');
    const event = told<typeof requests.askMove>('knippa-requests-ask-move');
    await press(document, /Skicka förfrågan/);
    await press(document, /Skicka förfrågan/);
    expect(await event).to.deep.equal({ accountId: single.id });
    expect((await shown(document, '.note.good', /Förfrågan är skickad/)).closest('[role=status]')).to.not.equal(null);
    expect(all(document, '#wish')).to.have.length(0);
    expect(watched.count('POST', /\/move-request$/)).to.equal(1);
    expect((await sent()).map(({ kind, state, name, wish }) => [kind, state, name, wish])).to.deep.equal([
      ['move', 'waiting', single.name, 'Gärna till Björkskolan.'],
    ]);
    await edit(single);
    await shown(document, '.note', /väntar på leverantörens svar/);
    expect(all(document, '#wish')).to.have.length(0);
  });

  it('USR-12 offers it for an account of one person alone', async () => {
    await edit(group);
    await shown(document, 'button', /Frigör konto/);
    expect(all(document, '#wish')).to.have.length(0);
    expect(all(document, 'h3').map((heading) => heading.textContent)).to.not.include('Flytta till ett gruppkonto');
  });

  it('USR-12 says at the field why a wish cannot be sent, and keeps what was written', async () => {
    await edit(single);
    const long = 'Gärna till Björkskolan. '.repeat(50);
    await write(document, '#wish', long);
    await press(document, /Skicka förfrågan/);
    await shown(document, '#wish-wrong');
    expect(focused()).to.have.property('id', 'wish');
    expect(focused()).to.have.property('value', long);
    expect(await sent()).to.deep.equal([]);
  });

  it('USR-12 shows a request waiting, then declined with its reason, then another one moved: where to, and how they sign in', async () => {
    const staff = await staffClient();
    const ids = (requestId: string) => ({ licenceId: licence.id, requestId });
    const ask = () => licence.operator.call(requests.askMove, { accountId: single.id, wish: 'Till Björkskolan.' });
    const first = await ask();
    await list();
    await shown(document, '.state.waiting', 'Väntar');
    expect((await shown(document, 'dl')).textContent)
      .to.contain('Flytta till ett gruppkonto')
      .and.contain('Till Björkskolan.');
    expect(all(document, 'button')).to.have.length(0);

    await staff.call(requests.decline, { ...ids(first.id), reason: 'Vilken av dem?' });
    await list();
    await shown(document, '.state.declined', 'Avböjd');
    expect((await shown(document, 'dl')).textContent)
      .to.contain('Vilken av dem?')
      .and.not.contain('Till Björkskolan.');

    const input = { ...ids((await ask()).id), toAccount: group.id, username: 'majbritt' };
    await staff.call(requests.move, { ...input, plan: (await staff.plan(requests.move, input)).token });
    await list();
    await shown(document, '.state.moved', 'Flyttad');
    expect((await shown(document, 'li')).textContent)
      .to.contain(single.name)
      .and.contain(group.name)
      .and.contain(`${group.groupId}/majbritt`);
    const event = told<typeof users.list>('knippa-before-users-list');
    await press(document, /Visa användare/);
    expect(await event).to.deep.equal({ accountId: group.id });
  });
});
