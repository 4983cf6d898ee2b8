import { expect } from 'chai';
import { html, type TemplateResult } from 'lit';
import { accountsOf, all, mount, newLicence, shown, Watched, type Licence } from './page.js';

describe('a service that answers wrong', () => {
  let licence: Licence;
  let accountId: string;
  before(async () => {
    licence = await newLicence();
    accountId = (await accountsOf(licence))[0]!.id;
  });

  /** A real answer, spoiled. */
  const spoiled: Record<string, (text: string, response: Response) => Response> = {
    'a page with status 200': () => new Response('<!doctype html><h1>Proxy</h1>', { headers: { 'content-type': 'text/html' } }),
    'a page with status 500': () => new Response('<h1>500</h1>', { status: 500, headers: { 'content-type': 'text/html' } }),
    'JSON cut in half': (text, { status, headers }) => new Response(text.slice(0, text.length / 2), { status, headers }),
    'other types': (text, { status, headers }) => new Response(text.replaceAll('"id":"', '"id":7,"was":"'), { status, headers }),
    'an empty body': (_, { status, headers }) => new Response('', { status, headers }),
    'a list for an object': (_, { status, headers }) => new Response('[]', { status, headers }),
  };

  const elements: Record<string, () => TemplateResult> = {
    'account-list': () => html`<knippa-account-list></knippa-account-list>`,
    licence: () => html`<knippa-licence></knippa-licence>`,
    'account-editor': () => html`<knippa-account-editor></knippa-account-editor>`,
    'user-list': () => html`<knippa-user-list account-id=${accountId}></knippa-user-list>`,
  };

  it('F23 every element shows that something is wrong, and nothing of what came', async () => {
    for (const [what, spoil] of Object.entries(spoiled))
      for (const [name, element] of Object.entries(elements)) {
        const watched = new Watched();
        watched.between = async (_, send) => {
          const response = await send();
          return spoil(await response.text(), response);
        };
        await mount(licence, element(), { watched });
        const alert = await shown(document, '[role=alert]');
        expect(alert.textContent, `${name} of ${what}`).to.match(/svarade inte|nå tjänsten/);
        expect(document.body.textContent, `${name} of ${what}`).not.to.match(/undefined|\[object|NaN|Proxy/);
        expect(all(document, 'td, dl, .lines, radio'), `${name} of ${what}`).to.have.length(0);
      }
  });

  it('F23 a retry after a wrong answer shows what the service says', async () => {
    const watched = new Watched();
    watched.between = () => Promise.resolve(new Response('<h1>502</h1>', { status: 200, headers: { 'content-type': 'text/html' } }));
    await mount(licence, html`<knippa-account-list></knippa-account-list>`, { watched });
    const again = await shown(document, '[role=alert] button', 'Försök igen');
    watched.between = (_, send) => send();
    again.click();
    await shown(document, 'td.acts');
    expect(all(document, '[role=alert]')).to.have.length(0);
  });

  it('F23 an unknown value of a list falls back, and unknown fields pass', async () => {
    const watched = new Watched();
    watched.between = async (_, send) => {
      const response = await send();
      const text = (await response.text()).replaceAll('"state":"invited"', '"state":"hibernating","colour":"green"');
      return new Response(text, { status: response.status, headers: response.headers });
    };
    await mount(licence, html`<knippa-account-list></knippa-account-list>`, { watched });
    await shown(document, '.state', 'Aktivt');
  });
});
