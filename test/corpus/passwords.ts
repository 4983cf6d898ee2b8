import { bad, each, either, good, type Case } from './case.js';

/** Passwords: of 8 to 128 characters, any of them (USR-05). */
export const passwords: readonly Case[] = [
  ...bad(
    ['', 'nothing'],
    ...each('too short', 'a', '1234567', 'lindsta', '       ', 'ååååååå', '😀😀😀😀', '😀'.repeat(7), 'a\u0301a\u0301a\u0301a'),
    ...each('too long', 'a'.repeat(129), 'å'.repeat(129), '😀'.repeat(129), 'a'.repeat(1_000), 'a'.repeat(100_000)),
    ...each('half a surrogate pair', 'lindsta-\ud800', '\udc00lindsta-1', '\ud800'.repeat(8)),
  ),
  ...good(
    ...each(
      'as short and as long as may be',
      'k4n1n2r3',
      'x'.repeat(64),
      'y'.repeat(128),
      'å'.repeat(128),
      '😀'.repeat(8),
      '😀'.repeat(128),
    ),
    ...each(
      'used as typed',
      ' lindsta',
      'lindsta ',
      '  lindsta-1  ',
      'lind sta-1',
      '\tlindsta',
      'lindsta\u00a0x',
      'a\u0301'.repeat(4),
      'smörgås1',
      'smo\u0308rga\u030as1',
    ),
    ...each(
      'any characters',
      'корова-лошадь',
      'كلمةالسر',
      '密码密码密码密码',
      'lindsta\u0000x',
      'lindsta\nx',
      "'; DROP TABLE users;--",
      '<script>alert(1)</script>',
      '%00%00%00',
      '=1+1=2+2',
      "'lindsta1",
    ),
    ...each('somebody’s name', 'rödaskolan', 'RÖDASKOLAN', 'ro\u0308daskolan', 'rödaskolan/annaek', 'anna.ek@lindsta.example'),
    ...each('a phrase', 'correct horse battery staple', 'gran-ekorre-blåbär-17', 'rödaskolanärbäst'),
  ),
  ...bad(...each('among the most common', 'password', 'PASSWORD', '12345678', '123456789', 'qwertyui', 'iloveyou', 'a1b2c3d4')),
  ...either(...each('easily guessed', 'lösenord', 'sommar2027'), ['annaekannaek', 'the username twice']),
];
