import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accounts, documents, session, standardIds, standardTemplates, users, type Permissions } from '@knippa/contract';
import type { Client } from '@knippa/sdk';
import { clientOf, entitlementId, followMail, makeLicence, startGroup, unique } from '../licence.js';
import { refusal } from '../refused.js';
import { people } from '../tables/school.js';
import { makeSchool, type School } from './school.js';
import { bothStores, onEachStore } from './stores.js';

onEachStore(bothStores, (server) => {
  const as = ({ clients }: School, key: string): Client => clients[key] ?? assert.fail(`${key} is nobody`);
  const all = (school: School, key: string, language: 'sv' | 'en' = 'sv') =>
    as(school, key).call(standardTemplates.list, { accountId: school.accountId, language });
  /** What is made of one of them, by somebody, in somebody's My Documents. */
  const make = (school: School, key: string, { standardId = 'week', whose = key, language = 'sv' }: Making = {}) =>
    as(school, key).call(standardTemplates.makeOwn, { accountId: school.accountId, userId: school.ids[whose] ?? '', standardId, language });

  interface Making {
    readonly standardId?: (typeof standardIds)[number];
    readonly whose?: string;
    readonly language?: 'sv' | 'en';
  }

  const allow = async (school: School, key: string, permissions: Permissions) => {
    const path = { accountId: school.accountId, userId: school.ids[key] ?? '' };
    const { version } = await as(school, 'rektor').call(users.read, path);
    return as(school, 'rektor').call(users.edit, { ...path, version, permissions });
  };

  test('TPL-02 tells the standard templates to everybody in an account, in Swedish and in English, and to nobody outside it', async () => {
    const licence = await makeLicence(server());
    const school = await makeSchool(licence);
    const [first] = people;
    const [sv, en] = [await all(school, first!.key), await all(school, first!.key, 'en')];
    assert.deepEqual(
      [sv, en].map(({ items }) => items.map(({ id }) => id)),
      [standardIds, standardIds].map((ids) => [...ids]),
    );
    assert.deepEqual(
      [sv, en].map(({ items }) => items.find(({ id }) => id === 'week')?.title),
      ['Min vecka', 'My week'],
    );
    for (const { key } of people) assert.deepEqual((await all(school, key)).items, sv.items, key);

    const other = await startGroup(licence, { name: 'Ekskolan' });
    const elsewhere = { accountId: other.id, language: 'sv' } as const;
    assert.deepEqual(await refusal(as(school, 'maj').call(standardTemplates.list, elsewhere)), [404, 'not-found']);
    const asOperator = licence.operator.call(standardTemplates.list, { accountId: school.accountId, language: 'sv' });
    assert.deepEqual(await refusal(asOperator), [403, 'not-permitted']);
  });

  test('TPL-02 finds standard templates by their titles, in the language they are asked for', async () => {
    const school = await makeSchool(await makeLicence(server()));
    const found = async (search: string, language: 'sv' | 'en' = 'sv') => {
      const { items } = await as(school, 'pia').call(standardTemplates.list, { accountId: school.accountId, language, search });
      return items.map(({ title }) => title);
    };
    assert.deepEqual(await found('VECK'), ['Min vecka']);
    assert.deepEqual([await found('week'), await found('week', 'en')], [[], ['My week']]);
    assert.deepEqual([await found('%'), await found('ecka'), await found('ec')], [[], ['Min vecka'], []]);
    assert.equal((await found('  ')).length, standardIds.length);
  });

  test('TPL-02 comes with the service to a single account too, whose person makes one their own and shares none', async () => {
    const licence = await makeLicence(server());
    const email = `${unique('maj')}@lindsta.example`;
    const { id: accountId } = await licence.operator.call(accounts.start, {
      licenceId: licence.id,
      entitlementId: await entitlementId(licence, 'En användare'),
      displayName: 'Maj-Britt Sjö',
      email,
    });
    const { token } = await followMail(server(), licence.id, email, 'ett långt lösenord');
    const maj = clientOf(server(), token);
    assert.equal((await maj.call(standardTemplates.list, { accountId, language: 'sv' })).items.length, standardIds.length);
    const userId = (await maj.call(session.read, {})).person.id;
    const own = await maj.call(standardTemplates.makeOwn, { accountId, userId, standardId: 'week', language: 'sv' });
    assert.deepEqual([own.title, own.space], ['Min vecka', 'personal']);
    const shared = maj.call(documents.copy, { accountId, documentId: own.id, to: { space: 'templates' } });
    assert.deepEqual(await refusal(shared), [409, 'not-a-group-account']);
  });

  test('TPL-02 editing one makes an own template in My Documents, which is edited, and shared by copying it to Shared templates', async () => {
    const school = await makeSchool(await makeLicence(server()));
    const { accountId } = school;
    for (const standardId of standardIds) {
      const made = await make(school, 'maj', { standardId, language: 'en' });
      const standard = (await all(school, 'maj', 'en')).items.find(({ id }) => id === standardId);
      assert.deepEqual([made.title, made.content, made.kind], [standard?.title, standard?.content, 'grid']);
      // what the service gives is like whatever content is sent
      const again = { accountId, userId: school.ids['maj'] ?? '', title: made.title, content: made.content };
      assert.deepEqual((await as(school, 'maj').call(documents.create, again)).content, made.content, standardId);
    }

    const own = await make(school, 'maj');
    assert.deepEqual(
      [own.space, own.userId, own.maker.displayName, own.published, own.lying?.path],
      ['personal', school.ids['maj'], 'Maj Lärare', false, []],
    );
    const path = { accountId, documentId: own.id };
    const edited = await as(school, 'maj').call(documents.edit, { ...path, title: 'Ettans vecka', version: own.version });
    assert.equal(edited.title, 'Ettans vecka');
    assert.deepEqual(await refusal(as(school, 'pia').call(documents.read, path)), [404, 'not-found'], 'her own alone so far');

    const shared = await as(school, 'maj').call(documents.copy, { ...path, to: { space: 'templates' } });
    const templates = await as(school, 'alva').call(documents.list, { accountId, in: 'templates' });
    assert.deepEqual(
      templates.items.map(({ title }) => title),
      ['Ettans vecka'],
    );
    const to = { userId: school.ids['alva'] ?? '' };
    const alvas = await as(school, 'alva').call(documents.copy, { accountId, documentId: shared.id, to });
    assert.deepEqual([alvas.title, alvas.content], ['Ettans vecka', own.content]);

    const pias = await make(school, 'pia', { standardId: 'feelings' });
    const toAll = as(school, 'pia').call(documents.copy, { accountId, documentId: pias.id, to: { space: 'templates' } });
    assert.deepEqual(await refusal(toAll), [403, 'not-permitted'], 'templates are the managers’ to share (TPL-01)');
  });

  test('TPL-02 is read-only: whatever is sent to a standard template is refused, and the next reader finds it as it was', async () => {
    const school = await makeSchool(await makeLicence(server()));
    const { accountId, tokens } = school;
    const before = await all(school, 'pia');
    const there = `http://knippa.test/api/accounts/${accountId}`;
    const body = JSON.stringify({ title: 'Min', content: { kind: 'grid', rows: [[{ text: 'x' }]] } });
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      for (const path of ['standard-templates', 'standard-templates/week', 'documents/week']) {
        const headers = {
          Authorization: `Bearer ${tokens['rektor']}`,
          'Content-Type': 'application/json',
          'Idempotency-Key': method + path,
        };
        const { status } = await server().fetch(new Request(`${there}/${path}`, { method, headers, body }));
        assert.ok([404, 405, 422].includes(status), `${method} ${path}: ${status}`);
      }
    const own = await make(school, 'rektor');
    const mine = { kind: 'grid', rows: [[{ text: 'Bara min' }]] } as const;
    const content = { ...mine, rows: mine.rows.map((row) => [...row]) };
    await as(school, 'rektor').call(documents.edit, { accountId, documentId: own.id, version: own.version, content });
    assert.deepEqual(await all(school, 'pia'), before);
    assert.deepEqual((await make(school, 'rektor')).content, before.items.find(({ id }) => id === 'week')?.content);
  });

  test('TPL-02 whoever has no My Documents or may not create makes none of their own, and is told why beforehand', async () => {
    const school = await makeSchool(await makeLicence(server()));
    const { accountId } = school;
    const may = { create: true, publish: true, documents: true, resetPassword: true };
    const can = async (key: string) => {
      const { can } = await as(school, key).call(users.read, { accountId, userId: school.ids[key] ?? '' });
      const said = can['standardTemplates.makeOwn'];
      return said === true || said?.code;
    };
    assert.equal(await can('pia'), true);
    for (const lacking of ['create', 'documents'] as const) {
      await allow(school, 'pia', { ...may, [lacking]: false });
      assert.equal(await can('pia'), 'permission-missing', lacking);
      assert.deepEqual(await refusal(make(school, 'pia')), [403, 'permission-missing'], lacking);
      assert.equal((await all(school, 'pia')).items.length, standardIds.length, 'all are read all the same');
    }
    await allow(school, 'pia', may);
    assert.equal((await make(school, 'pia')).title, 'Min vecka');

    // in the place of their own users a manager makes one, and in nobody else's
    assert.equal((await make(school, 'maj', { whose: 'per' })).userId, school.ids['per']);
    assert.deepEqual(await refusal(make(school, 'måns', { whose: 'per' })), [404, 'not-found']);
    assert.deepEqual(await refusal(make(school, 'pia', { whose: 'per' })), [404, 'not-found']);
  });
});
