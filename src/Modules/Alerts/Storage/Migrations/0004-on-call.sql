-- Who is to be on call: layers of people who take turns, in their order.
create table alerts.on_call_schedules (
  tenant uuid not null,
  key uuid not null,
  name text not null,
  plan jsonb not null,
  created_at timestamptz not null,
  removed_at timestamptz,
  version int not null,
  primary key (tenant, key)
);
create unique index on_call_schedules_name on alerts.on_call_schedules (tenant, lower(name)) where removed_at is null;
select platform.guard_tenant('alerts.on_call_schedules');
grant select, insert, update on alerts.on_call_schedules to platform_app;
grant select, delete on alerts.on_call_schedules to platform_system;

-- Who is on call instead. What was taken back stays, so that one can see who was on call.
create table alerts.on_call_overrides (
  tenant uuid not null,
  key uuid not null,
  schedule_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  person_id uuid not null,
  instead_of_id uuid, -- of a shift somebody took: whose it was
  made_by uuid not null,
  made_at timestamptz not null,
  removed_at timestamptz,
  version int not null,
  primary key (tenant, key),
  foreign key (tenant, schedule_id) references alerts.on_call_schedules (tenant, key)
);
create index on_call_overrides_end on alerts.on_call_overrides (tenant, schedule_id, ends_at) where removed_at is null;
select platform.guard_tenant('alerts.on_call_overrides');
grant select, insert, update on alerts.on_call_overrides to platform_app;
grant select, delete on alerts.on_call_overrides to platform_system;

-- Addresses at which a calendar program reads a schedule. Only the hash of what is secret about one is kept.
create table alerts.on_call_feeds (
  tenant uuid not null,
  id uuid not null,
  schedule_id uuid not null,
  owner_id uuid not null,
  only_own boolean not null,
  secret_hash bytea not null unique,
  made_at timestamptz not null,
  primary key (tenant, id),
  foreign key (tenant, schedule_id) references alerts.on_call_schedules (tenant, key)
);
create index on_call_feeds_schedule on alerts.on_call_feeds (tenant, schedule_id);
select platform.guard_tenant('alerts.on_call_feeds');
grant select, insert, delete on alerts.on_call_feeds to platform_app;
grant select, delete on alerts.on_call_feeds to platform_system;
