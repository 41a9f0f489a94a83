-- Whether live connections may go on: not only while the session lasts, but while what it was let in with still holds.
grant select on identity.users, identity.roles to platform_system;
