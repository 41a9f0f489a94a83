-- Snapshots of twins: a cache of what rows and series say, so that a twin need not replay its whole life. Read and written by
-- the twin engines for all tenants at once; no module's role may touch it. The state is json rather than jsonb: nothing searches
-- it, it is written far more often than read, and a twin may hold any text (jsonb refuses the character zero).
create table platform.twins (
  tenant uuid not null,
  kind text not null,
  id uuid not null,
  state json not null,
  wake_at timestamptz,
  saved_at timestamptz not null,
  primary key (tenant, kind, id)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);

create index twins_due on platform.twins (kind, wake_at) where wake_at is not null;

alter table platform.twins enable row level security;
create policy twins_system on platform.twins to platform_system using (true) with check (true);
grant select, insert, update, delete on platform.twins to platform_system;

comment on table platform.twins is 'machinery: modules speak to twins, never to their snapshots';
