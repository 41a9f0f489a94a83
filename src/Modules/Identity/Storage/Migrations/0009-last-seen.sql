-- When a session was last used, written once a minute for all that were; it is no change of the session and raises no version.
alter table identity.sessions add column last_seen_at timestamptz;
grant update (last_seen_at) on identity.sessions to platform_system;
