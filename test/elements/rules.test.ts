import { expect } from 'chai';
import { contentRules as english } from '../../packages/elements/src/terms/en/content-rules.js';
import { contentRules as swedish } from '../../packages/elements/src/terms/sv/content-rules.js';

describe('the sentences of refusals', () => {
  it('CSV-09 names the column that a file lacks in the reader’s language', () => {
    const said = [swedish, english].map(({ rules }) => rules['file-without-column']({ column: 'username' }));
    expect(said).to.deep.equal([
      'Kolumnen Användarnamn saknas. Den säger vad varje rad handlar om.',
      'The column Username is missing. It says what each row is about.',
    ]);
  });

  it('CSV-09 names the row of a file that is one too many', () => {
    const said = [swedish, english].flatMap(({ rules }) => [
      rules['file-too-long']({ rows: 100_000, row: 723 }),
      rules['too-many-passwords']({ most: 2000, row: 723 }),
    ]);
    for (const sentence of said) expect(sentence).to.match(/(Rad|Row) 723 /);
  });
});
