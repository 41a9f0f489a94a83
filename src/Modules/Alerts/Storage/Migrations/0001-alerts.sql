create schema alerts;
grant usage on schema alerts to platform_app, platform_system, platform_intake;

-- What sources said, as it was received: one row for what one commit has for one site. Appended before anybody is answered, read when a twin comes
-- back to life and when somebody asks what a rule would have done. One partition per UTC day, dropped whole.
create table alerts.received (
  tenant uuid not null,
  site uuid not null, -- all zeros: at no site
  lane int not null, -- the process that wrote it; in a lane, rows are committed in the order of their positions
  position bigint not null,
  received_at timestamptz not null,
  reports int not null,
  data bytea not null
) partition by range (received_at);
create index received_site on alerts.received (tenant, site, received_at);
alter table alerts.received alter column data set storage external; -- packing it again takes longer than writing it
select platform.guard_tenant('alerts.received');
grant select on alerts.received to platform_app;
grant select, delete on alerts.received to platform_system;

create sequence alerts.lanes as int;
grant usage on sequence alerts.lanes to platform_system;

-- Sites that have received something their twins' snapshots do not know yet: written with what was received, removed when the twin is saved.
create table alerts.unsaved (
  tenant uuid not null,
  site uuid not null,
  lane int not null,
  position bigint not null,
  primary key (tenant, site, lane)
) with (fillfactor = 70);
select platform.guard_tenant('alerts.unsaved');
grant select, delete on alerts.unsaved to platform_system;

-- Where alerts have ever been.
create table alerts.sites (
  tenant uuid not null,
  site uuid not null,
  primary key (tenant, site)
);
select platform.guard_tenant('alerts.sites');
grant select on alerts.sites to platform_app, platform_system;

-- Intake may append and nothing else; this is what appending means for the two tables above.
create function alerts.note_received(tenants uuid[], sites uuid[], lane int, positions bigint[]) returns void
language sql security definer set search_path = alerts, pg_temp as $$
  insert into alerts.unsaved as u (tenant, site, lane, position)
  select t, s, $3, p from unnest($1, $2, $4) n(t, s, p) order by t, s
  on conflict (tenant, site, lane) do update set position = excluded.position;
  insert into alerts.sites (tenant, site) select t, s from unnest($1, $2) n(t, s)
  where not exists (select from alerts.sites k where k.tenant = t and k.site = s) order by t, s on conflict do nothing;
$$;
revoke all on function alerts.note_received(uuid[], uuid[], int, bigint[]) from public;
grant execute on function alerts.note_received(uuid[], uuid[], int, bigint[]) to platform_intake;

-- COPY is refused under row-level security, so intake writes the partitions themselves, which have none.
create function alerts.keep_received_partitions(retention_days int) returns int language plpgsql security definer set search_path = alerts, pg_temp as $$
declare
  today date := (now() at time zone 'utc')::date;
  day date;
  name text;
  old record;
  dropped int := 0;
begin
  perform pg_advisory_xact_lock(hashtext('alerts.keep_received_partitions'));
  for i in -1..3 loop
    day := today + i;
    name := 'received_' || to_char(day, 'YYYY_MM_DD');
    continue when to_regclass('alerts.' || name) is not null;
    execute format('create table alerts.%I (like alerts.received including defaults including constraints including storage)', name);
    execute format('create index on alerts.%I (tenant, site, received_at)', name);
    execute format('alter table alerts.received attach partition alerts.%I for values from (%L) to (%L)', name, day::text || ' 00:00:00+00', (day + 1)::text || ' 00:00:00+00');
    execute format('grant insert on alerts.%I to platform_intake', name);
  end loop;
  for old in
    select c.relname from pg_inherits join pg_class c on c.oid = inhrelid
    where inhparent = 'alerts.received'::regclass and to_date(right(c.relname, 10), 'YYYY_MM_DD') < today - retention_days
  loop
    execute format('drop table alerts.%I', old.relname);
    dropped := dropped + 1;
  end loop;
  return dropped;
end $$;
revoke all on function alerts.keep_received_partitions(int) from public;
grant execute on function alerts.keep_received_partitions(int) to platform_system;

select alerts.keep_received_partitions(31);

-- What somebody wants to hear nothing of. Those that are over stay: a replay decides by what held then.
create table alerts.silences (
  tenant uuid not null,
  key uuid not null,
  matchers jsonb not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  until_resolved boolean not null,
  created_by text not null,
  comment text not null,
  changed_at timestamptz not null,
  version int not null,
  primary key (tenant, key)
);
create index silences_end on alerts.silences (tenant, ends_at);
select platform.guard_tenant('alerts.silences');
grant select, insert, update on alerts.silences to platform_app;
grant select, delete on alerts.silences to platform_system;

-- What people were told, in its last revision, and whether it still stands.
create table alerts.notifications (
  tenant uuid not null,
  id uuid not null,
  site uuid not null,
  revision int not null,
  state smallint not null, -- 0 stands, 1 is over, 2 was withdrawn
  group_rule text not null,
  group_labels jsonb not null,
  firing int not null,
  folded int not null,
  alerts jsonb not null, -- those firing, the first hundred
  reason text,
  first_at timestamptz not null,
  at timestamptz not null,
  read jsonb not null, -- how far the site had read when it decided
  primary key (tenant, id)
) with (fillfactor = 80);
create index notifications_site on alerts.notifications (tenant, site, at);
create index notifications_standing on alerts.notifications (tenant, at) where state = 0;
select platform.guard_tenant('alerts.notifications');
grant select, insert, update on alerts.notifications to platform_app;
grant select, insert, update, delete on alerts.notifications to platform_system;

-- What people were not told, why, and how often it came meanwhile.
create table alerts.suppressions (
  tenant uuid not null,
  alert_id uuid not null,
  since timestamptz not null,
  kind smallint not null,
  by_id uuid,
  by_name text not null,
  count int not null,
  until timestamptz,
  primary key (tenant, alert_id, since, kind)
);
create index suppressions_since on alerts.suppressions (tenant, since);
select platform.guard_tenant('alerts.suppressions');
grant select on alerts.suppressions to platform_app;
grant select, insert, update, delete on alerts.suppressions to platform_system;

-- How a company wants to hear of its alerts, now and at each moment of the last month.
create table alerts.policies (
  tenant uuid not null,
  key uuid not null,
  policies jsonb not null,
  version int not null,
  primary key (tenant, key)
);
select platform.guard_tenant('alerts.policies');
grant select, insert, update on alerts.policies to platform_app;
grant select on alerts.policies to platform_system;

-- What is wrong somewhere, and what people did about it. The live state is the site's twin; rows follow it.
create table alerts.alerts (
  tenant uuid not null,
  key uuid not null,
  number int not null,
  site_id uuid not null,
  name text not null,
  severity text not null,
  type text not null,
  device text,
  labels jsonb not null,
  annotations jsonb not null,
  generator_url text,
  state smallint not null check (state between 0 and 4),
  starts_at timestamptz not null,
  opened_at timestamptz not null,
  turned_at timestamptz not null,
  is_flapping boolean not null,
  recurrence_count int not null,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  snoozed_until timestamptz,
  assignee_id uuid,
  resolved_at timestamptz,
  resolved_by uuid,
  closed_at timestamptz,
  comment_count int not null,
  changed_at timestamptz not null,
  version int not null,
  primary key (tenant, key),
  constraint alerts_number unique (tenant, number)
) with (fillfactor = 85);
create index alerts_opened on alerts.alerts (tenant, opened_at, key);
create index alerts_site on alerts.alerts (tenant, site_id, opened_at);
create index alerts_active on alerts.alerts (tenant, site_id) where state < 3;
select platform.guard_tenant('alerts.alerts');
grant select, insert, update on alerts.alerts to platform_app;
grant select on alerts.alerts to platform_system;

-- What people said about an alert.
create table alerts.comments (
  tenant uuid not null,
  alert_id uuid not null,
  id uuid not null,
  author_id uuid not null,
  text text not null,
  at timestamptz not null,
  primary key (tenant, alert_id, id),
  foreign key (tenant, alert_id) references alerts.alerts (tenant, key)
);
select platform.guard_tenant('alerts.comments');
grant select, insert, update on alerts.comments to platform_app;
