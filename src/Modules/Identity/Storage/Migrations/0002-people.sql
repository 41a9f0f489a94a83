-- Where a user may look; an empty list means everywhere.
alter table identity.users
  add column sites uuid[] not null default '{}',
  add column deactivated_at timestamptz;
create index sessions_user on identity.sessions (tenant, user_id, started_at);

-- Roles a tenant made for itself, beside those that come with the platform. A removed one stays, for those who read the past.
create table identity.roles (
  tenant uuid not null,
  id uuid not null,
  title text not null,
  description text not null,
  permissions text[] not null,
  created_at timestamptz not null,
  removed_at timestamptz,
  version int not null,
  primary key (tenant, id)
);
create unique index roles_title_taken on identity.roles (tenant, lower(title)) where removed_at is null;
select platform.guard_tenant('identity.roles');
grant select, insert, update on identity.roles to platform_app;
