import { standardIds } from '@knippa/contract';
import { cleanName, standardTemplate } from '@knippa/core';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

describe('standard templates', () => {
  it('TPL-02 each is a whole grid with a title, and says as much in English as in Swedish', () => {
    for (const id of standardIds) {
      const [sv, en] = [standardTemplate(id, 'sv'), standardTemplate(id, 'en')];
      assert.ok(sv.content.kind === 'grid' && en.content.kind === 'grid', id);
      assert.ok(cleanName(sv.title) === sv.title && cleanName(en.title) === en.title && sv.title !== en.title, id);
      assert.ok(sv.content.rows.length > 1, id);
      for (const rows of [sv.content.rows, en.content.rows])
        assert.deepEqual([...new Set(rows.map((row) => row.length))], [rows[0]?.length], `${id}: every row is as long`);
      const shape = ({ content }: typeof sv) =>
        content.kind === 'grid' && content.rows.map((row) => row.map(({ text, symbol }) => [text !== '', symbol]));
      assert.deepEqual(shape(en), shape(sv), `${id}: the same cells in both`);
    }
  });

  it('TPL-02 no two are called the same, and what one is given can be changed without changing it', () => {
    for (const language of ['sv', 'en'] as const) {
      const titles = standardIds.map((id) => standardTemplate(id, language).title);
      assert.equal(new Set(titles).size, standardIds.length);
    }
    const mine = standardTemplate('yes-no', 'sv');
    if (mine.content.kind === 'grid') mine.content.rows[0]![0]!.text = 'Kanske';
    const { content } = standardTemplate('yes-no', 'sv');
    assert.equal(content.kind === 'grid' && content.rows[0]?.[0]?.text, 'Ja');
  });
});
