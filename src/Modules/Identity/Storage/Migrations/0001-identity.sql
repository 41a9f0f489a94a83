create schema identity;
grant usage on schema identity to platform_app, platform_system;

-- Companies that use the platform. The id is the tenant: both columns are there because every key starts with the tenant.
create table identity.tenants (
  tenant uuid not null,
  id uuid not null check (id = tenant),
  name text not null,
  slug text not null constraint tenants_slug_taken unique,
  registered_at timestamptz not null,
  version int not null,
  primary key (tenant, id)
);
select platform.guard_tenant('identity.tenants');
grant select, insert, update on identity.tenants to platform_app;
grant select on identity.tenants to platform_system; -- whether there is any yet

-- People. What they sign in with is kept apart, so that these rows are exactly what the journal says.
create table identity.users (
  tenant uuid not null,
  id uuid not null,
  name text not null,
  email text not null,
  role text not null,
  created_at timestamptz not null,
  version int not null,
  primary key (tenant, id)
);
select platform.guard_tenant('identity.users');
grant select, insert, update on identity.users to platform_app;

-- What ASP.NET Core Identity keeps about a user: secrets and counters, none of it journaled.
create table identity.credentials (
  tenant uuid not null,
  id uuid not null,
  email text not null,
  normalized_email text not null constraint credentials_email_taken unique,
  email_confirmed boolean not null,
  password_hash text,
  security_stamp text not null,
  concurrency_stamp text not null,
  two_factor_enabled boolean not null,
  lockout_enabled boolean not null,
  lockout_end timestamptz,
  access_failed_count int not null,
  primary key (tenant, id),
  foreign key (tenant, id) references identity.users deferrable initially deferred
);
select platform.guard_tenant('identity.credentials');
grant select, insert, update on identity.credentials to platform_app;

-- Each time somebody signed in, until they sign out.
create table identity.sessions (
  tenant uuid not null,
  id uuid not null,
  user_id uuid not null,
  kind text not null,
  address text not null,
  started_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  version int not null,
  primary key (tenant, id),
  foreign key (tenant, user_id) references identity.users
);
select platform.guard_tenant('identity.sessions');
grant select, insert, update on identity.sessions to platform_app;

create table identity.api_keys (
  tenant uuid not null,
  id uuid not null,
  name text not null,
  prefix text not null constraint api_keys_prefix_taken unique,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  version int not null,
  primary key (tenant, id)
);
select platform.guard_tenant('identity.api_keys');
grant select, insert, update on identity.api_keys to platform_app;

-- Only the hash of a key's secret is kept, and only here.
create table identity.api_key_secrets (
  tenant uuid not null,
  id uuid not null,
  hash bytea not null check (length(hash) = 32),
  primary key (tenant, id),
  foreign key (tenant, id) references identity.api_keys deferrable initially deferred
);
select platform.guard_tenant('identity.api_key_secrets');
grant select, insert on identity.api_key_secrets to platform_app;

-- When a key was last used, to the minute; written in batches, not per request.
create table identity.api_key_uses (
  tenant uuid not null,
  id uuid not null,
  last_used_at timestamptz not null,
  primary key (tenant, id),
  foreign key (tenant, id) references identity.api_keys
);
select platform.guard_tenant('identity.api_key_uses');
grant select on identity.api_key_uses to platform_app;
grant select, insert, update on identity.api_key_uses to platform_system;

-- Whoever signs in has no tenant yet. These two questions are the only ones that see across tenants; each takes one exact value and answers at most one row.
create function identity.find_sign_in(email text) returns table (tenant uuid, user_id uuid)
language sql stable security definer set search_path = identity, pg_temp as $$
  select c.tenant, c.id from identity.credentials c where c.normalized_email = find_sign_in.email
$$;

create function identity.find_api_key(prefix text)
returns table (tenant uuid, id uuid, name text, scopes text[], hash bytea, expires_at timestamptz, revoked_at timestamptz)
language sql stable security definer set search_path = identity, pg_temp as $$
  select k.tenant, k.id, k.name, k.scopes, s.hash, k.expires_at, k.revoked_at
  from identity.api_keys k join identity.api_key_secrets s on s.tenant = k.tenant and s.id = k.id
  where k.prefix = find_api_key.prefix
$$;

revoke all on function identity.find_sign_in(text), identity.find_api_key(text) from public;
grant execute on function identity.find_sign_in(text), identity.find_api_key(text) to platform_app;

-- The keys that protect cookies, tokens and cursors: shared by all processes, of no tenant, and out of the modules' reach.
create table identity.data_protection_keys (
  name text primary key,
  xml text not null,
  created_at timestamptz not null default now()
);
comment on table identity.data_protection_keys is 'global: the keys protect what is sent to people of all tenants';
grant select, insert on identity.data_protection_keys to platform_system;
