-- From where a change was asked for. Both tell of a person, so they are sealed with the person's key.
alter table platform.journal add column address text, add column agent text;
create index journal_of_tenant on platform.journal (tenant, at desc, position desc);

-- What seals the journal's personal fields of one person. The journal is never changed: to erase a person is to destroy the key.
-- The row stays, so that nobody makes a new key for who was erased.
create table platform.person_keys (
  tenant uuid not null,
  person uuid not null,
  key bytea check (length(key) = 32),
  made_at timestamptz not null default now(),
  erased_at timestamptz,
  primary key (tenant, person),
  check ((key is null) = (erased_at is not null))
);
select platform.guard_tenant('platform.person_keys');
grant select, insert on platform.person_keys to platform_app, platform_system;
grant update (key, erased_at) on platform.person_keys to platform_app;
