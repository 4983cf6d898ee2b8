import type { Content, Document } from '@knippa/contract';
import { isContent, sameContent } from './pieces.js';

type Texts = Pick<Document, 'title' | 'content'>;

/** What somebody has written of a document and not saved: what it was when they began, by its version, and what it is to be. */
export interface Draft extends Texts {
  readonly base: Texts & Pick<Document, 'version'>;
}

/** A draft that changes nothing yet. */
export function draftOf({ title, content, version }: Document): Draft {
  return { title, content, base: { title, content, version } };
}

/** Of a draft what differs from a document; undefined where nothing does. */
export function changesOf({ title, content }: Draft, from: Texts): Partial<Texts> | undefined {
  const changes = { ...(title !== from.title && { title }), ...(!sameContent(content, from.content) && { content }) };
  return Object.keys(changes).length > 0 ? changes : undefined;
}

/**
 * A draft held against the document as it is now: what one has not touched follows it. Where both have changed the same, the draft keeps the version that it
 * was begun from, and what somebody else saved is shown beside it.
 */
export function rebased(draft: Draft, document: Document): Draft {
  const { base } = draft;
  if (base.version === document.version) return draft;
  const mine = changesOf(draft, base) ?? {};
  const title = mine.title === undefined ? document.title : base.title;
  const content = mine.content === undefined ? document.content : base.content;
  const both = title !== document.title || !sameContent(content, document.content);
  return { title, content, ...mine, base: { title, content, version: both ? base.version : document.version } };
}

/** What was written of a draft after it was sent, as a draft of what was saved by that; undefined where nothing was. */
export function writtenSince(now: Draft, sent: Draft, saved: Document): Draft | undefined {
  const since = changesOf(now, sent);
  return since && { ...draftOf(saved), ...since };
}

/** A draft that was kept, if it has the shape of one: what is in storage may have been written by anyone. */
export function draftFrom(kept: unknown): Draft | undefined {
  if (!isTexts(kept) || !('base' in kept)) return undefined;
  const { title, content, base } = kept;
  if (!isTexts(base) || !('version' in base) || typeof base.version !== 'string') return undefined;
  return { title, content, base: { title: base.title, content: base.content, version: base.version } };
}

function isTexts(value: unknown): value is { title: string; content: Content } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'title' in value &&
    typeof value.title === 'string' &&
    'content' in value &&
    isContent(value.content)
  );
}
