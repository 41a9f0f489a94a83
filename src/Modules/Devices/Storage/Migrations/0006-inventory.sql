-- Devices a company thinks of together, wherever they are: "cold chain".
create table devices.device_groups (
  tenant uuid not null,
  key uuid not null,
  name text not null,
  description text not null,
  created_at timestamptz not null,
  removed_at timestamptz,
  version int not null,
  primary key (tenant, key)
);
create unique index device_groups_name on devices.device_groups (tenant, lower(name)) where removed_at is null;
select platform.guard_tenant('devices.device_groups');
grant select, insert, update on devices.device_groups to platform_app;
grant select on devices.device_groups to platform_system;

alter table devices.devices
  add column group_id uuid,
  add column tags text[] not null default '{}',
  add column maintenance_from timestamptz,
  add column maintenance_until timestamptz,
  add column maintenance_reason text,
  add constraint devices_group foreign key (tenant, group_id) references devices.device_groups (tenant, key),
  add constraint devices_maintenance check ((maintenance_from is null) = (maintenance_until is null) and maintenance_from < maintenance_until);
create index devices_type on devices.devices (tenant, type_id);
create index devices_in_group on devices.devices (tenant, group_id) where group_id is not null;

-- Types can be changed and removed; a removed one stays, because the past refers to it, and its name is free again.
alter table devices.device_types
  add column version int not null default 1,
  add column removed_at timestamptz,
  drop constraint device_types_name;
create unique index device_types_name on devices.device_types (tenant, lower(name)) where removed_at is null;
grant update on devices.device_types to platform_app;

-- A change of many devices in one call, with what they were before, so that it can be undone.
create table devices.device_edits (
  tenant uuid not null,
  id uuid not null,
  changed int not null,
  made_at timestamptz not null,
  undo_by timestamptz not null,
  undone_at timestamptz,
  primary key (tenant, id)
);
create index device_edits_undo_by on devices.device_edits (undo_by);
select platform.guard_tenant('devices.device_edits');
grant select, insert, update on devices.device_edits to platform_app;
grant select, delete on devices.device_edits to platform_system;

create table devices.edited_devices (
  tenant uuid not null,
  edit_id uuid not null,
  device uuid not null,
  before jsonb,
  after jsonb not null,
  primary key (tenant, edit_id, device),
  foreign key (tenant, edit_id) references devices.device_edits (tenant, id) on delete cascade
);
select platform.guard_tenant('devices.edited_devices');
grant select, insert on devices.edited_devices to platform_app;
grant select, delete on devices.edited_devices to platform_system;
