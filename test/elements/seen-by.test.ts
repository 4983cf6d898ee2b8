import { documents } from '@knippa/contract';
import { expect } from 'chai';
import { html } from 'lit';
import { all, focused, mount, newLicence, press, shown, write, type Licence } from './page.js';
import { sharing, type Sharing } from './sharing.js';

const off = { read: false, write: false };
const reads = { read: true, write: false };

describe('what somebody sees, and why', () => {
  let licence: Licence;
  let school: Sharing;
  before(async () => {
    licence = await newLicence();
    school = await sharing(licence, 'maj', 'måns', 'pia', 'utan');
    const { id: root } = await school.folder('maj', 'Klass 1');
    const { ids } = school;
    await school.set('maj', root, {
      entries: { managers: off, users: { read: false, write: true }, responsible: { id: ids['maj']!, ...reads } },
    });
    await school.folder('maj', 'Att läsa', root);
    const { id: hidden } = await school.folder('rektor', 'Hemligt');
    await school.set('rektor', hidden, { chosen: { ids: [ids['pia']!], ...reads } });
  });

  const rows = async () => {
    await shown(document, 'tbody[role=rowgroup] td');
    return all(document, 'tbody[role=rowgroup] tr').map((row) =>
      [...row.querySelectorAll('td')].map((cell) => cell.textContent.replaceAll(/\s+/g, ' ').trim()),
    );
  };
  const open = (key: string, of: string) =>
    mount(school.as(key), html`<knippa-seen-by account-id=${school.accountId} user-id=${school.ids[of]}></knippa-seen-by>`);

  it('WHY-02 says which folders somebody sees, what they may there, and by which right', async () => {
    await open('rektor', 'pia');
    const everyone = 'Alla användare';
    const teacher = 'En ansvarig med sina användare';
    expect(await rows()).to.deep.equal([
      ['Att läsa i Klass 1', 'Ser och ändrar allt', `Läser: ${teacher}, ärvt från Klass 1Skriver: ${everyone}, ärvt från Klass 1`],
      ['Hemligt', 'Ser allt', 'Vissa användare, enligt mappens inställningar'],
      [
        'Klass 1',
        'Ser och ändrar allt',
        `Läser: ${teacher}, enligt mappens inställningarSkriver: ${everyone}, enligt mappens inställningar`,
      ],
    ]);
    await shown(document, 'h2', 'Vad kan Pia Ettan se?');
    expect(all(document, 'caption')[0]?.textContent.trim(), 'of all pages, not of the rows of one').to.equal('Vad kan Pia Ettan se?');
    await write(document, '#search', 'hem');
    await shown(document, '.foot', 'Visar 1–1 av 1');
    expect((await rows()).map(([name]) => name)).to.deep.equal(['Hemligt']);
    await write(document, '#search', 'xyzzy');
    await shown(document, '.empty p', 'Ingen mapp som personen ser hittades för ”xyzzy”.');
    await press(document, /^\s*Visa alla/);
    await shown(document, 'td.name', 'Klass 1');
  });

  it('WHY-02 names to a manager and to a pupil folders alone that they see themselves', async () => {
    await open('maj', 'pia');
    expect((await rows()).map(([name]) => name)).to.deep.equal(['Att läsa i Klass 1', 'Klass 1']);
    await open('pia', 'pia');
    expect((await rows()).map(([name]) => name)).to.deep.equal(['Att läsa i Klass 1', 'Hemligt', 'Klass 1']);
    await open('måns', 'pia');
    await shown(document, '[role=alert]');
    expect(all(document, 'tbody[role=rowgroup] td')).to.have.length(0);
  });

  it('WHY-02 is opened beside somebody’s documents, and leads back to them', async () => {
    const { accountId, ids } = school;
    const content = { kind: 'document' as const, blocks: [{ text: 'Hej' }] };
    await school.client('rektor').call(documents.create, { accountId, userId: ids['pia']!, title: 'Min dagbok', content });
    await mount(school.as('rektor'), html`<knippa-documents .route=${{ in: 'personal', userId: ids['pia'] }}></knippa-documents>`);
    await shown(document, 'td.name', 'Min dagbok');
    await press(document, /^\s*Vad kan personen se\?/);
    await shown(document, 'h2', 'Vad kan Pia Ettan se?');
    expect(focused()?.textContent).to.equal('Vad kan Pia Ettan se?');
    await shown(document, 'td.name', 'Klass 1');
    expect(all(document, '.crumbs button').map((button) => button.textContent.trim())).to.deep.equal([
      'Andras dokument',
      'Dokument hos Pia Ettan',
    ]);
    await press(document, /^\s*Stäng\s*$/);
    await shown(document, 'td.name', 'Min dagbok');
  });
});
