-- Which silos of the distributed edition there are, as they agree among themselves: every change turns the version of its cluster by one.
create table platform.clusters (
  cluster text primary key,
  version integer not null default 0
);

create table platform.silos (
  cluster text not null references platform.clusters on delete cascade,
  silo text not null,
  status smallint not null,
  name text not null,
  host text not null,
  role text,
  gateway_port integer not null,
  update_zone integer not null,
  fault_zone integer not null,
  started_at timestamptz not null,
  alive_at timestamptz not null,
  suspected_by text[] not null,
  suspected_at timestamptz[] not null,
  turn integer not null default 0,
  primary key (cluster, silo)
);

grant select, insert, update, delete on platform.clusters, platform.silos to platform_system;
comment on table platform.clusters is 'global: holds nothing of any tenant';
comment on table platform.silos is 'global: holds nothing of any tenant';
