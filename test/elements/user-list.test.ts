import { sendKeys } from '@web/test-runner-commands';
import { users, type Order, type UserSort } from '@knippa/contract';
import { expect } from 'chai';
import { html } from 'lit';
import { accountsOf, all, focused, gone, type Licence, mount, newLicence, pick, press, shown, signIn } from './page.js';

describe('the list of users', () => {
  let licence: Licence;
  let accountId: string;
  beforeEach(async () => {
    licence = await newLicence();
    accountId = (await accountsOf(licence))[0]!.id;
  });

  const list = () => mount(licence, html`<knippa-user-list account-id=${accountId}></knippa-user-list>`);

  it('USR-01 sorts by every column that the service sorts by, by keyboard, and says which one and which way', async () => {
    const columns: Record<UserSort, readonly [string, Order]> = {
      name: ['Visat namn', 'ascending'],
      username: ['Användarnamn', 'ascending'],
      signedIn: ['Inloggad', 'descending'],
    };
    // display names and usernames in orders of their own, and one who has been in
    for (const [displayName, username] of [
      ['Åsa Ek', 'bea'],
      ['Bo Ek', 'örjan'],
    ] as const)
      await licence.operator.call(users.create, { accountId, role: 'user', displayName, username, password: 'ett långt lösenord' });
    const { groupId } = (await accountsOf(licence)).find(({ id }) => id === accountId)!;
    await signIn({ name: `${groupId}/bea`, password: 'ett långt lösenord' }, 'account');

    await list();
    await shown(document, 'td.acts');
    const heads = () => all(document, 'thead th[aria-sort]').map((head) => `${head.textContent.trim()} ${head.ariaSort}`);
    expect(heads()).to.deep.equal(['Visat namn ascending']);
    expect(all(document, 'thead th button')).to.have.length(Object.keys(columns).length);
    const orders = new Set<string>();
    // the list begins in the first column's order, so that one is turned at once
    for (const sort of ['username', 'signedIn', 'name'] as const) {
      const [name, first] = columns[sort];
      for (const order of [first, first === 'ascending' ? 'descending' : 'ascending'] as const) {
        (await shown(document, 'thead th button', name)).focus();
        await sendKeys({ press: 'Enter' });
        await shown(document, `th[aria-sort=${order}]`, name);
        await gone(document, '[aria-busy=true]');
        expect(heads()).to.deep.equal([`${name} ${order}`]);
        expect(focused()?.textContent.trim(), 'the focus stays').to.equal(name);
        const { items } = await licence.operator.call(users.list, { accountId, sort, order });
        const seen = all(document, 'td.username').map((cell) => cell.textContent.trim());
        expect(seen).to.deep.equal(items.map(({ username }) => username));
        orders.add(seen.join(' '));
      }
    }
    expect(orders.size, 'each is an order of its own').to.equal(6);
  });

  it('USR-01 says in the list what filtered nobody, and gives everybody back', async () => {
    await list();
    await shown(document, 'td.acts');
    await pick(document, '#role', 'manager');
    await shown(document, '.empty h3', 'Ingen användare passar');
    await press(document, 'Visa alla användare');
    await shown(document, 'td.name', 'Zahra');
    expect(((await shown(document, '#role')) as HTMLSelectElement).value).to.equal('');
  });
});
