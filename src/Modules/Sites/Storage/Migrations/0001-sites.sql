create schema sites;
grant usage on schema sites to platform_app, platform_system;

create table sites.sites (
  tenant uuid not null,
  key uuid not null,
  number int not null,
  name text not null,
  place_address text not null,
  place_time_zone text not null,
  place_latitude double precision,
  place_longitude double precision,
  created_at timestamptz not null,
  version int not null,
  primary key (tenant, key),
  constraint sites_number unique (tenant, number)
);
create unique index sites_name on sites.sites (tenant, lower(name));
select platform.guard_tenant('sites.sites');
grant select, insert, update on sites.sites to platform_app;
