-- When a device's key was last used, to the minute; written in batches, not per request.
create table devices.device_credential_uses (
  tenant uuid not null,
  id uuid not null,
  last_used_at timestamptz not null,
  primary key (tenant, id),
  foreign key (tenant, id) references devices.device_credentials
);
select platform.guard_tenant('devices.device_credential_uses');
grant select on devices.device_credentials to platform_system;
grant select on devices.device_credential_uses to platform_app;
grant select, insert, update on devices.device_credential_uses to platform_system;
