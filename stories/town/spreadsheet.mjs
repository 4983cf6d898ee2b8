/** A spreadsheet as a flat OpenDocument text. Cells are texts, numbers, or days as `{ date: 'YYYY-MM-DD' }` shown the Swedish way. */
export function spreadsheet(sheets) {
  const names = ['office', 'table', 'text', 'style', 'number'].map((name) => {
    const part = name === 'number' ? 'datastyle' : name;
    return `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${part}:1.0"`;
  });
  const tables = sheets.map(([name, rows]) => `<table:table table:name="${escaped(name)}">${rows.map(tableRow).join('')}</table:table>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${names.join(' ')} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>
<number:date-style style:name="swedish"><number:year number:style="long"/><number:text>-</number:text><number:month number:style="long"/>
<number:text>-</number:text><number:day number:style="long"/></number:date-style>
<style:style style:name="day" style:family="table-cell" style:data-style-name="swedish"/>
</office:automatic-styles>
<office:body><office:spreadsheet>${tables.join('\n')}</office:spreadsheet></office:body></office:document>`;
}

function tableRow(cells) {
  return `<table:table-row>${cells.map(tableCell).join('')}</table:table-row>\n`;
}

function tableCell(cell) {
  if (cell === '') return '<table:table-cell/>';
  if (typeof cell === 'number') return `<table:table-cell office:value-type="float" office:value="${cell}"/>`;
  if (cell.date) return `<table:table-cell table:style-name="day" office:value-type="date" office:date-value="${cell.date}"/>`;
  const lines = cell.split('\n').map((line) => `<text:p>${escaped(line)}</text:p>`);
  return `<table:table-cell office:value-type="string">${lines.join('')}</table:table-cell>`;
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
