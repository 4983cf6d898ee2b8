import { expect } from 'chai';
import { civilDay, formats } from '../../packages/elements/src/kernel/format.js';

describe('how days and numbers are written', () => {
  it('the civil day of an instant is the day in Stockholm, as the browser’s own tables have it, in every hour of thirty years', () => {
    const stockholm = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short' });
    for (let at = Date.UTC(2020, 0, 1); at < Date.UTC(2050, 0, 1); at += 3_600_000) {
      const instant = new Date(at).toISOString();
      if (civilDay(instant) !== stockholm.format(at)) expect(civilDay(instant), instant).to.equal(stockholm.format(at));
    }
    expect(civilDay('2026-03-28T22:59:59.999Z')).to.equal('2026-03-28');
    expect(civilDay('2026-03-29T22:00:00Z')).to.equal('2026-03-30');
    expect(civilDay('i går')).to.equal('');
  });

  it('a whole number has its thousands apart, as its language writes them', () => {
    for (const locale of ['sv-SE', 'en-GB'])
      for (const n of [0, 7, 999, 1000, 4180, 12_345, 999_999, 1_000_000, 1_234_567_890])
        expect(formats(locale).number(n), locale).to.equal(n.toLocaleString(locale));
  });
});
