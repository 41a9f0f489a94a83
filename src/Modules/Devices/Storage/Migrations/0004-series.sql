-- What devices measured, gathered by minute, hour and day (UTC). Each row says what is known of one device in one span; it can always
-- be made again from the readings. Minutes are kept only of devices that report several times a minute, and only while the day's
-- readings are not yet compacted: of all others, the readings are as few as their minutes would be.
create table devices.hours (
  tenant uuid not null,
  device uuid not null,
  at timestamptz not null,
  readings int not null,
  battery_count int not null, battery_min real, battery_max real, battery_sum double precision,
  signal_count int not null, signal_min real, signal_max real, signal_sum double precision,
  temperature_count int not null, temperature_min real, temperature_max real, temperature_sum double precision,
  online_count int not null, online_sum int,
  metrics jsonb, -- of metrics of its own: {"vibration": [count, min, max, sum]}
  primary key (tenant, device, at)
);
create table devices.minutes (like devices.hours including all);
create index minutes_at on devices.minutes using brin (at);
create table devices.days (like devices.hours including all);

select platform.guard_tenant('devices.minutes');
select platform.guard_tenant('devices.hours');
select platform.guard_tenant('devices.days');
grant select on devices.minutes, devices.hours, devices.days to platform_app;
grant select, insert, update, delete on devices.minutes, devices.hours, devices.days to platform_system;

-- Hours whose readings are not all in the roll-ups yet: written in the transaction that stores the readings, removed in the one that
-- rolls them up. Nobody has to guess what a crash left undone, and a query knows what to read itself.
create table devices.touched_hours (
  tenant uuid not null,
  hour timestamptz not null,
  devices uuid[], -- null: many
  first_at timestamptz not null default now(),
  last_at timestamptz not null default now()
);
create index touched_hours_hour on devices.touched_hours (tenant, hour);
select platform.guard_tenant('devices.touched_hours');
create policy intake on devices.touched_hours for insert to platform_intake with check (true);
grant insert on devices.touched_hours to platform_intake;
grant select on devices.touched_hours to platform_app;
grant select, insert, delete on devices.touched_hours to platform_system;

-- Readings of a past day, compressed by column. A day of a device with very many readings has several parts.
create table devices.chunks (
  tenant uuid not null,
  device uuid not null,
  day date not null,
  part smallint not null,
  readings int not null,
  data bytea not null,
  primary key (tenant, device, day, part)
);
alter table devices.chunks alter column data set storage external; -- compressed already
select platform.guard_tenant('devices.chunks');
grant select on devices.chunks to platform_app;
grant select, insert, delete on devices.chunks to platform_system;

-- Empties a day whose readings are all in chunks: so many were seen, and if there are more by now, it stays as it is. Writers of that day
-- wait while it is counted; readers only while it is emptied.
create function devices.clear_reading_partition(day date, seen bigint) returns boolean language plpgsql security definer set search_path = devices, pg_temp as $$
declare
  name text := 'readings_' || to_char(day, 'YYYY_MM_DD');
  there bigint;
begin
  if to_regclass('devices.' || name) is null then return seen = 0; end if;
  begin
    set local lock_timeout = '2s';
    execute format('lock table devices.%I in share mode', name);
    execute format('select count(*) from devices.%I', name) into there;
    if there = seen then execute format('truncate devices.%I', name); end if;
    return there = seen;
  exception when lock_not_available or deadlock_detected then return false;
  end;
end $$;
revoke all on function devices.clear_reading_partition(date, bigint) from public;
grant execute on function devices.clear_reading_partition(date, bigint) to platform_system;

-- Drops days that were emptied and on which no reading may fall any more: each day there is costs every query a little.
create function devices.drop_cleared_reading_partitions() returns int language plpgsql security definer set search_path = devices, pg_temp as $$
declare
  old record;
  is_empty boolean;
  dropped int := 0;
begin
  set local lock_timeout = '2s';
  for old in
    select c.relname from pg_inherits join pg_class c on c.oid = inhrelid
    where inhparent = 'devices.readings'::regclass and to_date(right(c.relname, 10), 'YYYY_MM_DD') < (now() at time zone 'utc')::date - 8
  loop
    execute format('select not exists (select from devices.%I)', old.relname) into is_empty;
    if is_empty then
      execute format('drop table devices.%I', old.relname);
      dropped := dropped + 1;
    end if;
  end loop;
  return dropped;
end $$;
revoke all on function devices.drop_cleared_reading_partitions() from public;
grant execute on function devices.drop_cleared_reading_partitions() to platform_system;

-- What there was before there were roll-ups.
insert into devices.touched_hours (tenant, hour) select distinct tenant, date_trunc('hour', at, 'UTC') from devices.readings;
