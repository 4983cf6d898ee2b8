import { documents, publishing, users } from '@knippa/contract';
import { createClient, type Client } from '@knippa/sdk';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import { accountsOf, all, baseUrl, focused, gone, mount, named, newLicence, press, shown, signIn, tabTo, type Licence } from './page.js';

describe('published link', () => {
  let licence: Licence;
  let accountId: string;
  let groupId: string;
  let token: string;
  let rektor: Client;
  const password = 'ett långt lösenord';
  beforeEach(async () => {
    licence = await newLicence();
    const { administrator } = licence;
    accountId = administrator.accountId;
    groupId = (await accountsOf(licence)).find(({ id }) => id === accountId)?.groupId ?? '';
    const { token: own, session } = await signIn(administrator, 'account');
    token = own;
    rektor = createClient({ baseUrl, getToken: () => own });
    const content = { kind: 'document' as const, blocks: [{ text: 'Hej' }] };
    const { id: documentId } = await rektor.call(documents.create, { accountId, userId: session.person.id, title: 'Veckobrev', content });
    await rektor.call(documents.publish, { accountId, documentId });
  });

  /** The token of a `user` who may publish, or not. */
  async function pupil(publish: boolean): Promise<string> {
    const username = `u${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`;
    const permissions = { create: true, publish, documents: true, resetPassword: false };
    await rektor.call(users.create, { accountId, role: 'user', displayName: 'Pia Ettan', username, password, permissions });
    return (await signIn({ name: `${groupId}/${username}`, password }, 'account')).token;
  }

  const open = async (own = token) => {
    await mount({ ...licence, token: own }, html`<knippa-documents .route=${{ in: 'published' }}></knippa-documents>`);
    await shown(document, 'td.name', 'Veckobrev');
  };
  const url = async () => (await rektor.call(publishing.read, { accountId })).link?.url;
  const told = () => all(document, 'output').map((output) => output.textContent.trim());

  it('DOC-05 an administrator makes the link, renews it and closes it by keyboard, each time told that the old one ends', async () => {
    const heard: string[] = [];
    for (const name of ['knippa-publishing-renew', 'knippa-publishing-close'])
      document.addEventListener(name, (event) => heard.push(`${name} ${(event as CustomEvent<{ accountId: string }>).detail.accountId}`));
    await open();
    await shown(document, 'section p', 'Det finns ingen länk.');
    await tabTo(named(/^\s*Skapa länk/), 20);
    await sendKeys({ press: 'Enter' });
    await shown(document, '.note.good', 'Länken är skapad.');
    const first = await url();
    expect(told()).to.deep.equal([first]);
    expect(focused()?.textContent.trim()).to.equal('Länk till det som är publicerat');

    await tabTo(named(/^\s*Byt länk/), 6);
    await sendKeys({ press: 'Enter' });
    await shown(document, 'knippa-ask-dialog[open] p', 'Den gamla länken slutar gälla genast.');
    await sendKeys({ press: 'Escape' });
    await gone(document, 'dialog[open]');
    expect([await url(), focused()?.textContent.trim()], 'nothing is done until it is said').to.deep.equal([first, 'Byt länk']);
    await sendKeys({ press: 'Enter' });
    await shown(document, 'dialog[open] button.danger');
    await tabTo((element) => element.matches('button.danger'), 4);
    await sendKeys({ press: 'Enter' });
    await shown(document, '.note.good', 'Länken är bytt.');
    const second = await url();
    expect([second === first, told()]).to.deep.equal([false, [second]]);

    await press(document, /^\s*Stäng länken\s*$/);
    await shown(document, 'knippa-ask-dialog[open] p', 'Det som är publicerat finns kvar');
    (await shown(document, 'dialog[open] button.danger')).click();
    await shown(document, 'section p', 'Det finns ingen länk.');
    expect([await url(), focused()?.textContent.trim()]).to.deep.equal([undefined, 'Länk till det som är publicerat']);
    expect(heard).to.deep.equal(['renew', 'renew', 'close'].map((act) => `knippa-publishing-${act} ${accountId}`));
  });

  it('DOC-05 whoever may publish sees and copies the link, and is offered nothing that is an administrator’s', async () => {
    const pia = await pupil(true);
    await open(pia);
    await shown(document, 'section p', 'En administratör kan skapa en.');
    const buttons = () => all(document, 'knippa-published-link button').map((button) => button.textContent.trim());
    expect(buttons()).to.deep.equal([]);
    const { url: made } = await rektor.call(publishing.renew, { accountId });
    await open(pia);
    await shown(document, 'output');
    const view = all(document, 'knippa-published-link')[0]!.shadowRoot!;
    expect([told(), all(view, 'section button').map((button) => button.textContent.trim())]).to.deep.equal([[made], ['Kopiera']]);
    // a browser without a window has nowhere to copy to: the test takes what it is given
    const taken: string[] = [];
    let allowed = false;
    const clipboard = {
      writeText: (text: string) => (allowed ? Promise.resolve(taken.push(text)) : Promise.reject(new Error('not allowed'))),
    };
    Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
    await tabTo(named(/^\s*Kopiera\s*$/), 20);
    await sendKeys({ press: 'Enter' });
    await shown(document, 'section [role=status]', 'Det gick inte att kopiera.');
    allowed = true;
    await sendKeys({ press: 'Enter' });
    await shown(document, 'section [role=status]', 'Kopierat.');
    Reflect.deleteProperty(navigator, 'clipboard');
    expect(taken).to.deep.equal([made]);
  });

  it('DOC-05 whoever may not publish reads what is published, and no link', async () => {
    await rektor.call(publishing.renew, { accountId });
    await open(await pupil(false));
    expect(all(document, 'knippa-published-link').length).to.equal(0);
  });
});
