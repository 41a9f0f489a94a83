-- A removed site stays in the table, because the past refers to it; its name is free again.
alter table sites.sites add column removed_at timestamptz;
drop index sites.sites_name;
create unique index sites_name on sites.sites (tenant, lower(name)) where removed_at is null;
