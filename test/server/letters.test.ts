import type { Language } from '@knippa/contract';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { letterOf, type Leading, type LetterParams, type MailTemplate } from '../../packages/server/src/mail/letter.js';
import { htmlOf, textOf } from '../../packages/server/src/mail/render.js';

/** One mail: what it is made from, and what both it in Swedish and it in English must tell, as each writes it. */
interface Mail<T extends MailTemplate> {
  readonly params: LetterParams[T];
  readonly leading?: Leading;
  readonly tells: Readonly<Record<Language, readonly string[]>>;
}

const reader = 'Ann Berg';
const endsAt = '2026-11-30T12:30:00.000Z';
const until = { sv: ['30 november 2026', '13:30'], en: ['30 November 2026', '13:30'] };
const both = (...told: string[]) => ({ sv: told, en: told });
const all = (...of: Mail<MailTemplate>['tells'][]) => ({ sv: of.flatMap(({ sv }) => sv), en: of.flatMap(({ en }) => en) });

const doors = {
  operator: { url: 'https://knippa.test/#link=Ab-9_z', sv: 'huvudadministratör', en: 'operator' },
  account: { url: 'https://knippa.test/konto?from=mail&to=me#link=Ab-9_z', sv: 'konto', en: 'account' },
} as const;
const atDoors = (['operator', 'account'] as const).map((door) => {
  const { url, sv, en } = doors[door];
  const linked = { params: { displayName: reader, signInName: 'green/ann', door }, leading: { url, endsAt } };
  return { ...linked, tells: all(both(reader, 'green/ann', url), until, { sv: [sv], en: [en] }) };
});

const deletion = {
  params: { displayName: reader, name: 'Green School', door: 'account', waitsUntil: '2026-12-07' },
  leading: { url: doors.account.url },
} as const;

const licence = { name: 'Linden Town', expiresOn: '2027-02-26', displayName: reader };
const days = { sv: ['26 februari 2027', '26 mars 2027'], en: ['26 February 2027', '26 March 2027'] };

/** Every template, with each kind of reader that it has. */
const mails: { readonly [T in MailTemplate]: readonly Mail<T>[] } = {
  welcome: atDoors,
  'new-role': (['manager', 'administrator'] as const).flatMap((role) =>
    atDoors.slice(1).map(({ params, leading, tells }) => ({
      params: { ...params, role, name: 'Green School' },
      leading,
      tells: all(tells, both('Green School'), { sv: [role === 'manager' ? 'manager' : 'administratör'], en: [role] }),
    })),
  ),
  reset: atDoors,
  'confirm-email': atDoors,
  'email-changing': atDoors.map(({ params, leading: { url } }) => ({
    params: { ...params, newEmail: 'ann@new.example' },
    leading: { url },
    tells: both(reader, 'green/ann', 'ann@new.example', url),
  })),
  renewal: [
    // the billing contact, who signs in nowhere
    { params: { ...licence, kind: 'bought' }, tells: all(both('Linden Town'), days, { sv: ['licensen'], en: ['licence'] }) },
    { params: { ...licence, kind: 'trial' }, tells: all(both('Linden Town'), days, { sv: ['prova-på'], en: ['trial'] }) },
    {
      params: { ...licence, kind: 'subscription', door: 'account' },
      leading: { url: doors.account.url },
      tells: all(both('Linden Town', doors.account.url), days, { sv: ['abonnemanget'], en: ['subscription'] }),
    },
  ],
  'deletion-announced': [
    { ...deletion, tells: all(both(reader, 'Green School', doors.account.url), { sv: ['7 december 2026'], en: ['7 December 2026'] }) },
  ],
  'deletion-withdrawn': [{ ...deletion, tells: both(reader, 'Green School', doors.account.url) }],
};

const escaped = (text: string) => text.replaceAll('&', '&amp;');

test('USR-15 says every mail in Swedish and in English, as text and as HTML, whole and with all that it tells', () => {
  let said = 0;
  for (const [template, rows] of Object.entries(mails) as [MailTemplate, readonly Mail<MailTemplate>[]][])
    for (const { params, leading, tells } of rows) {
      const of = (language: Language) => letterOf(template, language, params, leading);
      const letters = { sv: of('sv'), en: of('en') };
      for (const language of ['sv', 'en'] as const) {
        const letter = letters[language];
        const text = textOf(letter);
        const html = htmlOf(letter, language);
        const what = `${template} in ${language}:\n${letter.subject}\n${text}`;
        for (const told of tells[language]) {
          assert.ok(`${letter.subject}\n${text}`.includes(told), `"${told}" in ${what}`);
          assert.ok(html.includes(escaped(told)), `"${told}" in ${html}`);
        }
        for (const whole of [letter.subject, text, html])
          assert.doesNotMatch(whole, /undefined|null|NaN|\[object|Invalid|[{}]{2}|\$\{|%s/, what);
        assert.ok(html.includes(`<html lang="${language}">`) && html.includes(`<title>${escaped(letter.subject)}</title>`), html);
        assert.deepEqual(
          [...html.matchAll(/href="([^"]*)"/g)].map(([, to]) => to),
          leading ? [escaped(leading.url)] : [],
          what,
        );
        // names and addresses here are without å, ä and ö, so that these tell a language
        assert.equal(/[åäö]/i.test(`${letter.subject} ${text}`), language === 'sv', what);
        said++;
      }
      const { sv, en } = letters;
      assert.equal(sv.paragraphs.length, en.paragraphs.length, template);
      const pieces = [sv, en].map(({ subject, greeting, paragraphs, action, closing }) => [
        subject,
        greeting,
        ...paragraphs,
        ...(action ? [action.label] : []),
        closing,
      ]);
      for (const [at, piece] of (pieces[0] ?? []).entries())
        assert.notEqual(piece, pieces[1]?.[at], `${template} says both in one language`);
    }
  assert.equal(said, 2 * 15);
});
