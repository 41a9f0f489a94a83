-- When metrics of devices stopped coming though the device reported, and when they came again: part of their timelines.
create table devices.key_changes (
  tenant uuid not null,
  device uuid not null,
  at timestamptz not null,
  metric text not null,
  is_stale boolean not null,
  since_at timestamptz not null, -- its last value
  usual_gap_seconds int not null,
  primary key (tenant, device, at, metric)
);
create index key_changes_at on devices.key_changes using brin (at);
select platform.guard_tenant('devices.key_changes');
grant select on devices.key_changes to platform_app;
grant select, insert, delete on devices.key_changes to platform_system;
