create schema devices;
grant usage on schema devices to platform_app, platform_system, platform_intake;

-- What devices of a kind have in common: how often they report, what their health is made of, what is too hot.
create table devices.device_types (
  tenant uuid not null,
  id uuid not null,
  name text not null,
  expected_interval_seconds int not null check (expected_interval_seconds between 1 and 86400),
  battery_weight smallint not null,
  signal_weight smallint not null,
  availability_weight smallint not null,
  temperature_weight smallint not null,
  temperature_min real,
  temperature_max real,
  metrics jsonb not null default '[]',
  created_at timestamptz not null,
  primary key (tenant, id),
  constraint device_types_name unique (tenant, name),
  constraint device_types_weights check (battery_weight + signal_weight + availability_weight + temperature_weight = 100)
);
select platform.guard_tenant('devices.device_types');
grant select, insert on devices.device_types to platform_app;
grant select on devices.device_types to platform_system;

create table devices.devices (
  tenant uuid not null,
  key uuid not null,
  number int not null,
  name text not null,
  serial text,
  site_id uuid not null,
  type_id uuid not null,
  parent_id uuid,
  registered_at timestamptz not null,
  changed_at timestamptz not null,
  decommissioned_at timestamptz,
  version int not null,
  primary key (tenant, key),
  constraint devices_number unique (tenant, number),
  foreign key (tenant, type_id) references devices.device_types (tenant, id),
  foreign key (tenant, parent_id) references devices.devices (tenant, key)
);
-- A decommissioned device's serial may be registered again: the thing itself may come back.
create unique index devices_serial on devices.devices (tenant, serial) where decommissioned_at is null;
create index devices_site on devices.devices (tenant, site_id);
create index devices_parent on devices.devices (tenant, parent_id) where parent_id is not null;
create index devices_changed on devices.devices (tenant, changed_at);
select platform.guard_tenant('devices.devices');
grant select, insert, update on devices.devices to platform_app;
grant select on devices.devices to platform_system;

-- How each device stood when its twin was last saved, to filter and sort lists by; the twin itself knows better.
create table devices.standings (
  tenant uuid not null,
  device uuid not null,
  band smallint not null,
  score smallint,
  last_reading_at timestamptz,
  primary key (tenant, device)
) with (fillfactor = 70);
select platform.guard_tenant('devices.standings');
grant select on devices.standings to platform_app;
grant select, insert, update, delete on devices.standings to platform_system;

-- When devices went from one band into another: part of their timelines.
create table devices.health_changes (
  tenant uuid not null,
  device uuid not null,
  at timestamptz not null,
  before smallint not null,
  after smallint not null,
  score smallint,
  reason text,
  primary key (tenant, device, at)
);
select platform.guard_tenant('devices.health_changes');
grant select on devices.health_changes to platform_app;
grant select, insert, delete on devices.health_changes to platform_system;
