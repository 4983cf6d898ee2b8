import { emulateMedia } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html, render } from 'lit';
import { handOut, handOutText, type HandedOut } from '../../packages/elements/src/kernel/hand-out.js';
import { commonTerms } from '../../packages/elements/src/terms/common.js';
import { handOut as words } from '../../packages/elements/src/terms/sv/hand-out.js';

const address = 'https://knippa.example/konto';
const contact = { id: '1', displayName: 'Karin Öberg', email: 'karin@skola.example' };
const code = 'ABCD-EFGH-JKMN-PQRS';

/** People of a file, each with a code. */
const people = (count: number): HandedOut[] =>
  Array.from({ length: count }, (_, at) => ({ displayName: `Elev ${at} Öst`, signInName: `lärkskolan/elev${at}`, code }));

describe('what is handed out', () => {
  let place: HTMLElement;
  beforeEach(() => {
    place = document.body.appendChild(document.createElement('div'));
  });
  afterEach(async () => {
    await emulateMedia({ media: 'screen' });
    dispatchEvent(new Event('afterprint'));
    place.remove();
  });

  const show = async (of: readonly HandedOut[]) => {
    const t = { ...(await commonTerms.sv()), ...words };
    render(html`${handOut(of, { address, primaryContact: contact }, t)}`, place);
  };

  /** Presses the button that prints, and looks at the paper where the browser would have shown its own dialog. */
  function printing(look: () => void): void {
    const print = window.print.bind(window);
    window.print = look;
    try {
      [...place.querySelectorAll('button')].find(({ textContent }) => textContent.includes('Skriv ut'))?.click();
    } finally {
      window.print = print;
    }
  }

  it('CSV-06 prints a card each for ten thousand people, with the code and where it is used, in less than two seconds', async () => {
    await show(people(10_000));
    expect(place.querySelectorAll('*').length, 'nothing is built before it is asked for').to.be.below(20);
    const begun = performance.now();
    let took = Infinity;
    let cards: Element[] = [];
    printing(() => {
      took = performance.now() - begun;
      cards = [...document.querySelectorAll('body > .knippa-print .card')];
    });
    expect(cards).to.have.length(10_000);
    const last = cards.at(-1)?.textContent ?? '';
    for (const said of ['Elev 9999 Öst', 'lärkskolan/elev9999', code, 'Engångskod', 'eget lösenord vid första inloggningen', address])
      expect(last).to.include(said);
    expect(took).to.be.below(2000);
  });

  it('CSV-06 never parts a card between two pages', async () => {
    await show(people(60));
    await emulateMedia({ media: 'print' });
    let pieces: number[] = [];
    let pages = 0;
    printing(() => {
      // pages beside each other, parted as paper is
      const part = document.querySelector<HTMLElement>('body > .knippa-print')!;
      part.style.cssText = 'columns: 17cm; column-fill: auto; height: 25.7cm; width: 17cm';
      const cards = [...part.querySelectorAll('.card')];
      pieces = cards.map((card) => card.getClientRects().length);
      pages = new Set(cards.map((card) => Math.floor(card.getBoundingClientRect().left / part.getBoundingClientRect().width))).size;
    });
    expect(pages, 'several pages').to.be.above(3);
    expect(pieces).to.deep.equal(pieces.map(() => 1));
  });

  it('CSV-06 copies a code or a password with its name, and mails neither', async () => {
    const few = [...people(1), { displayName: 'Bo Ek', signInName: 'lärkskolan/bo', password: 'gran ekorre blåbär' }];
    const text = handOutText(few, address, words).split('\n');
    expect(text).to.have.length(3);
    expect(text[0]).to.include('lärkskolan/elev0').and.include(code);
    expect(text[1]).to.include('lärkskolan/bo').and.include('gran ekorre blåbär');
    await show(few);
    const mail = decodeURIComponent(place.querySelector('a')?.href ?? '');
    expect(mail).to.include('lärkskolan/elev0').and.include('lärkskolan/bo');
    expect(mail).not.to.include(code).and.not.include('ekorre');
  });
});
