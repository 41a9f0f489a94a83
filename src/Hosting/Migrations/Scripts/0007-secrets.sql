-- The keys that secrets at rest are sealed with, newest in use: shared by all processes, of no tenant, out of the modules' reach.
-- Material is itself sealed by the operator's key where there is one.
create table platform.secret_keys (
  id uuid primary key,
  material text not null,
  is_sealed boolean not null,
  created_at timestamptz not null
);
comment on table platform.secret_keys is 'global: the keys seal secrets of all tenants, and each value is bound to its own';
grant select, insert on platform.secret_keys to platform_system;
