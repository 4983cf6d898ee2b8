import { inLicence } from './002-doors.js';

/**
 * Wordlists: the words of a person, and with no owner those of the group. A word follows its owner into another account and its account into another
 * licence, and goes with either. `word_key` is what it is compared by, `order_key` what it stands in the order of.
 */
export const wordlists = (role: string): string => /* sql */ `
create table words (
  licence_id uuid not null,
  account_id uuid not null,
  owner_id uuid,
  id uuid not null unique,
  word text not null,
  word_key text not null collate "C",
  order_key text not null collate "C",
  symbol text,
  note text,
  found text not null,
  primary key (licence_id, account_id, id),
  unique nulls not distinct (licence_id, account_id, owner_id, word_key),
  foreign key (licence_id, account_id) references accounts (licence_id, id) on update cascade on delete cascade,
  foreign key (licence_id, account_id, owner_id) references users (licence_id, account_id, id) on update cascade on delete cascade
);
create index words_in_order on words (licence_id, account_id, owner_id, order_key, id);
alter table words enable row level security;
create policy licence on words using (${inLicence('licence_id')});
grant select, insert, update, delete on words to ${role};
`;
