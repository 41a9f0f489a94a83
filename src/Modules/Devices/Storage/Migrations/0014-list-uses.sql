-- Who lately looked at lists of devices: after a restart theirs are read ahead. Written in batches, not per request.
create table devices.list_uses (
  tenant uuid not null primary key,
  last_used_at timestamptz not null
);
select platform.guard_tenant('devices.list_uses');
grant select, insert, update on devices.list_uses to platform_system;
