import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  cleanName,
  emailKey,
  fold,
  foldForSearch,
  found,
  isEmail,
  isName,
  likePattern,
  nameLike,
  needle,
  passwordProblem,
  sortKey,
} from '../../packages/core/src/names.js';
import { passwordRefusal } from '../../packages/core/src/person.js';
import { isCivilDate } from '../../packages/core/src/phase.js';
import {
  bodies,
  cursors,
  days,
  emails,
  ids,
  legitimateNames,
  letterLowerings,
  letterTwins,
  markup,
  names,
  pageSizes,
  passwords,
  quotas,
  requests,
  usernames,
  type Case,
} from '../corpus.js';
import { swedishNames } from '../tables/swedish-names.js';

const bytewise = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
const inOrder = (names: readonly string[]) => [...names].sort((a, b) => bytewise(sortKey(a), sortKey(b)));

describe('keys', () => {
  it('USR-17 takes RÖDASKOLAN, rödaskolan and its decomposed form for one name, and rödåskolan for another', () => {
    const key = fold('rödaskolan');
    assert.equal(fold('RÖDASKOLAN'), key);
    assert.equal(fold('rödaskolan'.normalize('NFD')), key);
    assert.equal(fold('rö\u00addaskolan'), key, 'an invisible hyphen makes no other name');
    assert.notEqual(fold('rödåskolan'), key);
  });

  it('USR-17 folds fully: ß, ẞ, ſ, sigma, ligatures, wide letters, Cherokee', () => {
    assert.equal(fold('STRAẞE'), 'strasse');
    assert.equal(fold('straße'), 'strasse');
    assert.equal(fold('ſ'), 's');
    assert.equal(fold('ΟΔΟΣ'), fold('οδος'));
    assert.equal(fold('ΟΔΟΣ'), 'οδοσ');
    assert.equal(fold('α\u0345\u0301'), fold('α\u0301\u0345'), 'marks in another order');
    assert.equal(fold('ﬁ'), 'fi');
    assert.equal(fold('ａ'), 'a');
    assert.equal(fold('\u212b'), 'å');
    assert.equal(fold('\u212a'), 'k');
    assert.equal(fold('Ꭰ'), fold('ꭰ'));
    assert.equal(fold('İ'), 'i\u0307');
    assert.notEqual(fold('ı'), 'i');
    assert.notEqual(fold('а'), 'a', 'the first is Cyrillic');
  });

  it('I20 gives a key that folds to itself, for every character and for any text', () => {
    for (let code = 0; code <= 0x2ffff; code++) {
      const character = String.fromCodePoint(code);
      const key = fold(character);
      if (fold(key) !== key || fold(character.normalize('NFD')) !== key) assert.fail(`U+${code.toString(16)} folds to ${key}`);
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const key = fold(text);
        assert.equal(fold(key), key);
        assert.equal(fold(text.normalize('NFD')), key);
        assert.equal(foldForSearch(foldForSearch(text)), foldForSearch(text));
      }),
    );
  });
});

describe('search', () => {
  it('ACC-06 lets é match e, and keeps å, ä and ö letters of their own', () => {
    assert.equal(foldForSearch('André Müller'), 'andre muller');
    assert.equal(foldForSearch('ÅÄÖ'), 'åäö');
    assert.equal(foldForSearch('A\u030aA\u0308O\u0308'), 'åäö');
    assert.equal(foldForSearch('Søren Ærø'), 'sören ärö');
    assert.equal(foldForSearch('ǻ ǟ ọ\u0308'), 'å ä ö');
    assert.equal(foldForSearch('Máŋgá Đorđe Łukasz Ŧ'), 'manga dorde lukasz t');
    assert.equal(foldForSearch('محمّد'), 'محمد');
    assert.equal(foldForSearch('สุดา'), 'สุดา', 'the vowel signs of Thai are letters');
  });

  it('ACC-06 finds substrings from three letters and beginnings of words below that', () => {
    assert.equal(found('  Röda\u00a0 skolan ', null, undefined, '', 'RÖDASKOLAN'), ' röda skolan rödaskolan');
    assert.equal(found(), ' ');
    assert.deepEqual(needle(' ÅS '), { text: 'ås', kind: 'beginning' });
    assert.deepEqual(needle('Åsa'), { text: 'åsa', kind: 'substring' });
    assert.deepEqual(needle(' \u0000\ud800'), { text: '', kind: 'empty' });
    assert.equal(likePattern(needle('ås')), '% ås%');
    assert.equal(likePattern(needle('åsa')), '%åsa%');
    assert.equal(likePattern(needle('')), '%');
    assert.equal(likePattern(needle('5%_\\')), '%5\\%\\_\\\\%');
  });
});

describe('order', () => {
  it('ACC-05 sorts as a Swedish reader expects', () => {
    const ordered = [
      '',
      '2 B',
      '10 A',
      'Alm',
      'alm',
      'Alm 2',
      'Alm-Ek',
      'Almby',
      'Ängen'.replace('Ä', 'A'),
      'Klass 2',
      'Klass 10',
      'Myller',
      'Müller',
      'Mz',
      'Zeta',
      'Åby',
      'Ängsdal',
      'Ærø',
      'Öberg',
      'Øst',
      'Österby',
      'Ωμέγα',
      'Анна',
      'علي',
    ];
    assert.deepEqual(inOrder([...ordered].reverse()), ordered);
  });

  it('ACC-05 agrees with the Swedish collation of Unicode, but for punctuation, numbers and capitals', () => {
    // Declared differences: all punctuation parts words alike, numbers count as numbers, capitals of equal names go first; ŋ and ŧ are n and t.
    const collator = new Intl.Collator('sv', { sensitivity: 'base', numeric: true });
    const asWords = (name: string) => name.replace(/[^\p{L}\p{M}\p{Nd}]+/gu, ' ').trim();
    let pairs = 0;
    const rows = swedishNames.map((name) => ({ name, words: asWords(name), key: Buffer.from(sortKey(name)) }));
    for (const a of rows) {
      for (const b of rows) {
        const expected = Math.sign(collator.compare(a.words, b.words));
        if (expected === 0) continue;
        pairs++;
        if (Math.sign(Buffer.compare(a.key, b.key)) !== expected) assert.fail(`${a.name} and ${b.name}`);
      }
    }
    assert.ok(pairs > 10_000);
  });

  it('makes keys that a database can store and index', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const key = sortKey(text);
        assert.ok(Buffer.byteLength(key) < 2_400);
        assert.doesNotMatch(key, /\p{Cs}|\0/u);
      }),
    );
    for (const wide of ['𠮷', '1a', 'ﬃ', 'å']) assert.ok(Buffer.byteLength(sortKey(wide.repeat(10_000))) < 2_400);
  });
});

describe('what may be a name', () => {
  it('ACC-03 makes group ids like a name, one for each number', () => {
    assert.deepEqual(
      [1, 2, 3].map((number) => nameLike('Röda skolan', number)),
      ['rödaskolan', 'rödaskolan2', 'rödaskolan3'],
    );
    assert.deepEqual([nameLike('***', 1), nameLike('***', 2, 'användare')], ['grupp', 'användare2']);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.integer({ min: 1, max: 999_999 }), (text, number) => {
        assert.ok(isName(nameLike(text, number)));
      }),
    );
  });

  it('USR-17 compares e-mail addresses by their folded key', () => {
    assert.equal(emailKey('Anna.Ek@LINDSTA.example'), emailKey('anna.ek@lindsta.example'));
    assert.notEqual(emailKey('mıke@lindsta.example'), emailKey('mike@lindsta.example'));
    assert.ok(isEmail('anna@räksmörgås.example'));
  });

  it('USR-05 asks 8 to 128 characters of a password, as typed', () => {
    assert.equal(passwordProblem('1234567'), 'password-too-short');
    assert.equal(passwordProblem('1234567 '), undefined);
    assert.equal(passwordProblem('å'.repeat(128)), undefined);
    assert.equal(passwordProblem('å'.repeat(129)), 'password-too-long');
    assert.equal(passwordProblem('1234567\ud800'), 'password-malformed');
  });

  it('USR-17 keeps a display name as typed, without the space at its ends', () => {
    assert.equal(cleanName(' \u00a0Åsa  Öberg\t'), 'Åsa  Öberg');
    assert.equal(cleanName('A\u030asa'), 'A\u030asa');
    assert.equal(cleanName('\u200b\u3164'), undefined);
  });
});

/** Every case that says what must become of it, and what became of it otherwise. */
function wrong<Value>(cases: readonly Case<Value>[], accepts: (value: Value) => boolean): string[] {
  return cases
    .filter(({ value, accept }) => accept !== undefined && accepts(value) !== accept)
    .map(({ value, why, accept }) => `${accept ? 'refused' : 'taken'}: ${JSON.stringify(value).slice(0, 80)} (${why})`);
}

describe('the corpus', () => {
  it('I20 takes every name it must and refuses every name it must, whatever is sent', () => {
    assert.deepEqual(
      wrong(names, (value) => cleanName(value) !== undefined),
      [],
    );
    assert.deepEqual(
      wrong(markup, (value) => cleanName(value) !== undefined || /\t|\u0001/.test(value)),
      [],
    );
    for (const { value } of names) {
      const name = cleanName(value);
      if (name !== undefined) assert.equal(cleanName(name), name);
    }
  });

  it('USR-17 takes every username and group id it must, and no other', () => {
    assert.deepEqual(wrong(usernames, isName), []);
    for (const { value } of usernames) {
      assert.equal(fold(fold(value)), fold(value));
      if (isName(value)) assert.ok(isName(fold(value)), value);
      if (isName(value)) assert.doesNotMatch(fold(value), /[@/\s]/);
    }
  });

  it('USR-17 takes every e-mail address it must, and no other', () => assert.deepEqual(wrong(emails, isEmail), []));

  it('USR-05 takes every password it must, and no other', () => {
    assert.deepEqual(
      wrong(passwords, (value) => passwordRefusal(value) === undefined),
      [],
    );
  });

  it('LIC-04 takes every day it must, and no other', () => assert.deepEqual(wrong(days, isCivilDate), []));

  it('I20 makes one key of letters that are one, where databases and JavaScript disagree', () => {
    assert.equal(letterLowerings.length, 99);
    for (const [letter, lower] of letterLowerings) {
      assert.equal(fold(letter), fold(lower), letter);
      assert.equal(fold(fold(letter)), fold(letter));
    }
    const twins = letterTwins();
    assert.ok(twins.length > 4_500, String(twins.length));
    for (const [letter, twin] of twins) assert.equal(fold(letter), fold(twin), letter);
  });

  it('finds every legitimate name by its beginning, its middle and its other form', () => {
    for (const name of legitimateNames) {
      const row = found('x', name, 'x@y.example');
      const finds = ({ text, kind }: ReturnType<typeof needle>) => row.includes(kind === 'beginning' ? ` ${text}` : text);
      const letters = [...name];
      for (const typed of [name, name.normalize('NFD'), name.toLowerCase(), letters.slice(0, 2).join(''), letters.slice(0, 3).join('')])
        assert.ok(finds(needle(typed)), `${typed} in ${row}`);
      const middle = needle(letters.slice(1, 6).join(''));
      if (middle.kind === 'substring') assert.ok(finds(middle), `${middle.text} in ${row}`);
    }
  });

  it('has as many cases as were promised', () => {
    const atLeast = { names: [names, 120], usernames: [usernames, 150], emails: [emails, 60], passwords: [passwords, 40] } as const;
    const andAlso = {
      ids: [[...ids, ...cursors], 60],
      numbers: [[...quotas, ...pageSizes], 40],
      days: [days, 40],
      bodies: [bodies, 60],
    } as const;
    const last = { requests: [requests, 40], markup: [markup, 60], legitimate: [legitimateNames, 100] } as const;
    for (const [what, [cases, least]] of Object.entries({ ...atLeast, ...andAlso, ...last })) {
      assert.ok(cases.length >= least, `${what}: ${cases.length} of ${least}`);
      if (process.env['KNIPPA_FIGURES']) console.log(what, cases.length);
    }
  });
});
