-- What a user may do and see, in short: it changes whenever that does, and is null for who may do nothing any more.
-- A live connection was let in on one such standing, and is closed when there is another.
create function identity.standing(tenant uuid, user_id uuid) returns text language sql stable as $$
  select md5(concat_ws('|', u.role, array_to_string(u.sites, ','), array_to_string(r.permissions, ',')))
  from identity.users u
  left join identity.roles r on r.tenant = u.tenant and r.id::text = u.role and r.removed_at is null
  where u.tenant = standing.tenant and u.id = standing.user_id and u.deactivated_at is null
$$;
revoke all on function identity.standing(uuid, uuid) from public;
grant execute on function identity.standing(uuid, uuid) to platform_app, platform_system;
grant select on identity.users, identity.roles to platform_system;
