import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { civilDate, daysUntil, graceEndsOn, GRACE_DAYS, isCivilDate, phaseOf, yearFrom } from '../../packages/core/src/phase.js';
import { midnights } from '../tables/midnights.js';

const at = (instant: string) => new Date(instant);

describe('the phase of a licence', () => {
  it('LIC-04 holds until 26 February 2027, grace until 26 March, expired from the 27th, on both sides of midnight in Stockholm', () => {
    const expiresOn = '2027-02-26';
    assert.equal(graceEndsOn(expiresOn), '2027-03-26');
    const table = [
      ['2026-02-27T00:00:00Z', 'active'],
      ['2027-02-26T22:59:59.999Z', 'active'],
      ['2027-02-26T23:00:00Z', 'grace'],
      ['2027-03-26T22:59:59.999Z', 'grace'],
      ['2027-03-26T23:00:00Z', 'expired'],
      ['2099-01-01T00:00:00Z', 'expired'],
    ] as const;
    for (const [instant, phase] of table) {
      assert.equal(phaseOf(expiresOn, at(instant)), phase, instant);
      assert.equal(phaseOf(expiresOn, at(instant).getTime()), phase, instant);
    }
  });

  it('LIC-04 counts civil days over the nights when the clocks change, and over New Year', () => {
    for (const { expiresOn, at: instant, before, from } of midnights) {
      assert.equal(phaseOf(expiresOn, Date.parse(instant) - 1), before, `${expiresOn} before ${instant}`);
      assert.equal(phaseOf(expiresOn, at(instant)), from, `${expiresOn} at ${instant}`);
    }
  });

  it('I10 never goes backwards, and changes at midnight in Stockholm alone', () => {
    const rank = { active: 0, grace: 1, expired: 2 };
    const instant = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2060, 0) });
    fc.assert(
      fc.property(instant, instant, fc.nat({ max: 86_400_000 * 60 }), (expiry, now, later) => {
        const expiresOn = civilDate(expiry);
        assert.ok(rank[phaseOf(expiresOn, now)] <= rank[phaseOf(expiresOn, now + later)]);
        assert.equal(phaseOf(expiresOn, expiry), 'active');
        const days = daysUntil(expiresOn, now);
        assert.equal(phaseOf(expiresOn, now), days >= 0 ? 'active' : days >= -GRACE_DAYS ? 'grace' : 'expired');
        assert.equal(civilDate(now), new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(now));
      }),
      { numRuns: 500 },
    );
  });
});

describe('civil days', () => {
  it('tells the day in Stockholm, and the days left to another', () => {
    assert.equal(civilDate(at('2026-11-22T22:59:59Z')), '2026-11-22');
    assert.equal(civilDate(at('2026-11-22T23:00:00Z')), '2026-11-23');
    assert.equal(civilDate(at('2026-07-01T22:00:00Z')), '2026-07-02');
    assert.equal(daysUntil('2027-02-26', at('2026-12-28T12:00:00Z')), 60);
    assert.equal(daysUntil('2027-02-26', at('2027-02-26T22:59:59Z')), 0);
    assert.equal(daysUntil('2027-02-26', at('2027-02-26T23:00:00Z')), -1);
  });

  it('knows the days that exist', () => {
    for (const day of ['2028-02-29', '2000-02-29', '2027-03-28', '1900-01-01', '2999-12-31']) assert.ok(isCivilDate(day), day);
    const none = [
      '2027-02-29',
      '1900-02-29',
      '2027-13-01',
      '2027-00-10',
      '2027-04-31',
      '0000-01-01',
      '9999-12-31',
      '27-02-26',
      '2027-2-26',
      '2027-02-26T00:00',
      '2027-02-26 ',
      '+02027-02-26',
      '',
    ];
    for (const day of none) assert.ok(!isCivilDate(day), day);
  });

  it('I10 counts a year from any day, to the day before the same date', () => {
    const years = [
      ['2026-02-27', '2027-02-26'],
      ['2026-01-01', '2026-12-31'],
      ['2027-03-01', '2028-02-29'],
      ['2028-02-29', '2029-02-28'],
      ['2028-03-01', '2029-02-28'],
    ] as const;
    for (const [from, to] of years) assert.equal(yearFrom(from), to, from);
  });

  it('is quick enough for a list: 100,000 phases well under a second', () => {
    const begun = performance.now();
    for (let index = 0; index < 100_000; index++) phaseOf('2027-02-26', 1.8e12 + index);
    assert.ok(performance.now() - begun < 1_000);
  });
});
