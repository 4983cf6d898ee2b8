import { accounts, documents, folders, session, standardIds, users, type Account } from '@knippa/contract';
import { createClient, type Client } from '@knippa/sdk';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import {
  accountsOf,
  all,
  baseUrl,
  focused,
  type Licence,
  mailOf,
  mount,
  named,
  newLicence,
  press,
  shown,
  signIn,
  tabTo,
  until,
  wait,
  write,
} from './page.js';

describe('standard templates', () => {
  let licence: Licence;
  let account: Pick<Account, 'id' | 'groupId'>;
  let rektor: Client;
  const password = 'ett långt lösenord';
  beforeEach(async () => {
    licence = await newLicence();
    const { administrator } = licence;
    const { token } = await signIn(administrator, 'account');
    account = (await accountsOf(licence)).find(({ id }) => id === administrator.accountId)!;
    rektor = createClient({ baseUrl, getToken: () => token });
  });

  /** A `user` with My Documents or without, in front of the group's templates. */
  async function open({
    withDocuments = true,
    language = 'sv',
  }: { withDocuments?: boolean; language?: 'sv' | 'en' } = {}): Promise<Client> {
    const username = `u${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`;
    const permissions = { create: true, publish: false, documents: withDocuments, resetPassword: false };
    const person = { accountId: account.id, role: 'user', displayName: 'Pia Ettan', username, password, permissions } as const;
    await rektor.call(users.create, person);
    const { token } = await signIn({ name: `${account.groupId}/${username}`, password }, 'account');
    await mount({ ...licence, token }, html`<knippa-documents .route=${{ in: 'templates' }}></knippa-documents>`, { language });
    await shown(document, '.card');
    return createClient({ baseUrl, getToken: () => token });
  }

  const cards = () => all(document, '.card .name').map((name) => name.textContent.trim());
  const cells = () => all(document, 'table.grid td').map((cell) => cell.textContent.replace(/\s+/g, ' ').trim());
  const own = async (client: Client) => (await client.call(documents.list, { accountId: account.id, in: 'personal' })).items;

  it('TPL-02 stand among the templates under a heading of their own, in the language of the page', async () => {
    await open();
    expect((await shown(document, '.empty h3')).textContent.trim()).to.equal('Inga mallar än');
    expect(all(document, 'section h3').map((heading) => heading.textContent.trim())).to.deep.equal(['Standardmallar']);
    expect([cards().length, cards()[0]]).to.deep.equal([standardIds.length, 'Ja och nej']);
    await open({ language: 'en' });
    await shown(document, 'section h3', 'Standard templates');
    expect(cards()[0]).to.equal('Yes and no');
  });

  it('TPL-02 by keyboard: one is read and not written, and editing it opens an own template that lies in My Documents', async () => {
    const pia = await open();
    (await shown(document, '#search')).focus();
    await tabTo(named(/Ja och nej/), 12);
    await sendKeys({ press: 'Enter' });
    await shown(document, 'h2 .badge', 'Standardmall');
    expect(focused()?.textContent, 'the focus is at the heading').to.include('Ja och nej');
    expect(cells()[0]).to.equal('✅ Ja');
    expect(all(document, 'textarea, input').length, 'nothing to write in').to.equal(0);
    await tabTo(named(/^\s*Redigera\s*$/), 4);
    await sendKeys({ press: 'Enter' });
    await shown(document, 'textarea');
    expect((await shown(document, '.crumbs li')).textContent.trim()).to.equal('Mina dokument');
    await write(document, 'textarea', 'Ja tack');
    await press(document, /^\s*Spara\s*$/);
    await shown(document, 'table.grid td', 'Ja tack');
    expect((await own(pia)).map(({ title, kind }) => [title, kind])).to.deep.equal([['Ja och nej', 'grid']]);

    await press(document, /^\s*Delade mallar/);
    await press(document, /Ja och nej/);
    await shown(document, 'h2 .badge');
    expect(cells()[0], 'the service’s own is as it was').to.equal('✅ Ja');
  });

  it('TPL-02 a search finds them under what else it finds, and the way back from one leads to the hits', async () => {
    const pia = await open();
    await pia.call(documents.create, {
      accountId: account.id,
      userId: (await pia.call(session.read, {})).person.id,
      title: 'Veckans ord',
      content: { kind: 'document', blocks: [{ text: 'sol' }] },
    });
    await write(document, '#search', 'veck');
    await press(document, 'Sök');
    await shown(document, 'td.name', 'Veckans ord');
    expect((await shown(document, '.card .name')).textContent.trim()).to.equal('Min vecka');
    expect(cards()).to.have.length(1);
    await press(document, /Min vecka/);
    await shown(document, 'h2 .badge', 'Standardmall');
    expect(focused()?.textContent, 'the focus is at the heading').to.include('Min vecka');
    await press(document, /^\s*Träffar\s*$/);
    await shown(document, 'td.name', 'Veckans ord');

    await write(document, '#search', 'hur mår');
    await press(document, 'Sök');
    await shown(document, '.card .name', 'Hur mår du?');
    expect(all(document, '.empty'), 'something was found').to.have.length(0);
    await write(document, '#search', 'xyzzy');
    await press(document, 'Sök');
    await shown(document, '.empty h3');
    expect(cards()).to.have.length(0);
  });

  it('TPL-02 how many hits a search has is said with all that it finds, once', async () => {
    const pia = await open();
    const userId = (await pia.call(session.read, {})).person.id;
    await pia.call(folders.createOwn, { accountId: account.id, userId, name: 'Veckobrev' });
    // what the last test was told may come only now
    await wait(600);
    const region = document.getElementById('knippa-live-polite');
    if (region) region.textContent = '';
    const said: string[] = [];
    const watching = new MutationObserver(() => {
      const now = document.getElementById('knippa-live-polite')?.textContent;
      if (now && now !== said.at(-1)) said.push(now);
    });
    watching.observe(document.body, { childList: true, subtree: true, characterData: true });
    for (const [text, words] of [
      ['hur mår', '1 träff'],
      ['veck', '2 träffar'],
      ['xyzzy', 'Inget passar ”xyzzy”'],
    ] as const) {
      await write(document, '#search', text);
      await until(() => said.at(-1) === words);
      expect(said.at(-1)).to.equal(words);
    }
    watching.disconnect();
    expect(said).to.have.length(3);
  });

  it('TPL-02 whoever is alone in their account has them as a place of their own, and makes one theirs', async () => {
    const { id } = (await accountsOf(licence)).find(({ kind }) => kind === 'single')!;
    const { primaryContact } = await licence.operator.call(accounts.read, { accountId: id });
    const link = await mailOf(licence, primaryContact?.email ?? '');
    const { token } = await createClient({ baseUrl }).call(session.setPassword, { link, password });
    await mount({ ...licence, token }, html`<knippa-documents></knippa-documents>`);
    await press(document, /^\s*Standardmallar/);
    await shown(document, 'h2', 'Standardmallar');
    await shown(document, '.card');
    expect(all(document, '.places button').map((place) => place.textContent.trim())).to.deep.equal([
      'Mina dokument',
      'Standardmallar',
      'Publicerade',
      'Papperskorgen',
    ]);
    expect([cards().length, all(document, 'section h3').length, all(document, '.empty').length]).to.deep.equal([standardIds.length, 0, 0]);
    await press(document, /Min vecka/);
    await shown(document, 'h2 .badge');
    expect((await shown(document, '.crumbs li')).textContent.trim()).to.equal('Standardmallar');
    await press(document, /^\s*Redigera\s*$/);
    await shown(document, 'textarea');
    const alone = createClient({ baseUrl, getToken: () => token });
    const { items } = await alone.call(documents.list, { accountId: id, in: 'personal' });
    expect(items.map(({ title }) => title)).to.deep.equal(['Min vecka']);
  });

  it('TPL-02 whoever has no My Documents reads them, and the button says why it makes nothing', async () => {
    const pia = await open({ withDocuments: false });
    await press(document, /Hur mår du/);
    const button = await shown(document, 'button.primary', 'Redigera');
    const why = (button.getRootNode() as ShadowRoot).getElementById(button.getAttribute('aria-describedby') ?? '');
    expect([button.getAttribute('aria-disabled'), why?.textContent.trim()]).to.deep.equal([
      'true',
      'Du har inte Mina dokument, där din egen mall skulle ligga. En administratör kan ge dig det.',
    ]);
    button.click();
    await shown(document, '.crumbs li', 'Delade mallar');
    expect([all(document, 'textarea').length, (await own(pia)).length]).to.deep.equal([0, 0]);
  });
});
