-- Incidents that turned out to be one: which of them has the alerts now, and through which incidents an alert came there.
alter table alerts.incidents add column merged_into_id uuid, drop constraint incidents_state_check, add constraint incidents_state_check check (state between 0 and 4);
alter table alerts.incident_alerts add column via uuid[] not null default '{}';
create index incident_alerts_via on alerts.incident_alerts (tenant) where cardinality(via) > 0;
grant update on alerts.incident_alerts to platform_app;

-- A day of the log, also one that is over: what is known of the past is kept like what is received now.
create function alerts.add_received_partition(day date) returns void language plpgsql security definer set search_path = alerts, pg_temp as $$
declare
  name text := 'received_' || to_char(day, 'YYYY_MM_DD');
begin
  perform pg_advisory_xact_lock(hashtext('alerts.keep_received_partitions'));
  if to_regclass('alerts.' || name) is not null then return; end if;
  execute format('create table alerts.%I (like alerts.received including defaults including constraints including storage)', name);
  execute format('create index on alerts.%I (tenant, site, received_at)', name);
  execute format('alter table alerts.received attach partition alerts.%I for values from (%L) to (%L)', name, day::text || ' 00:00:00+00', (day + 1)::text || ' 00:00:00+00');
  execute format('grant insert on alerts.%I to platform_intake', name);
end $$;
revoke all on function alerts.add_received_partition(date) from public;
grant execute on function alerts.add_received_partition(date) to platform_system;

create or replace function alerts.keep_received_partitions(retention_days int) returns int language plpgsql security definer set search_path = alerts, pg_temp as $$
declare
  today date := (now() at time zone 'utc')::date;
  old record;
  dropped int := 0;
begin
  for i in -1..3 loop perform alerts.add_received_partition(today + i); end loop;
  for old in
    select c.relname from pg_inherits join pg_class c on c.oid = inhrelid
    where inhparent = 'alerts.received'::regclass and to_date(right(c.relname, 10), 'YYYY_MM_DD') < today - retention_days
  loop
    execute format('drop table alerts.%I', old.relname);
    dropped := dropped + 1;
  end loop;
  return dropped;
end $$;

-- How much noise people were spared is counted for each site: what was counted of all sites together stands at none. The last day is counted anew within the hour.
delete from alerts.effectiveness where hour_at >= date_trunc('hour', now() - interval '24 hours', 'UTC');
alter table alerts.effectiveness add column site_id uuid not null default '00000000-0000-0000-0000-000000000000';
alter table alerts.effectiveness drop constraint effectiveness_pkey, add primary key (tenant, hour_at, site_id);
alter table alerts.effectiveness alter column site_id drop default;

-- How far the answer to a what-if is, from 0 to 1.
alter table alerts.what_ifs add column progress real not null default 0;
