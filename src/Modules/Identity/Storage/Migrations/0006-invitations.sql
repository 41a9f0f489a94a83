-- Who was asked to join, and what came of it.
create table identity.invitations (
  tenant uuid not null,
  id uuid not null,
  email text not null,
  role text not null,
  sites uuid[] not null,
  invited_by uuid not null,
  created_at timestamptz not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  version int not null,
  primary key (tenant, id)
);
create unique index invitations_email_pending on identity.invitations (tenant, lower(email)) where accepted_at is null and withdrawn_at is null;
select platform.guard_tenant('identity.invitations');
grant select, insert, update on identity.invitations to platform_app;

-- Only the hash of the link that was sent last; the others are worth nothing.
create table identity.invitation_tokens (
  tenant uuid not null,
  id uuid not null,
  hash bytea not null constraint invitation_tokens_hash unique check (length(hash) = 32),
  primary key (tenant, id),
  foreign key (tenant, id) references identity.invitations deferrable initially deferred
);
select platform.guard_tenant('identity.invitation_tokens');
grant select, insert, update, delete on identity.invitation_tokens to platform_app;

-- Who holds a link has no tenant yet: one exact value in, at most one row out.
create function identity.find_invitation(hash bytea) returns table (tenant uuid, id uuid)
language sql stable security definer set search_path = identity, pg_temp as $$
  select t.tenant, t.id from identity.invitation_tokens t where t.hash = find_invitation.hash
$$;
revoke all on function identity.find_invitation(bytea) from public;
grant execute on function identity.find_invitation(bytea) to platform_app;
