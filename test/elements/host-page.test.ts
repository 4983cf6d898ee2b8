import { expect } from 'chai';
import { html } from 'lit';
import { accountsOf, all, baseUrl, mount, newLicence, press, shown, wait, Watched, write, type Licence } from './page.js';

/** The policy that a host may have (WHY-15). */
const policy = (api: string) =>
  `default-src 'none'; script-src 'self'; style-src 'self'; connect-src ${api}; require-trusted-types-for 'script'; trusted-types lit-html`;

describe('elements in a host page', () => {
  let licence: Licence;
  const uncaught: string[] = [];
  const note = (event: Event) => uncaught.push(String((event as ErrorEvent).error ?? (event as PromiseRejectionEvent).reason));
  before(async () => {
    licence = await newLicence();
    addEventListener('error', note);
    addEventListener('unhandledrejection', note);
  });
  beforeEach(() => {
    uncaught.length = 0;
  });
  afterEach(() => {
    expect(uncaught, 'uncaught errors').to.deep.equal([]);
  });

  it('F22 works under the strictest policy, with Trusted Types on', async () => {
    const accountId = (await accountsOf(licence))[0]!.id;
    const frame = document.createElement('iframe');
    frame.name = `${baseUrl} ${licence.token}`;
    frame.width = '1000';
    frame.height = '800';
    frame.srcdoc = `<!doctype html><html lang="sv"><head><meta http-equiv="Content-Security-Policy" content="${policy(knippaBackend)}"></head><body>
      <knippa-provider>
        <knippa-licence full></knippa-licence><knippa-account-list></knippa-account-list>
        <knippa-account-editor></knippa-account-editor><knippa-user-list account-id="${accountId}"></knippa-user-list>
        <knippa-sign-in></knippa-sign-in>
      </knippa-provider>
      <script type="module" src="/test/elements/host/strict.ts"></script></body></html>`;
    document.body.append(frame);
    await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    const page = frame.contentDocument!;
    await shown(page, '.lines');
    await shown(page, 'td.acts', 'Redigera');
    await press(page, 'Ny användare');
    await shown(page, 'dialog h2', 'Ny användare');
    await press(page, /^\s*Skapa användare\s*$/);
    await shown(page, '[aria-invalid=true]');
    await press(page, /^\s*Avbryt\s*$/);
    await press(page, 'Mer om Alva');
    await press(page, 'Flytta Alva');
    await write(page, '[role=combobox]', 'äng');
    (await shown(page, '[role=option]', 'Ängsdalens')).click();
    await shown(page, 'dl.changes');
    const { violations } = frame.contentWindow as unknown as { violations: string[] };
    expect(violations).to.deep.equal([]);
    frame.remove();
  });

  it('F22 two copies live on one page: the second registers nothing anew, and its elements speak to the first one’s provider', async () => {
    const first = customElements.get('knippa-account-list');
    const built = '/packages/elements/dist';
    const second = (await import(`${built}/index.js`)) as typeof import('@knippa/elements');
    await import(`${built}/define.js`);
    expect(customElements.get('knippa-account-list')).to.equal(first);
    expect(second.KnippaAccountList).not.to.equal(first);
    customElements.define('other-account-list', class extends second.KnippaAccountList {});
    await mount(licence, html`<knippa-licence></knippa-licence><other-account-list></other-account-list>`);
    const other = document.querySelector('other-account-list')!;
    await shown(other.shadowRoot!, 'td.acts');
    await shown(document, '.lines');
  });

  it('F22 an element that is moved in the page goes on with what it was doing', async () => {
    const watched = new Watched();
    watched.between = async (_, send) => {
      await wait(200);
      return send();
    };
    await mount(
      licence,
      html`<section></section>
        <knippa-account-list></knippa-account-list>`,
      { watched },
    );
    const list = document.querySelector('knippa-account-list')!;
    await wait(250);
    document.querySelector('main section')!.append(list);
    await shown(document, 'td.acts');
    expect(watched.count('GET', /\/accounts$/), 'asked once').to.equal(1);
    await write(document, '#search', 'maj');
    await shown(document, 'tbody tr:only-child', 'Maj-Britt');
  });

  it('F22 an element that is removed lets go of its request, and reads again when it is back', async () => {
    const watched = new Watched();
    const aborted: string[] = [];
    watched.between = (request, send) => {
      request.signal.addEventListener('abort', () => aborted.push(new URL(request.url).pathname));
      return watched.requests.length > 4 ? send() : new Promise(() => undefined);
    };
    const provider = await mount(licence, html`<knippa-account-list licence-id=${licence.id}></knippa-account-list>`, { watched });
    const list = document.querySelector('knippa-account-list')!;
    await wait(100);
    expect(watched.requests).not.to.have.length(0);
    list.remove();
    await wait(50);
    expect(aborted).to.have.length(watched.requests.length);
    watched.between = (_, send) => send();
    provider.append(list);
    await shown(document, 'td.acts');
  });

  it('F22 a write whose element is removed is not cut off, and does no harm', async () => {
    const watched = new Watched();
    let sent: Promise<Response> | undefined;
    watched.between = (request, send) => {
      const answer = send();
      if (request.method === 'POST') sent = answer;
      return answer;
    };
    await mount(licence, html`<knippa-account-editor></knippa-account-editor>`, { watched });
    await shown(document, 'input[type=radio]');
    all(document, 'input[type=radio]')[0]!.click();
    await write(document, '#displayName', 'Maj Sjö');
    await write(document, '#email', `${crypto.randomUUID()}@lindsta.example`);
    (await shown(document, 'button.primary')).click();
    document.querySelector('knippa-account-editor')!.remove();
    await wait(50);
    expect((await sent!).status).to.equal(200);
  });

  it('F22 a thousand elements come and go and leave no listener behind', async () => {
    let listeners = 0;
    const add = window.addEventListener.bind(window);
    const remove = window.removeEventListener.bind(window);
    window.addEventListener = (...args: Parameters<typeof add>) => {
      listeners++;
      add(...args);
    };
    window.removeEventListener = (...args: Parameters<typeof remove>) => {
      listeners--;
      remove(...args);
    };
    const watched = new Watched();
    watched.between = () => new Promise(() => undefined);
    const provider = await mount(licence, '', { watched });
    for (let at = 0; at < 1000; at++) {
      const element = document.createElement(['knippa-account-list', 'knippa-licence', 'knippa-sign-in', 'knippa-user-list'][at % 4]!);
      provider.append(element);
      if (at % 100 === 0) await wait(0);
      element.remove();
    }
    await wait(50);
    Reflect.deleteProperty(window, 'addEventListener');
    Reflect.deleteProperty(window, 'removeEventListener');
    expect(listeners).to.equal(0);
  });

  it('F22 a reset, letters from right to left and 400 % zoom leave every button reachable', async () => {
    const reset = new CSSStyleSheet();
    reset.replaceSync('* { all: unset; margin: 0 !important; line-height: 1 !important; letter-spacing: 0.12em !important; }');
    document.adoptedStyleSheets = [reset];
    document.documentElement.dir = 'rtl';
    const place = document.querySelector('main')!;
    place.style.cssText = 'display: block; width: 320px';
    try {
      await mount(licence, html`<knippa-licence></knippa-licence><knippa-account-list></knippa-account-list>`);
      await shown(document, 'td.acts');
      const edges = place.getBoundingClientRect();
      for (const button of all(place, 'button, input, a')) {
        const { left, right, height } = button.getBoundingClientRect();
        expect(left, button.textContent).to.be.at.least(edges.left - 8);
        expect(right, button.textContent).to.be.at.most(edges.right + 8);
        if (!button.classList.contains('link') && button.checkVisibility()) expect(height, button.textContent).to.be.at.least(36);
      }
    } finally {
      document.adoptedStyleSheets = [];
      document.documentElement.removeAttribute('dir');
      place.removeAttribute('style');
    }
  });

  it('LIC-07 each door leads to the other: by the page’s address, by the page itself, or else in place', async () => {
    sessionStorage.clear();
    await mount(licence, html`<knippa-sign-in door="operator" other-door-href="/konto"></knippa-sign-in>`, { visitor: true });
    const link = (await shown(document, 'a', 'Logga in där')) as HTMLAnchorElement;
    expect(new URL(link.href).pathname).to.equal('/konto');
    await mount(licence, html`<knippa-sign-in door="operator"></knippa-sign-in>`, { visitor: true });
    const element = document.querySelector('knippa-sign-in')!;
    element.addEventListener('knippa-door', (event) => event.preventDefault(), { once: true });
    await press(document, 'Har du ett konto');
    expect(element.door, 'the page took it over').to.equal('operator');
    await press(document, 'Har du ett konto');
    expect(element.door).to.equal('account');
    await shown(document, 'button', 'Är du huvudadministratör');
  });

  it('USR-15 somebody stays signed in over a reload, unless the host says otherwise', async () => {
    sessionStorage.clear();
    const door = html`<knippa-sign-in door="operator"></knippa-sign-in>`;
    await mount(licence, door, { visitor: true });
    await write(document, '#name', licence.name);
    await write(document, '#password', licence.password);
    await press(document, /^\s*Logga in\s*$/);
    await shown(document, 'b', 'Astrid');
    // what a reload leaves is what the browser keeps: a provider that is made anew finds it
    await mount(licence, door, { visitor: true });
    await shown(document, 'b', 'Astrid');
    const provider = await mount(licence, door, { visitor: true });
    provider.noSessionStorage = true;
    await shown(document, '#name');
  });

  it('the token stands nowhere in the page', async () => {
    sessionStorage.clear();
    await mount(licence, html`<knippa-sign-in door="operator"></knippa-sign-in>`, { visitor: true });
    await write(document, '#name', licence.name);
    await write(document, '#password', licence.password);
    await press(document, /^\s*Logga in\s*$/);
    await shown(document, 'b', 'Astrid');
    const { token } = JSON.parse(Object.values(sessionStorage)[0] as string) as { token: string };
    const markup = (root: ParentNode): string =>
      [...root.querySelectorAll('*')].map((one) => one.outerHTML + (one.shadowRoot ? markup(one.shadowRoot) : '')).join();
    expect(markup(document)).not.to.include(token);
    await press(document, /^\s*Logga ut\s*$/);
    await shown(document, '#password');
    expect(Object.values(sessionStorage)).to.deep.equal([]);
  });
});
