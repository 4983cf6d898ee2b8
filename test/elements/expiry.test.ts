import { accounts, licences, session } from '@knippa/contract';
import { createClient } from '@knippa/sdk';
import { expect } from 'chai';
import { html } from 'lit';
import { accountsOf, all, baseUrl, choose, mount, newLicence, press, shown, Watched, write, type Licence } from './page.js';

const midnight = Date.parse('2027-02-26T23:00:00Z');
const tenYears = 10 * 365.25 * 86_400_000;

/** A line to the service with its clock at an instant, which a test may turn: what the page's own clock says is another matter. */
class Clocked extends Watched {
  constructor(public instant: number) {
    super();
    this.between = async (request) => {
      const { pathname, search } = new URL(request.url);
      const body = request.method === 'GET' ? undefined : await request.arrayBuffer();
      const address = `${knippaBackend}/test/at/${this.instant}${pathname}${search}`;
      const { method, headers, signal } = request;
      return fetch(address, { method, headers, signal, ...(body?.byteLength && { body }) });
    };
  }
}

const Real = globalThis.Date;

/** Turns the page's clock. */
function turn(by: number): void {
  globalThis.Date = class extends Real {
    constructor(at: number | string = Real.now() + by) {
      super(at);
    }
    static override now = () => Real.now() + by;
  } as DateConstructor;
}

describe('a licence that ends', () => {
  let licence: Licence;
  before(async () => {
    licence = await newLicence();
  });
  afterEach(() => {
    globalThis.Date = Real;
  });

  /** The licence with its operator signed in where the clock stands. */
  async function signedIn(watched: Clocked): Promise<Licence> {
    const visitor = createClient({ baseUrl, fetch: watched.fetch });
    const { token } = await visitor.call(session.signIn, { door: 'operator', name: licence.name, password: licence.password });
    return { ...licence, token, operator: createClient({ baseUrl, getToken: () => token, fetch: watched.fetch }) };
  }

  it('F11 shows the phase that the service tells, in a page whose clock is ten years early or late', async () => {
    const said: Record<string, Set<string>> = {};
    for (const [phase, instant] of [
      ['active', midnight - 1000],
      ['grace', midnight],
    ] as const)
      for (const skew of [0, -tenYears, tenYears]) {
        const watched = new Clocked(instant);
        const own = await signedIn(watched);
        turn(skew);
        await mount(
          own,
          html`<knippa-grace-banner></knippa-grace-banner><knippa-licence></knippa-licence><knippa-account-list></knippa-account-list>`,
          { watched },
        );
        await shown(document, '.lines', /startade/);
        await shown(document, 'td.name', 'Björkskolan');
        await shown(document, 'h2', '3 i licensen');
        await shown(document, '.note', /26 februari 2027/);
        // what invites again is loaded once there is somebody to invite
        if (phase === 'active') await shown(document, 'td button', /Bjud in igen/);
        const page = all(document, 'knippa-grace-banner, knippa-licence, knippa-account-list').map(({ shadowRoot }) =>
          shadowRoot!.textContent.replace(/\s+/g, ' '),
        );
        (said[phase] ??= new Set()).add(page.join('\n'));
        globalThis.Date = Real;
      }
    for (const phase of ['active', 'grace'])
      for (const text of said[phase]!) expect(text, 'the same whatever the page’s clock says').to.equal([...said[phase]!][0]);
    expect([...said['active']!][0]).to.match(/Licensen gäller till och med 26 februari 2027/);
    expect([...said['grace']!][0]).to.match(/Licensen gällde till och med 26 februari 2027.*till och med 26 mars 2027/);
  });

  it('WHY-03 in an expired licence the buttons of a user’s row stand where they stood, each with its reason', async () => {
    const watched = new Clocked(Date.parse('2027-03-28T12:00:00Z'));
    const own = await signedIn(watched);
    const [account] = await accountsOf(own);
    await mount(own, html`<knippa-user-list account-id=${account!.id}></knippa-user-list>`, { watched });
    const edit = await shown(document, 'td.acts button', 'Redigera Zahra');
    const reasonOf = (button: Element) =>
      (button.getRootNode() as ShadowRoot).getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent.trim();
    const why = reasonOf(edit);
    expect([edit.ariaDisabled, edit.title]).to.deep.equal(['true', why]);
    expect(why).to.match(/26 februari 2027/);
    edit.click();
    await choose(document, 'td.choose [aria-label^="Välj Zahra"]');
    const remove = await shown(document, '.bar button', 'Ta bort');
    expect([remove.ariaDisabled, reasonOf(remove)]).to.deep.equal(['true', why]);
    await shown(document, '.bar #several-reasons', /26 februari 2027/);
    expect(all(document, 'dialog[open]'), 'nothing was opened').to.have.length(0);
  });

  it('F12 says in a form that was open at midnight that nothing new is made, keeps what was typed, and makes nothing', async () => {
    const watched = new Clocked(midnight - 100);
    const own = await signedIn(watched);
    const before = (await accountsOf(own)).length;
    await mount(own, html`<knippa-account-editor></knippa-account-editor>`, { watched });
    (await shown(document, 'label', 'Klass eller grupp')).click();
    const groupId = `r${crypto.randomUUID().replaceAll('-', '')}`;
    await write(document, '[id="group.name"]', 'Röda skolan');
    await write(document, '[id="group.groupId"]', groupId);
    await write(document, '[id="group.username"]', 'karin');
    await write(document, '#displayName', 'Karin Öberg');
    await write(document, '#email', `${groupId}@lindsta.example`);
    watched.instant = midnight;
    await press(document, /^\s*Starta konto\s*$/);
    const sentence = 'Övergångsperiod till och med 26 mars 2027. Det går inte att skapa något nytt.';
    await shown(document, '[role=alert]', sentence);
    expect(((await shown(document, '#displayName')) as HTMLInputElement).value).to.equal('Karin Öberg');
    expect(((await shown(document, '[id="group.name"]')) as HTMLInputElement).value).to.equal('Röda skolan');
    expect((await accountsOf(own)).length).to.equal(before);
    const { can } = await own.operator.call(licences.read, { licenceId: licence.id });
    expect(can[accounts.start.name]).to.deep.equal({ code: 'licence-in-grace', params: { lastDay: '2027-03-26' } });
  });
});
