import type { KnippaAccountList } from '@knippa/elements';
import { expect } from 'chai';
import { html } from 'lit';
import { all, focused, type Licence, mount, newLicence, press, shown, until, wait, Watched, write } from './page.js';

describe('knippa-account-list', () => {
  let licence: Licence;
  before(async () => {
    licence = await newLicence();
  });

  const names = () => all(document, 'td.name button').map((button) => button.textContent.trim());
  const list = () => document.querySelector('knippa-account-list')!;

  it('ACC-05 lists accounts by name in Swedish order, newest first at a press of Created, and turns at a second', async () => {
    await mount(licence, html`<knippa-account-list></knippa-account-list>`);
    await shown(document, 'td.acts');
    expect(names()).to.deep.equal(['Björkskolan 4A', 'Maj-Britt Sjö', 'Ängsdalens särskola']);
    await press(document, 'Skapad');
    const column = await shown(document, 'th[aria-sort]');
    expect(column.getAttribute('aria-sort')).to.equal('descending');
    await shown(document, 'tbody tr:first-child', 'Maj-Britt');
    await press(document, 'Skapad');
    await shown(document, 'tbody tr:first-child', 'Björkskolan');
    expect(all(document, 'th[aria-sort="ascending"]')).to.have.length(1);
  });

  it('ACC-06 searches by itself after the last key, says which user matched, and marks what was found', async () => {
    const watched = new Watched();
    await mount(licence, html`<knippa-account-list></knippa-account-list>`, { watched });
    await shown(document, 'td.acts');
    const before = watched.count('GET', /\/accounts$/);
    for (const text of ['al', 'alv', 'alva']) await write(document, '#search', text);
    const hit = await shown(document, '.hit');
    expect(hit.textContent).to.match(/Alva Lindqvist \(.+\/alva\)/);
    expect(hit.querySelector('mark')?.textContent).to.equal('Alva');
    expect(watched.count('GET', /\/accounts$/) - before, 'one search for three keys').to.equal(1);
  });

  it('ACC-05 tells the page of its route, and where its buttons lead', async () => {
    await mount(licence, html`<knippa-account-list></knippa-account-list>`);
    const told: string[] = [];
    const listen = (event: Event) => told.push(`${event.type} ${JSON.stringify((event as CustomEvent).detail)}`);
    for (const name of ['knippa-navigate', 'knippa-before-accounts-start', 'knippa-before-users-list', 'knippa-before-accounts-edit'])
      list().addEventListener(name, listen);
    await press(document, 'Användare i Björkskolan 4A');
    await press(document, 'Redigera Björkskolan 4A');
    await press(document, 'Starta konto');
    await write(document, '#search', 'maj');
    await press(document, /^\s*Sök\s*$/);
    expect(list().route.search).to.equal('maj');
    expect(told).to.have.length(4);
    expect(told[0]).to.match(/^knippa-before-users-list \{"accountId":"[0-9a-f-]{36}"\}$/);
    expect(told[2]).to.equal(`knippa-before-accounts-start {"licenceId":"${licence.id}"}`);
    expect(told[3]).to.equal('knippa-navigate {}');
    await shown(document, 'tbody tr:only-child');
  });

  it('ACC-05 says how many were found once, when typing has come to rest', async () => {
    await mount(licence, html`<knippa-account-list></knippa-account-list>`);
    await shown(document, 'td.acts');
    const region = () => document.getElementById('knippa-live-polite')?.textContent ?? '';
    const said: string[] = [];
    await write(document, '#search', 'ängsdalen');
    await shown(document, 'tbody tr:only-child');
    expect(region()).to.equal('');
    new MutationObserver(() => region() && said.push(region())).observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true,
    });
    await wait(900);
    expect(said).to.deep.equal(['1 konto']);
  });

  it('ACC-05 works by keyboard alone, and keeps the focus when the order turns', async () => {
    await mount(licence, html`<knippa-account-list></knippa-account-list>`);
    const button = await shown(document, 'th button', 'Skapad');
    button.focus();
    button.click();
    await shown(document, 'th[aria-sort="descending"]');
    await wait(300);
    expect(focused()).to.equal(button);
    expect(all(document, 'td.acts button').every((one) => one.tabIndex === 0)).to.equal(true);
  });

  it('WHY-03 a button that is off carries its reason', async () => {
    const watched = new Watched();
    // The real answer, as it reads for a licence in grace.
    watched.between = async (request, send) => {
      const response = await send();
      if (!/\/licences\/[^/]+$/.test(new URL(request.url).pathname)) return response;
      const body = (await response.json()) as { can: Record<string, unknown> };
      body.can['accounts.start'] = { code: 'licence-in-grace', params: { lastDay: '2027-03-26' } };
      return Response.json(body);
    };
    await mount(licence, html`<knippa-account-list></knippa-account-list>`, { watched });
    const off = await shown(document, 'button[aria-disabled="true"]', 'Starta konto');
    const reason = off.getRootNode() as ShadowRoot;
    expect(reason.getElementById(off.getAttribute('aria-describedby')!)?.textContent).to.match(/26 mars 2027/);
    let asked = 0;
    list().addEventListener('knippa-before-accounts-start', () => asked++);
    off.click();
    expect(asked).to.equal(0);
  });

  it('ACC-05 invites again from the row of an account that nobody has signed in to, once however often it is pressed, and says so', async () => {
    const watched = new Watched();
    await mount(licence, html`<knippa-account-list></knippa-account-list>`, { watched });
    const told: unknown[] = [];
    list().addEventListener('knippa-accounts-resend', (event) => told.push((event as CustomEvent).detail));
    const button = await shown(document, 'button', 'Bjud in igen: Maj-Britt Sjö');
    button.click();
    button.click();
    const outcome = await shown(document, 'td.acts .small', 'Inbjudan är skickad till Maj-Britt Sjö.');
    expect(outcome.closest('tr')?.textContent).to.match(/Maj-Britt/);
    expect(watched.count('POST', /\/resend$/)).to.equal(1);
    await wait(200);
    expect(document.getElementById('knippa-live-polite')?.textContent).to.equal('Inbjudan är skickad till Maj-Britt Sjö.');
    expect(told).to.have.length(1);
    // three an hour at most, the first of them when it was started
    await until(() => {
      button.click();
      return all(document, 'td.acts .note.bad').length > 0;
    });
    await shown(document, 'td.acts .note.bad', /för många/);
    expect(focused() === button || document.activeElement === document.body, 'the focus is not lost').to.equal(true);
  });

  it('WHY-03 an invitation that may not be sent again says why beside its button', async () => {
    const watched = new Watched();
    // The real answer, as it reads for an expired licence.
    watched.between = async (request, send) => {
      const response = await send();
      if (!/\/accounts$/.test(new URL(request.url).pathname)) return response;
      const body = (await response.json()) as { items: { can: Record<string, unknown> }[] };
      for (const { can } of body.items) can['accounts.resend'] = { code: 'licence-expired', params: { expiredOn: '2027-02-26' } };
      return Response.json(body);
    };
    await mount(licence, html`<knippa-account-list></knippa-account-list>`, { watched });
    const off = await shown(document, 'button[aria-disabled="true"]', 'Bjud in igen: Björkskolan 4A');
    expect((off.getRootNode() as ShadowRoot).getElementById(off.getAttribute('aria-describedby')!)?.textContent).to.match(
      /^\s*Tiden gick ut 26 februari 2027\.\s*$/,
    );
    off.click();
    await wait(100);
    expect(watched.count('POST', /\/resend$/)).to.equal(0);
  });

  it('ACC-05 shows nothing of one licence while another is read', async () => {
    const other = await newLicence();
    await mount(licence, html`<knippa-account-list licence-id=${licence.id}></knippa-account-list>`);
    await shown(document, 'td.acts');
    const element: KnippaAccountList = list();
    element.licenceId = other.id;
    await element.updateComplete;
    expect(names()).to.deep.equal([]);
    await shown(document, '[role=alert]', 'tillgång');
  });
});
