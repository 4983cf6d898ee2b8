import type { Mutation } from '../../mutations.js';

/** The guards of signing in, links and sessions. */
export const doors: Mutation[] = [
  {
    id: 'a-person-before-their-account',
    file: 'packages/server/src/links.ts',
    text: "if (login.role === 'administrator') await tx.run",
    replacement: 'if (login.role === null) await tx.run',
    test: { file: 'test/server/waiting.test.ts', name: 'ACC-07 waits for nobody for ever' },
  },
  {
    id: 'link-used-twice',
    file: 'packages/server/src/store/migrations/006-links.ts',
    text: 'where token_hash = token and used_at is null and ends_at > at and links.purpose',
    replacement: 'where token_hash = token and ends_at > at and links.purpose',
    test: { file: 'test/server/sign-in-races.test.ts', name: 'USR-22 lets one of two in who set a password with one link at once' },
  },
  {
    id: 'expired-signs-in',
    file: 'packages/server/src/open-session.ts',
    text: "if (licence.phase === 'expired' && session.account_id)",
    replacement: "if (phase === 'expired' && session.account_id === '')",
    test: {
      file: 'test/server/session.test.ts',
      name: 'LIC-04 signs no user in to an expired licence, by password or by link, and counts no sign-in; operators sign in',
    },
  },
  {
    id: 'rows-without-policy',
    file: 'packages/server/src/store/migrations/002-doors.ts',
    text: "using (${inLicence('licence_id')})",
    replacement: 'using (true)',
    test: { file: 'test/server/invariants.test.ts', name: 'a query that forgets its licence sees no other licence’s rows' },
  },
  {
    id: 'reset-without-permission',
    file: 'packages/core/src/session.ts',
    text: "return role !== 'user' || mayReset;",
    replacement: 'return true;',
    test: {
      file: 'test/server/links.test.ts',
      name: 'T-U10 mails a `user` without the permission nothing, neither for a name nor for an ended link, and answers the same',
    },
  },
  {
    id: 'mail-bombing',
    file: 'packages/core/src/session.ts',
    text: 'recent >= mostLinksInAnHour',
    replacement: 'recent < 0',
    test: {
      file: 'test/server/links.test.ts',
      name: 'F19 mails a person at most three links an hour, also of a hundred that are asked for at once',
    },
  },
  {
    id: 'tries-not-counted',
    file: 'packages/server/src/sign-in.ts',
    text: 'attempt(tx, tries, now), tx.run(credentials(who))',
    replacement: 'undefined, tx.run(credentials(who))',
    test: {
      file: 'test/server/links.test.ts',
      name: 'USR-15 lets a name wait after ten wrong passwords in 15 minutes, known or not, and the right one waits too',
    },
  },
  {
    id: 'a-code-works-in-two-tabs',
    file: 'packages/server/src/first-sign-in.ts',
    text: ' and code_hash = ${code} returning id',
    replacement: ' returning id',
    test: {
      file: 'test/server/codes.test.ts',
      name: 'CSV-06 lets one of two tabs exchange a code, and tells the other that signing in failed',
    },
  },
  {
    id: 'a-code-outlives-a-password',
    file: 'packages/server/src/logins.ts',
    text: '? sql`, code_hash = null` :',
    replacement: '? sql`` :',
    behind: {
      file: 'packages/server/src/store/migrations/011-codes.ts',
      text: 'check (code_hash is null or password_hash is null and',
      replacement: 'check (code_hash is null or',
    },
    test: {
      file: 'test/server/codes.test.ts',
      name: 'CSV-06 ends a code when an administrator sets a password, when a link does, and when its user becomes an administrator',
    },
  },
  {
    id: 'old-password-opens-a-session',
    file: 'packages/server/src/open-session.ts',
    text: ' and password_hash = ${password_hash} returning id',
    replacement: ' returning id',
    test: {
      file: 'test/server/sign-in-races.test.ts',
      name: 'USR-05 lets no session live on that was opened with the old password while it was changed',
    },
  },
  {
    id: 'link-used-before-its-person-is-held',
    file: 'packages/server/src/links.ts',
    text: 'const held = await holding(tx, followed, true);',
    replacement: 'const held = await holding(tx, followed, false);',
    test: {
      file: 'test/server/waiting.test.ts',
      name: 'USR-15 keeps the name that somebody was given while the link to their new address waited',
    },
  },
];
