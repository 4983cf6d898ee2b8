import { expect } from 'chai';
import { html } from 'lit';
import { KnippaElement, type KnippaProvider } from '@knippa/elements';
import { accountsOf, all, mount, newLicence, press, shown, usersOf, wait, type Licence } from './page.js';

interface Manifest {
  modules: { declarations?: { tagName?: string }[] }[];
}

/** The tag of every element that there is, as the manifest tells hosts. */
async function tags(): Promise<string[]> {
  const manifest = (await (await fetch('/packages/elements/custom-elements.json')).json()) as Manifest;
  return manifest.modules.flatMap(({ declarations = [] }) => declarations.flatMap(({ tagName }) => tagName ?? []));
}

/** Where renewal is due, every element has something to say. */
const soon = () => new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);

const page = 'https://hjalp.lindsta.example/knippa';
const helped = { helpUrl: page, supportEmail: 'hjalp@lindsta.example', supportPhone: '0500-12 34 56' };
const inside = (selector: string) => all(document.querySelector('main')!, selector);
const hrefs = () => inside('.help a').map((link) => link.getAttribute('href'));

describe('help', () => {
  let licence: Licence;
  before(async () => {
    licence = await newLicence({ expiresOn: soon() });
  });
  const place = async (content: unknown, help: Partial<KnippaProvider> = helped) => {
    const provider = await mount(licence, '');
    Object.assign(provider, help);
    provider.append(...(content as Node[]));
    await provider.updateComplete;
    return provider;
  };
  /** An element as a host places it, with what it is about; a dialog is open. */
  const made = async (tag: string) => {
    const [account] = await accountsOf(licence);
    const [user] = await usersOf(licence, account!.id);
    const known = { licenceId: licence.id, accountId: account!.id, account, user, open: true };
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(known)) if (name in element) Object.assign(element, { [name]: value });
    return element;
  };

  it('LIC-08 every element has a way to help that the provider says: a page, an address and a telephone number', async () => {
    // the provider itself shows nothing: it is what says where help is
    const walked = (await tags()).filter((tag) => tag !== 'knippa-provider');
    // the symbols come with whoever opens them
    await import('@knippa/elements/icon-picker/define');
    expect(walked).to.have.length.at.least(14);
    for (const tag of walked) {
      const element = await made(tag);
      expect(element, tag).to.be.instanceOf(KnippaElement);
      await place([element]);
      await shown(element.shadowRoot!, '.help a', '0500').catch(() => expect.fail(`${tag} has no way to help`));
      expect(hrefs(), tag).to.deep.equal([page, 'mailto:hjalp@lindsta.example', 'tel:0500123456']);
    }
  });

  it('LIC-08 an element’s own help takes the place of the provider’s, and follows what the host says later', async () => {
    const list = await made('knippa-account-list');
    list.setAttribute('help-url', 'https://hjalp.lindsta.example/konton');
    const provider = await place([list]);
    await shown(document, '.help a');
    expect(hrefs()[0]).to.equal('https://hjalp.lindsta.example/konton');
    provider.supportPhone = '112';
    await shown(document, '.help a', '112');
    expect(hrefs()).to.deep.equal(['https://hjalp.lindsta.example/konton', 'mailto:hjalp@lindsta.example', 'tel:112']);
  });

  it('LIC-08 nothing is shown where nothing is set, and an address that is none is no link', async () => {
    await place([await made('knippa-licence')], {});
    await shown(document, '.lines');
    expect(inside('.help')).to.deep.equal([]);
    await place([await made('knippa-licence')], { helpUrl: 'javascript:alert(1)', supportPhone: '112' });
    await shown(document, '.help');
    expect(hrefs()).to.deep.equal(['tel:112']);
  });

  it('LIC-08 elements that stand inside another say it once; an open dialog says it too, since nothing else is reached', async () => {
    await place([await made('knippa-operator')]);
    await shown(document, 'td.acts');
    await shown(document, '.help a');
    await wait(300);
    expect(hrefs()).to.have.length(3);
    await place([await made('knippa-user-list')]);
    await shown(document, 'td.acts');
    await shown(document, '.help a');
    expect(hrefs()).to.have.length(3);
    await press(document, 'Mer om Alva');
    await press(document, 'Flytta Alva');
    await shown(document, 'dialog .help a');
    expect(inside('dialog .help')).to.have.length(1);
  });
});

describe('the banner of a licence that ends', () => {
  it('LIC-05 says once in a tab that renewal is due, and stays', async () => {
    sessionStorage.clear();
    const licence = await newLicence({ expiresOn: soon() });
    const banner = html`<knippa-grace-banner></knippa-grace-banner>`;
    await mount(licence, banner);
    await shown(document, '[role=status] .note', /leverantören/);
    // what another page of the host finds is what the tab keeps
    await mount(licence, banner);
    await shown(document, '.note', /leverantören/);
    expect(all(document, '[role=status] .note')).to.deep.equal([]);
    expect(inside('button')).to.deep.equal([]);
  });

  it('LIC-04 takes no room while nothing is to be said', async () => {
    const licence = await newLicence({ expiresOn: '2999-12-31' });
    await mount(licence, html`<knippa-grace-banner></knippa-grace-banner><knippa-licence></knippa-licence>`);
    await shown(document, '.lines');
    await wait(100);
    expect(document.querySelector('knippa-grace-banner')!.offsetHeight).to.equal(0);
  });
});
