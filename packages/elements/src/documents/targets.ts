import { documents, folders, type Account, type FolderRow, type Space } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { refusalSentence } from '../kernel/states.js';
import type { CommonTerms } from '../terms/common.js';
import type { DocumentsTerms } from '../terms/documents.js';
import type { Target } from './target-tree.js';
import { locationOf, spelled, type Thing } from './things.js';

type Words = DocumentsTerms & CommonTerms;

/** What is moved somewhere, or copied. */
export interface Bringing {
  readonly account: Account;
  readonly thing: Thing;
  readonly copy: boolean;
}

/** A space, of My Documents somebody's. */
interface Whose {
  readonly space: Space;
  readonly userId?: string | undefined;
}

/** Somebody's My Documents as a target. */
export function personTarget(bringing: Bringing, userId: string, name: string, t: Words): Target {
  const within = { accountId: bringing.account.id, in: 'personal', userId } as const;
  const target: Target = { name, location: { userId }, allowed: true, within };
  return held(bringing, target, { space: 'personal', userId }, t);
}

/** The top of what the group shares: folders alone lie at that of Shared folders. */
export function sharedTarget(bringing: Bringing, space: 'shared' | 'templates', t: Words): Target {
  const { account, thing } = bringing;
  const allowed = space === 'templates' ? may(account, documents.createTemplate) : may(account, folders.create);
  const homeless = space === 'shared' && thing.resource === 'documents';
  const target: Target = {
    name: t.places[space],
    location: { space },
    allowed: allowed === true && !homeless,
    ...(allowed !== true && { hint: t.cannotWrite }),
    ...(homeless && { hint: refusalSentence({ code: 'documents-need-a-folder', params: {} }, t) }),
    within: { accountId: account.id, in: space },
  };
  return held(bringing, target, { space }, t);
}

/**
 * A folder as a target: of those one sees, those that one may write in; not the folder itself, nor any within it. A copy of a folder is a new one: in what is shared it
 * comes to lie only where one may make folders (FLD-07).
 */
export function folderTarget(bringing: Bringing, folder: FolderRow, t: Words): Target {
  const { thing, account, copy } = bringing;
  const makes = copy && thing.resource === 'folders' && folder.space === 'shared';
  const write = folder.write && (!makes || may(folder, folders.createIn) === true);
  const itself = thing.resource === 'folders' && thing.row.id === folder.id;
  const target: Target = {
    name: folder.name,
    icon: folder.icon,
    location: { folderId: folder.id },
    allowed: write && !itself,
    ...(!write && { hint: t.cannotWrite }),
    within: folder.folders && !itself ? { accountId: account.id, parentId: folder.id } : undefined,
  };
  return held(bringing, target, folder, t);
}

/** Whether a thing may come to lie in a space: a folder that moves stays in its own (`another-space`). */
export function comesTo({ thing, copy }: Bringing, { space, userId }: Whose): boolean {
  return thing.resource === 'documents' || copy || (thing.row.space === space && thing.row.userId === userId);
}

/** Where it lies already it is not moved to, nor where it may not come. */
function held(bringing: Bringing, target: Target, there: Whose, t: Words): Target {
  const { thing, copy } = bringing;
  if (spelled(locationOf(thing)) === spelled(target.location)) return { ...target, allowed: target.allowed && copy, hint: t.liesHere };
  if (comesTo(bringing, there)) return target;
  return { ...target, allowed: false, hint: refusalSentence({ code: 'another-space', params: {} }, t) };
}
