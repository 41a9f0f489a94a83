-- What devices reported. One partition per UTC day, so that old days are dropped whole and a day's index stays in memory.
create table devices.readings (
  tenant uuid not null,
  device uuid not null,
  at timestamptz not null,
  received_at timestamptz not null,
  battery real,
  signal real,
  temperature real,
  online boolean,
  flags smallint not null,
  metrics jsonb
) partition by range (at);
create index readings_device on devices.readings (device, at);
select platform.guard_tenant('devices.readings');
grant select on devices.readings to platform_app, platform_system;

-- COPY is refused under row-level security, so intake writes the partitions themselves, which have none; nobody else may touch
-- them but through the parent, whose policies apply then.
create function devices.make_reading_partition(day date) returns void language plpgsql security definer set search_path = devices, pg_temp as $$
declare
  name text := 'readings_' || to_char(day, 'YYYY_MM_DD');
begin
  if to_regclass('devices.' || name) is not null then return; end if;
  -- Made apart and then attached: attaching does not stop those who read and write the other days.
  execute format('create table devices.%I (like devices.readings including defaults including constraints)', name);
  execute format('create index on devices.%I (device, at)', name);
  execute format('alter table devices.%I add constraint one_day check (at >= %L and at < %L)', name, day::text || ' 00:00:00+00', (day + 1)::text || ' 00:00:00+00');
  execute format('alter table devices.readings attach partition devices.%I for values from (%L) to (%L)', name, day::text || ' 00:00:00+00', (day + 1)::text || ' 00:00:00+00');
  execute format('alter table devices.%I drop constraint one_day', name);
  execute format('grant insert on devices.%I to platform_intake', name);
end $$;
revoke all on function devices.make_reading_partition(date) from public;

-- Keeps the days readings may fall on: a week back (and a day for clocks), three days ahead. Drops what is older than the retention.
create function devices.keep_reading_partitions(retention_days int) returns int language plpgsql security definer set search_path = devices, pg_temp as $$
declare
  today date := (now() at time zone 'utc')::date;
  old record;
  dropped int := 0;
begin
  if retention_days < 8 then raise exception 'Readings are accepted for a week: keep them for at least 8 days, not %.', retention_days; end if;
  perform pg_advisory_xact_lock(hashtext('devices.keep_reading_partitions'));
  for i in -8..3 loop
    perform devices.make_reading_partition(today + i);
  end loop;
  for old in
    select c.relname from pg_inherits join pg_class c on c.oid = inhrelid
    where inhparent = 'devices.readings'::regclass and to_date(right(c.relname, 10), 'YYYY_MM_DD') < today - retention_days
  loop
    execute format('drop table devices.%I', old.relname);
    dropped := dropped + 1;
  end loop;
  return dropped;
end $$;
revoke all on function devices.keep_reading_partitions(int) from public;
grant execute on function devices.keep_reading_partitions(int) to platform_system;

select devices.keep_reading_partitions(400);
