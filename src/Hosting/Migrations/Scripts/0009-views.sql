-- Lists as people like to see them: what is asked of a list, under a name, for oneself or for all.
create table platform.saved_views (
  tenant uuid not null,
  id uuid not null,
  list text not null,
  name text not null,
  query jsonb not null,
  columns text[] not null,
  owner uuid,
  is_shared boolean not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null,
  primary key (tenant, id),
  check (owner is not null or is_shared)
);
create unique index saved_views_name on platform.saved_views (tenant, list, owner, lower(name));
select platform.guard_tenant('platform.saved_views');
grant select, insert, update, delete on platform.saved_views to platform_app;
