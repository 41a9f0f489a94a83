-- Failures that were foretold: open until they are withdrawn. A device has at most one open prediction of each class.
create table devices.predictions (
  tenant uuid not null,
  id uuid not null,
  device uuid not null,
  class text not null check (class in ('battery', 'connectivity', 'device')),
  predicted_at timestamptz not null,
  probability real not null,
  earliest_at timestamptz not null,
  fails_at timestamptz not null,
  latest_at timestamptz not null,
  reasons jsonb not null,
  recommendation text not null,
  model_version int not null,
  withdrawn_at timestamptz,
  primary key (tenant, id)
);
create unique index predictions_open on devices.predictions (tenant, device, class) where withdrawn_at is null;
create index predictions_device on devices.predictions (tenant, device);
select platform.guard_tenant('devices.predictions');
grant select on devices.predictions to platform_app;
grant select, insert, update, delete on devices.predictions to platform_system;

-- How a tenant's failures are foretold, learned from its own history and nobody else's; the highest version counts.
create table devices.prediction_models (
  tenant uuid not null,
  version int not null,
  trained_at timestamptz not null,
  learned_from_at timestamptz not null,
  learned_until_at timestamptz not null,
  devices int not null,
  model jsonb not null,
  primary key (tenant, version)
);
select platform.guard_tenant('devices.prediction_models');
grant select on devices.prediction_models to platform_app;
grant select, insert, delete on devices.prediction_models to platform_system;
