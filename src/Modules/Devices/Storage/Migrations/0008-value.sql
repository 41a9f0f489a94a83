-- What a device of a type costs to replace, installed, and after how many months in use that is planned.
create table devices.replacement_terms (
  tenant uuid not null,
  type_id uuid not null,
  cost numeric(14, 2) not null check (cost >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  expected_life_months int not null check (expected_life_months between 1 and 600),
  primary key (tenant, type_id),
  foreign key (tenant, type_id) references devices.device_types (tenant, id) on delete cascade
);
select platform.guard_tenant('devices.replacement_terms');
grant select, insert, update, delete on devices.replacement_terms to platform_app;
grant select on devices.replacement_terms to platform_system;

-- Reports look at all devices' changes of some weeks.
create index health_changes_at on devices.health_changes (tenant, at);
