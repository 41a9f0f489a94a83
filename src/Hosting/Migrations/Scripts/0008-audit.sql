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

-- Tenants that are gone for good, so that a restored backup can be told to forget them again.
create table platform.erased_tenants (id uuid primary key, erased_at timestamptz not null default now());
comment on table platform.erased_tenants is 'global: remembers which tenants are gone, and nothing of them';
grant select on platform.erased_tenants to platform_system;

-- Deletes everything of a tenant, in every table that has tenants, whichever module made it. Entries of the journal go only this way, and only all at once.
create function platform.erase_tenant(gone uuid) returns void language plpgsql security definer set search_path = platform, pg_temp as $$
declare
  target regclass;
  held int := 1;
begin
  insert into platform.erased_tenants (id) values (gone) on conflict do nothing;
  set constraints all deferred;
  -- Tables refer to each other: those that are still referred to wait for the next round.
  for round in 1..10 loop
    exit when held = 0;
    held := 0;
    for target in
      select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant' and a.atttypid = 'uuid'::regtype and not a.attisdropped
      where c.relkind in ('r', 'p') and not c.relispartition and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
    loop
      begin
        execute format('delete from %s where tenant = $1', target) using gone;
      exception when foreign_key_violation then held := held + 1;
      end;
    end loop;
  end loop;
  if held > 0 then raise exception 'Rows of % tables still refer to each other; nothing was erased.', held; end if;
end $$;
revoke all on function platform.erase_tenant(uuid) from public;
grant execute on function platform.erase_tenant(uuid) to platform_system;

-- Finished work may name people in what it was asked to do; erasing a person removes it.
grant delete on platform.jobs to platform_app;
