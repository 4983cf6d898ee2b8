import type { Change, Plan } from '@knippa/contract';
import { expect } from 'chai';
import { html } from 'lit';
import { all, mount, newLicence, shown } from './page.js';

describe('a plan', () => {
  const lists = () =>
    all(document, '.plan details').map((part) =>
      [part.querySelector('summary'), ...part.querySelectorAll('li.muted')].map((one) => one?.textContent.replaceAll(/\s+/g, ' ').trim()),
    );
  const reader = (at: number, to: boolean): Change => {
    return { kind: 'changed', resource: 'readers', id: `${at}`, name: `Elev ${at}`, field: 'read', from: !to, to };
  };
  const planOf = (losing: number, gaining: number): Plan => ({
    counts: { 'folders.changed': 1, 'readers.changed': losing + gaining, 'readers.gain': gaining, 'readers.lose': losing },
    changes: Array.from({ length: losing + gaining }, (_, at) => reader(at, at >= losing)).slice(0, 500),
    warnings: [],
    token: 't',
    expiresAt: '2030-01-01T00:00:00Z',
  });

  it('WHY-01 counts who gains and who loses only where all of them are in it, and says where not all are', async () => {
    const licence = await newLicence();
    const listed = async (losing: number, gaining: number) => {
      await mount(licence, html`<knippa-plan-dialog heading="Rättigheter" .plan=${planOf(losing, gaining)} open></knippa-plan-dialog>`);
      await shown(document, '.plan details');
      return lists();
    };
    expect(await listed(2, 3)).to.deep.equal([['Får behörighet 3'], ['Förlorar behörighet 2']]);
    const all498 = ['Förlorar behörighet 498', 'och 448 till'];
    expect(await listed(498, 2)).to.deep.equal([['Får behörighet 2'], all498]);
    expect(await listed(498, 600)).to.deep.equal([['Får behörighet', 'Alla står inte här.'], all498]);
    expect(await listed(600, 600)).to.deep.equal([['Förlorar behörighet', 'Alla står inte här.']]);
  });

  it('WHY-01 counts no changes as things: of a folder with more chosen people than a plan holds it says that not all are there', async () => {
    const licence = await newLicence();
    const chosen = (at: number): Change => {
      return { kind: 'changed', resource: 'folders', id: 'f', name: 'Projekt', field: 'chosenPerson', from: null, to: `Elev ${at}` };
    };
    const changes = Array.from({ length: 500 }, (_, at) => chosen(at));
    const plan = { ...planOf(0, 0), changes, counts: { 'folders.changed': 600 } };
    await mount(licence, html`<knippa-plan-dialog heading="Rättigheter" .plan=${plan} open></knippa-plan-dialog>`);
    await shown(document, '.plan details');
    expect(lists()).to.deep.equal([['Ändras', 'Alla ändringar står inte här.']]);
  });
});
