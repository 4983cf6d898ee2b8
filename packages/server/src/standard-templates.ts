import { standardIds, type standardTemplates as contract } from '@knippa/contract';
import { finds, needle, standardTemplate, type StandardTemplatesFacts } from '@knippa/core';
import { add, idOf } from './documents/write.js';
import type { Answers } from './kernel/answer.js';

/** The grids that come with the service: read from what it is made of, and written nowhere but as somebody's own. */
export const standardTemplates: Answers<typeof contract, StandardTemplatesFacts> = {
  list: {
    run: ({ input: { language, search = '' } }) => {
      const all = standardIds.map((id) => standardTemplate(id, language));
      return Promise.resolve({ items: all.filter(({ title }) => finds(needle(search), title)) });
    },
  },

  makeOwn: {
    run: async (doing) => {
      const { input, subject, changes } = doing;
      const { title, content } = standardTemplate(input.standardId, input.language);
      const where = { space: 'personal', owner_id: input.userId, folder_id: null } as const;
      return add(doing, subject.account.id, { id: idOf(changes), title, content, ...where });
    },
  },
};
