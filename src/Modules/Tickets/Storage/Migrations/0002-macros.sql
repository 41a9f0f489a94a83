-- What is said and done to tickets again and again, under a name.
create table tickets.macros (
  tenant uuid not null,
  key uuid not null,
  name text not null,
  steps jsonb not null,
  created_at timestamptz not null,
  removed_at timestamptz,
  version int not null,
  primary key (tenant, key)
);
create unique index macros_name on tickets.macros (tenant, lower(name)) where removed_at is null;
select platform.guard_tenant('tickets.macros');
grant select, insert, update on tickets.macros to platform_app;
