-- What a mail that became nothing needs to become something later: who it was sent to, what it answers, what is new in it.
alter table tickets.emails add column recipients text[] not null default '{}', add column answers text[] not null default '{}', add column new_text text;

-- Its files, for as long as somebody may want them.
create table tickets.email_files (
  tenant uuid not null,
  email_id uuid not null,
  number int not null,
  author_id uuid not null,
  name text not null,
  bytes bigint not null,
  -- None: it was too large, or one too many.
  sha256 text,
  primary key (tenant, email_id, number),
  foreign key (tenant, email_id) references tickets.emails (tenant, id)
);
create index email_files_author on tickets.email_files (tenant, author_id);
create index email_files_sha256 on tickets.email_files (tenant, sha256);
select platform.guard_tenant('tickets.email_files');
grant select, insert, update, delete on tickets.email_files to platform_app;
grant select, delete on tickets.email_files to platform_system;

-- What somebody decided about a mail that became nothing.
create table tickets.email_decisions (
  tenant uuid not null,
  key uuid not null,
  verdict smallint not null check (verdict between 0 and 2),
  decided_at timestamptz not null,
  version int not null,
  primary key (tenant, key),
  foreign key (tenant, key) references tickets.emails (tenant, id)
);
select platform.guard_tenant('tickets.email_decisions');
grant select, insert, update on tickets.email_decisions to platform_app;
