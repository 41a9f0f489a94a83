-- With what a session was opened, for its user to recognise it by.
alter table identity.sessions add column device text not null default '', add column refreshed_at timestamptz;
create index sessions_of_user on identity.sessions (tenant, user_id, started_at desc);
grant select on identity.sessions, identity.api_keys to platform_system; -- whether live connections may go on

-- Refresh tokens by their hash; a used one is kept while its session is open, so that using it again is noticed.
create table identity.refresh_tokens (
  tenant uuid not null,
  hash bytea not null constraint refresh_tokens_hash_taken unique check (length(hash) = 32),
  session_id uuid not null,
  issued_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant, hash),
  foreign key (tenant, session_id) references identity.sessions deferrable initially deferred
);
create index refresh_tokens_of_session on identity.refresh_tokens (tenant, session_id);
select platform.guard_tenant('identity.refresh_tokens');
grant select, insert, update on identity.refresh_tokens to platform_app;
grant select, delete on identity.refresh_tokens to platform_system;

-- Who shows a refresh token shows nothing else: one exact value, at most one row.
create function identity.find_refresh_token(hash bytea) returns table (tenant uuid, user_id uuid)
language sql stable security definer set search_path = identity, pg_temp as $$
  select r.tenant, s.user_id from identity.refresh_tokens r join identity.sessions s on s.tenant = r.tenant and s.id = r.session_id
  where r.hash = find_refresh_token.hash
$$;
revoke all on function identity.find_refresh_token(bytea) from public;
grant execute on function identity.find_refresh_token(bytea) to platform_app;

-- The second factor. The keys are sealed, the recovery codes hashed; the step of the last code accepted makes each code good once.
alter table identity.credentials
  add column authenticator_key text,
  add column pending_authenticator_key text,
  add column authenticator_step bigint,
  add column recovery_codes text[] not null default '{}';

-- Browsers in which the second factor was shown, and is not asked for again for a while.
create table identity.remembered_devices (
  tenant uuid not null,
  id uuid not null,
  user_id uuid not null,
  hash bytea not null check (length(hash) = 32),
  name text not null,
  address text not null,
  remembered_at timestamptz not null,
  last_used_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant, id),
  foreign key (tenant, user_id) references identity.users
);
create index remembered_devices_of_user on identity.remembered_devices (tenant, user_id);
select platform.guard_tenant('identity.remembered_devices');
grant select, insert, update, delete on identity.remembered_devices to platform_app;
grant select, delete on identity.remembered_devices to platform_system;

-- Passkeys (WebAuthn): public keys, so none of this lets anybody in.
create table identity.passkeys (
  tenant uuid not null,
  id uuid not null,
  credential_id bytea not null constraint passkeys_credential_taken unique,
  user_id uuid not null,
  name text not null,
  public_key bytea not null,
  sign_count bigint not null,
  transports text[] not null,
  is_user_verified boolean not null,
  is_backup_eligible boolean not null,
  is_backed_up boolean not null,
  attestation_object bytea not null,
  client_data bytea not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, user_id) references identity.users
);
create index passkeys_of_user on identity.passkeys (tenant, user_id);
select platform.guard_tenant('identity.passkeys');
grant select, insert, update, delete on identity.passkeys to platform_app;

create function identity.find_passkey(credential_id bytea) returns table (tenant uuid, user_id uuid)
language sql stable security definer set search_path = identity, pg_temp as $$
  select p.tenant, p.user_id from identity.passkeys p where p.credential_id = find_passkey.credential_id
$$;
revoke all on function identity.find_passkey(bytea) from public;
grant execute on function identity.find_passkey(bytea) to platform_app;

-- Challenges that were answered: each is good once.
create table identity.spent_challenges (
  hash bytea primary key check (length(hash) = 32),
  expires_at timestamptz not null
);
comment on table identity.spent_challenges is 'global: whoever answers a challenge has no tenant yet';
grant insert on identity.spent_challenges to platform_app;
grant select, delete on identity.spent_challenges to platform_system;
