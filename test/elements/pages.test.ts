import { accounts, licences, users, type User } from '@knippa/contract';
import { expect } from 'chai';
import { html } from 'lit';
import { all, choose, focused, gone, type Licence, mount, newLicence, press, shown } from './page.js';

describe('a list of two pages', () => {
  let licence: Licence;
  let accountId: string;
  beforeEach(async () => {
    licence = await newLicence();
    const { entitlements } = await licence.operator.call(licences.read, { licenceId: licence.id });
    const groupId = `s${crypto.randomUUID().slice(0, 8)}`;
    const { id } = await licence.operator.call(accounts.start, {
      licenceId: licence.id,
      entitlementId: entitlements.find(({ name }) => name === 'Skola')!.id,
      email: `${groupId}@skola.example`,
      displayName: 'Karin Öberg',
      group: { name: 'Skolan', groupId, username: 'karin' },
    });
    accountId = id;
    const pupils = Array.from({ length: 54 }, (_, at) => `Ö Elev ${10 + at};elev${10 + at}`);
    const file = new TextEncoder().encode(['Visat namn;Användarnamn', ...pupils].join('\n'));
    const { token: plan } = await licence.operator.plan(users.import, { accountId, file });
    await licence.operator.call(users.import, { accountId, file, plan });
    await mount(licence, html`<knippa-user-list account-id=${accountId}></knippa-user-list>`);
    await shown(document, '.foot', 'Visar 1–50 av 55');
  });

  const rows = () => all(document, 'td.acts').length;
  const foot = async (text: string, many: number) => {
    await shown(document, '.foot', text);
    await gone(document, '[aria-busy=true]');
    expect(rows()).to.equal(many);
  };
  const turn = async (name: string) => {
    (await shown(document, '.foot button', name)).focus();
    (focused() as HTMLElement).click();
  };
  const removeChosen = async () => {
    await press(document, /^\s*Ta bort\s*$/);
    await shown(document, 'dialog .plan');
    await press(document, /^\s*Ta bort användar/);
  };
  /** Somebody else, in another tab. */
  const remove = async (people: readonly User[]) => {
    const input = { accountId, userIds: people.map(({ id }) => id) };
    const { token: plan } = await licence.operator.plan(users.removeAll, input);
    await licence.operator.call(users.removeAll, { ...input, plan });
  };

  it('USR-01 counts anew on the page where somebody was removed, and goes back from the one that has become empty', async () => {
    await turn('Nästa');
    await foot('Visar 51–55 av 55', 5);
    await choose(document, 'tbody [aria-label^="Välj "]');
    await removeChosen();
    await foot('Visar 51–54 av 54', 4);
    await choose(document, 'thead [aria-label^="Välj "]');
    await removeChosen();
    await shown(document, '.note.good', '4 användare är borttagna.');
    await foot('Visar 1–50 av 50', 50);
    expect(focused()?.checkVisibility(), 'the focus is not lost').to.equal(true);
    expect(focused()).to.not.equal(document.body);
  });

  it('USR-01 the last page ends with the last one, also where whoever was removed stood before it', async () => {
    for (const at of [0, 1, 2]) all(document, 'tbody [aria-label^="Välj Ö"]')[at]!.click();
    await shown(document, '.bar [role=status]', '3 valda');
    await turn('Nästa');
    await foot('Visar 51–55 av 55', 5);
    await removeChosen();
    await foot('Visar 48–52 av 52', 5);
    await turn('Föregående');
    await foot('Visar 1–50 av 52', 50);
  });

  it('USR-01 whoever turns to a page that has become empty stays where the rows are, and so does the focus', async () => {
    const all55 = (await licence.operator.call(users.list, { accountId, size: 100 })).items;
    await remove(all55.slice(50));
    await turn('Nästa');
    await foot('Visar 1–50 av 50', 50);
    expect(focused()?.textContent.trim()).to.equal('Nästa');
    expect(focused()?.ariaDisabled).to.equal('true');
  });
});
