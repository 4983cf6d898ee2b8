import type { Language } from '@knippa/contract';
import type { Letter } from './letter.js';

/** A letter as plain text: paragraphs, and the address below its label. */
export function textOf({ greeting, paragraphs, action, closing }: Letter): string {
  return [greeting, ...paragraphs, ...(action ? [`${action.label}:\n${action.url}`] : []), `-- \n${closing}`].join('\n\n') + '\n';
}

const page = 'margin:0 auto;padding:24px;max-width:36rem;font:16px/1.5 sans-serif';
const button =
  'display:inline-block;padding:10px 16px;border-radius:6px;background:#1f4f8f;color:#ffffff;text-decoration:none;font-weight:600';

/**
 * A letter as HTML: words and one link, nothing that is fetched from anywhere. The address stands in full under the link, for readers whose
 * mail opens none.
 */
export function htmlOf({ subject, greeting, paragraphs, action, closing }: Letter, language: Language): string {
  const said = [greeting, ...paragraphs].map((text) => `<p>${escaped(text)}</p>`);
  const url = action && escaped(action.url);
  const link = action ? [`<p><a href="${url}" style="${button}">${escaped(action.label)}</a></p>`, `<p>${url}</p>`] : [];
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head>
<body>
<div style="${page}">
${[...said, ...link, '<hr>', `<p><small>${escaped(closing)}</small></p>`].join('\n')}
</div>
</body>
</html>
`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (char) => entities[char] ?? char);
}
