import type {
  AccountKind,
  Content,
  DocumentKind,
  Door,
  Language,
  LicenceKind,
  RequestKind,
  RequestState,
  Role,
  Space,
} from '@knippa/contract';
import type { Generated, GeneratedAlways } from 'kysely';
import type { MailTemplate } from '../mail/letter.js';

/** The tables and functions' rows as queries see them. Instants and days are text; counts are numbers. */
export interface Schema {
  licences: {
    id: string;
    kind: LicenceKind | 'house';
    name: string;
    starts_on: string;
    expires_on: string;
    billing_name: string | null;
    billing_email: string | null;
    language: Language;
    reminded_for: Generated<string | null>;
    reminded_before: Generated<number | null>;
  };
  entitlements: {
    licence_id: string;
    id: string;
    kind: AccountKind;
    name: string;
    capacity: number;
    purchased: number;
    started: number;
    position: number;
  };
  operators: {
    licence_id: string;
    id: string;
    display_name: string;
    username: string;
    username_key: string;
    email: string;
    email_key: string;
    password_hash: string | null;
    created_at: string;
    last_sign_in_at: string | null;
    phone: Generated<string | null>;
    language: Language;
  };
  accounts: {
    licence_id: string;
    id: string;
    entitlement_id: string;
    kind: AccountKind;
    name: string;
    name_key: string;
    group_id: string | null;
    group_id_key: string | null;
    capacity: number;
    created_at: string;
    activated_at: string | null;
    found: string;
    settings_open: Generated<boolean>;
  };
  users: {
    licence_id: string;
    account_id: string;
    id: string;
    role: Role;
    display_name: string;
    name_key: string;
    username: string | null;
    username_key: string | null;
    email: string | null;
    email_key: string | null;
    phone: string | null;
    password_hash: string | null;
    code_hash: Generated<Uint8Array | null>;
    responsible_id: string | null;
    quota: number | null;
    may_create: boolean;
    may_publish: boolean;
    has_documents: boolean;
    may_reset: boolean;
    primary_contact: boolean;
    language: Language;
    created_at: string;
    last_sign_in_at: string | null;
    found: string;
  };
  folders: {
    licence_id: string;
    account_id: string;
    id: string;
    space: Space;
    owner_id: string | null;
    parent_id: string | null;
    name: string;
    name_key: string;
    found: string;
    icon: string | null;
    shared_owner_id: string | null;
    follows: Generated<boolean>;
    managers_read: Generated<boolean>;
    managers_write: Generated<boolean>;
    users_read: Generated<boolean>;
    users_write: Generated<boolean>;
    responsible_id: Generated<string | null>;
    responsible_read: Generated<boolean>;
    responsible_write: Generated<boolean>;
    chosen_read: Generated<boolean>;
    chosen_write: Generated<boolean>;
    revision: Generated<number>;
    created_at: string;
    deleted_at: Generated<string | null>;
    deleted_with: Generated<string | null>;
  };
  folder_people: { licence_id: string; account_id: string; folder_id: string; user_id: string };
  documents: {
    licence_id: string;
    account_id: string;
    space: Space;
    owner_id: string | null;
    folder_id: string | null;
    id: string;
    creator_id: string;
    kind: GeneratedAlways<DocumentKind>;
    content_hash: GeneratedAlways<string>;
    title: string;
    title_key: string;
    found: string;
    content: Content | string;
    published: boolean;
    created_at: string;
    changed_at: string;
    deleted_at: Generated<string | null>;
    deleted_with: Generated<string | null>;
    bytes: GeneratedAlways<number>;
  };
  words: {
    licence_id: string;
    account_id: string;
    owner_id: string | null;
    id: string;
    word: string;
    word_key: string;
    order_key: string;
    symbol: string | null;
    note: string | null;
    found: string;
  };
  deletions: { licence_id: string; account_id: string; announced_at: string; waits_until: string; fetched_at: string | null };
  counters: {
    licence_id: string;
    account_id: string;
    users: number;
    administrators: number;
    documents: number;
    folders_revision: Generated<number>;
    folders_floor: Generated<number>;
  };
  sign_ins: { licence_id: string; account_id: string; month: string; count: number };
  directory: { kind: DirectoryKind; key: string; licence_id: string; thing_id: string; reserved_until: Generated<string | null> };
  links: {
    token_hash: Uint8Array;
    licence_id: string;
    person_id: string;
    door: Door;
    purpose: LinkPurpose;
    email_key: string;
    new_email: Generated<string | null>;
    created_at: string;
    ends_at: string;
    used_at: string | null;
  };
  outbox: {
    licence_id: string;
    id: string;
    account_id: string | null;
    person_id: Generated<string | null>;
    created_at: string;
    recipient: string;
    language: Language;
    template: MailTemplate;
    params: Record<string, string> | string;
    sealed_link: Uint8Array | null;
    event: Generated<string | null>;
    due_at: Generated<string | null>;
    attempts: Generated<number>;
    lease: Generated<string | null>;
    sent_at: Generated<string | null>;
    given_up_at: Generated<string | null>;
    failure: Generated<string | null>;
  };
  submissions: {
    licence_id: string;
    person_id: string;
    operation: string;
    key_hash: Uint8Array;
    created_at: string;
    request_hash: Uint8Array | null;
    sealed_reply: Uint8Array | null;
  };
  heads: { licence_id: string; seq: number; hash: Uint8Array };
  journal: {
    licence_id: string;
    seq: number;
    at: string;
    person_id: string;
    operation: string;
    subjects: string[];
    scopes: string[];
    body: string;
    hash: Uint8Array;
  };
  add_ons: { licence_id: string; id: string; name: string; for_all: boolean; created_at: string };
  add_on_accounts: { licence_id: string; add_on_id: string; account_id: string };
  requests: {
    licence_id: string;
    id: string;
    kind: RequestKind;
    state: RequestState;
    sent_by: string;
    sent_at: string;
    answered_at: string | null;
    reason: string | null;
    account_id: string | null;
    entitlement_id: string | null;
    name: string | null;
    group_id: string | null;
    username: string | null;
    display_name: string | null;
    email: string | null;
    user_id: Generated<string | null>;
    wish: Generated<string | null>;
  };
  journal_changes: { licence_id: string; entry_id: string; position: number; change: string };
}

/** What a link in a mail is for: a first password, a new one, or to confirm a new address. */
export type LinkPurpose = 'welcome' | 'reset' | 'email';

/** What must be unique in the whole service. */
export type DirectoryKind = 'group-id' | 'user-email' | 'operator-email' | 'operator-username';
