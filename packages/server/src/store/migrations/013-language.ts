/**
 * A licence has a language, and whoever is added to it begins with that one. Whoever is there keeps theirs. No column has a default: every
 * insert says it, so that none forgets it.
 */
export const language = /* sql */ `
alter table licences add column language text not null default 'sv' check (language in ('sv', 'en'));
alter table licences alter column language drop default;
alter table operators alter column language drop default;
alter table users alter column language drop default;
`;
