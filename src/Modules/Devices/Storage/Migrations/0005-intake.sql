-- A reading whose device's clock is ahead is stored under our time, and recognised by the time the device gave.
alter table devices.readings add column claimed_at timestamptz;

-- Copies that stand there from before readings were unique go first; either of two is as good as the other.
do $$
declare part record;
begin
  for part in select c.oid::regclass as name, c.relname from pg_inherits join pg_class c on c.oid = inhrelid where inhparent = 'devices.readings'::regclass loop
    execute format('delete from %s a using %1$s b where a.device = b.device and a.at = b.at and a.ctid > b.ctid', part.name);
  end loop;
end $$;

-- A device's reading is known by its time, and no two processes can store it twice.
create unique index readings_known on devices.readings (device, at);
drop index devices.readings_device;
create index readings_claimed on devices.readings (device, claimed_at) where claimed_at is not null;

create or replace function devices.make_reading_partition(day date) returns void language plpgsql security definer set search_path = devices, pg_temp as $$
declare
  name text := 'readings_' || to_char(day, 'YYYY_MM_DD');
begin
  if to_regclass('devices.' || name) is not null then return; end if;
  -- Made apart and then attached: attaching does not stop those who read and write the other days.
  execute format('create table devices.%I (like devices.readings including defaults including constraints)', name);
  execute format('create unique index on devices.%I (device, at)', name);
  execute format('create index on devices.%I (device, claimed_at) where claimed_at is not null', name);
  execute format('alter table devices.%I add constraint one_day check (at >= %L and at < %L)', name, day::text || ' 00:00:00+00', (day + 1)::text || ' 00:00:00+00');
  execute format('alter table devices.readings attach partition devices.%I for values from (%L) to (%L)', name, day::text || ' 00:00:00+00', (day + 1)::text || ' 00:00:00+00');
  execute format('alter table devices.%I drop constraint one_day', name);
  execute format('grant insert on devices.%I to platform_intake', name);
end $$;
revoke all on function devices.make_reading_partition(date) from public;

-- What was sent and not kept, by hour and reason, with the last example.
create table devices.drops (
  tenant uuid not null,
  hour_at timestamptz not null,
  reason text not null,
  count bigint not null,
  last_at timestamptz not null,
  example text not null,
  primary key (tenant, hour_at, reason)
);
select platform.guard_tenant('devices.drops');
grant select on devices.drops to platform_app;
grant select, insert, update, delete on devices.drops to platform_system;

-- Devices may sign with keys of their own, which can send their readings and nothing else.
create table devices.device_credentials (
  tenant uuid not null,
  id uuid not null,
  device_id uuid not null,
  name text not null,
  prefix text not null constraint device_credentials_prefix_taken unique,
  created_at timestamptz not null,
  rotated_at timestamptz,
  previous_until timestamptz,
  revoked_at timestamptz,
  version int not null,
  primary key (tenant, id),
  foreign key (tenant, device_id) references devices.devices (tenant, key)
);
create index device_credentials_device on devices.device_credentials (tenant, device_id);
select platform.guard_tenant('devices.device_credentials');
grant select, insert, update on devices.device_credentials to platform_app;

-- Only the hash of a key's secret is kept, and only here.
create table devices.device_credential_secrets (
  tenant uuid not null,
  id uuid not null,
  hash bytea not null check (length(hash) = 32),
  previous_hash bytea check (length(previous_hash) = 32),
  primary key (tenant, id),
  foreign key (tenant, id) references devices.device_credentials deferrable initially deferred
);
select platform.guard_tenant('devices.device_credential_secrets');
grant select, insert, update on devices.device_credential_secrets to platform_app;

-- Who shows a key has no tenant yet. It takes one exact value and answers at most one row.
create function devices.find_device_key(prefix text)
returns table (tenant uuid, id uuid, device uuid, name text, hash bytea, previous_hash bytea, previous_until timestamptz)
language sql stable security definer set search_path = devices, pg_temp as $$
  select k.tenant, k.id, k.device_id, d.name, s.hash, s.previous_hash, k.previous_until
  from devices.device_credentials k
  join devices.device_credential_secrets s on s.tenant = k.tenant and s.id = k.id
  join devices.devices d on d.tenant = k.tenant and d.key = k.device_id
  where k.prefix = find_device_key.prefix and k.revoked_at is null and d.decommissioned_at is null
$$;
revoke all on function devices.find_device_key(text) from public;
grant execute on function devices.find_device_key(text) to platform_app;
