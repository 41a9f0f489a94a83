-- Alerts recorded as duplicates of others, and the tickets they are about.
alter table alerts.alerts add column merged_into_id uuid, add column ticket_id uuid;
create index alerts_merged on alerts.alerts (tenant, merged_into_id) where merged_into_id is not null;

-- Alerts that are one thing to those who deal with it.
create table alerts.incidents (
  tenant uuid not null,
  key uuid not null,
  number int not null,
  site_id uuid not null, -- all zeros: at several sites, or at none
  title text not null,
  notification_id uuid,
  state smallint not null check (state between 0 and 3),
  roles jsonb not null,
  alert_count int not null,
  folded_count int not null,
  update_count int not null,
  opened_at timestamptz not null,
  mitigated_at timestamptz,
  resolved_at timestamptz,
  reviewed_at timestamptz,
  changed_at timestamptz not null,
  version int not null,
  primary key (tenant, key),
  constraint incidents_number unique (tenant, number),
  constraint incidents_notification unique (tenant, notification_id)
);
create index incidents_opened on alerts.incidents (tenant, opened_at, key);
select platform.guard_tenant('alerts.incidents');
grant select, insert, update on alerts.incidents to platform_app;
grant select on alerts.incidents to platform_system;

-- An alert belongs to one incident at most.
create table alerts.incident_alerts (
  tenant uuid not null,
  alert_id uuid not null,
  incident_id uuid not null,
  added_at timestamptz not null,
  primary key (tenant, alert_id),
  foreign key (tenant, incident_id) references alerts.incidents (tenant, key),
  foreign key (tenant, alert_id) references alerts.alerts (tenant, key)
);
create index incident_alerts_incident on alerts.incident_alerts (tenant, incident_id);
select platform.guard_tenant('alerts.incident_alerts');
grant select, insert, delete on alerts.incident_alerts to platform_app;
grant select on alerts.incident_alerts to platform_system;

-- What people said of an incident while it went on, and what they wrote down when it was over.
create table alerts.incident_updates (
  tenant uuid not null,
  incident_id uuid not null,
  id uuid not null,
  author_id uuid not null,
  is_summary boolean not null,
  text text not null,
  at timestamptz not null,
  primary key (tenant, incident_id, id),
  foreign key (tenant, incident_id) references alerts.incidents (tenant, key)
);
select platform.guard_tenant('alerts.incident_updates');
grant select, insert, update on alerts.incident_updates to platform_app;

-- What rules would have done, as somebody asked before saving them; forgotten after a week.
create table alerts.what_ifs (
  tenant uuid not null,
  id uuid not null,
  asked_at timestamptz not null,
  figures jsonb,
  primary key (tenant, id)
);
select platform.guard_tenant('alerts.what_ifs');
grant select, insert, update on alerts.what_ifs to platform_app;
grant select, delete on alerts.what_ifs to platform_system;

-- Every time people were told something: a notification's row only knows the last.
create table alerts.told (
  tenant uuid not null,
  id uuid not null,
  revision int not null,
  kind smallint not null, -- 0 firing, 1 changed, 2 repeated, 3 resolved
  at timestamptz not null,
  primary key (tenant, id, revision)
);
create index told_at on alerts.told (at);
select platform.guard_tenant('alerts.told');
grant select on alerts.told to platform_app;
grant select, insert, delete on alerts.told to platform_system;

-- What was received, hour by hour, and how much of it people were told.
create table alerts.effectiveness (
  tenant uuid not null,
  hour_at timestamptz not null,
  reports bigint not null,
  alerts int not null,
  notifications int not null,
  resolutions int not null,
  suppressed int not null,
  false_suppressions int not null,
  measured_at timestamptz not null,
  primary key (tenant, hour_at)
);
select platform.guard_tenant('alerts.effectiveness');
grant select on alerts.effectiveness to platform_app;
grant select, insert, update, delete on alerts.effectiveness to platform_system;
