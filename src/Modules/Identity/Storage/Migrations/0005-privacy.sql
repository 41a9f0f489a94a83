alter table identity.users add column erased_at timestamptz;

-- What somebody asked to be done with what is kept of a person or of the whole company. The archive itself is a file.
create table identity.data_requests (
  tenant uuid not null,
  id uuid not null,
  kind text not null,
  person uuid,
  requested_at timestamptz not null,
  state text not null,
  finished_at timestamptz,
  bytes bigint,
  expires_at timestamptz,
  failure text,
  version int not null,
  primary key (tenant, id)
);
select platform.guard_tenant('identity.data_requests');
grant select, insert, update on identity.data_requests to platform_app;

-- Deletes what a person signs in with or is remembered by, in every table of this schema that belongs to a user; users and sessions are told of in the journal and stay, without the person.
create function identity.erase_person(person uuid) returns void language plpgsql security definer set search_path = identity, pg_temp as $$
declare
  target regclass;
begin
  for target in
    select c.oid::regclass from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'user_id' and not a.attisdropped
    where c.relnamespace = 'identity'::regnamespace and c.relkind = 'r' and c.relname <> 'sessions'
  loop
    execute format('delete from %s where tenant = platform.tenant() and user_id = $1', target) using person;
  end loop;
end $$;
revoke all on function identity.erase_person(uuid) from public;
grant execute on function identity.erase_person(uuid) to platform_app;
