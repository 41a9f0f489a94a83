-- What replacing a device costs is part of its type: of one version with it, and in the journal like everything else about it.
alter table devices.device_types
  add column replacement_cost numeric(14, 2) check (replacement_cost >= 0),
  add column replacement_currency text check (replacement_currency ~ '^[A-Z]{3}$'),
  add column expected_life_months int check (expected_life_months between 1 and 600),
  add constraint device_types_replacement check ((replacement_cost is null) = (replacement_currency is null) and (replacement_cost is null) = (expected_life_months is null));

update devices.device_types t set replacement_cost = r.cost, replacement_currency = r.currency, expected_life_months = r.expected_life_months
from devices.replacement_terms r where r.tenant = t.tenant and r.type_id = t.id;

drop table devices.replacement_terms;
