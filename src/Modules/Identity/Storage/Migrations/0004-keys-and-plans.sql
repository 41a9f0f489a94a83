-- A key may be limited to sites and to a pace, and its secret may be exchanged while the one before lives on for a while.
alter table identity.api_keys
  add column sites uuid[] not null default '{}',
  add column requests_per_minute int check (requests_per_minute between 1 and 600000),
  add column rotated_at timestamptz,
  add column previous_until timestamptz;
alter table identity.api_key_secrets add column previous_hash bytea check (length(previous_hash) = 32);
grant update on identity.api_key_secrets to platform_app;
-- Whether somebody still uses the secret from before.
alter table identity.api_key_uses add column previous_used_at timestamptz;

drop function identity.find_api_key(text);
create function identity.find_api_key(prefix text)
returns table (tenant uuid, id uuid, name text, scopes text[], sites uuid[], requests_per_minute int,
  hash bytea, previous_hash bytea, previous_until timestamptz, expires_at timestamptz, revoked_at timestamptz)
language sql stable security definer set search_path = identity, pg_temp as $$
  select k.tenant, k.id, k.name, k.scopes, k.sites, k.requests_per_minute, s.hash, s.previous_hash, k.previous_until, k.expires_at, k.revoked_at
  from identity.api_keys k join identity.api_key_secrets s on s.tenant = k.tenant and s.id = k.id
  where k.prefix = find_api_key.prefix
$$;
revoke all on function identity.find_api_key(text) from public;
grant execute on function identity.find_api_key(text) to platform_app;

-- The plan somebody chose (none: a new company tries everything for a while), and the web pages of others that may call the API.
alter table identity.tenants
  add column plan text,
  add column allowed_origins text[] not null default '{}';

-- A browser asks before it sends a key along, so at that moment nobody knows whose page it is: whether any company allows it is all that is told.
create function identity.is_allowed_origin(origin text) returns boolean
language sql stable security definer set search_path = identity, pg_temp as $$
  select exists (select from identity.tenants t where t.allowed_origins @> array[is_allowed_origin.origin])
$$;
revoke all on function identity.is_allowed_origin(text) from public;
grant execute on function identity.is_allowed_origin(text) to platform_app;
create index tenants_allowed_origins on identity.tenants using gin (allowed_origins) where allowed_origins <> '{}';

-- What a company had on a day, by meter and site: what its plan is charged by. A day is counted again until it is over.
create table identity.usage (
  tenant uuid not null,
  day date not null,
  meter text not null,
  site uuid not null,
  quantity bigint not null check (quantity >= 0),
  -- The plan of that day, or "trial": a change of plan does not change what was.
  plan text not null,
  primary key (tenant, day, meter, site)
);
select platform.guard_tenant('identity.usage');
grant select on identity.usage to platform_app;
grant select, insert, update, delete on identity.usage to platform_system;
