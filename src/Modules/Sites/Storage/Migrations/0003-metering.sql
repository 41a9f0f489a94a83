-- The machinery counts the sites of every company once an hour.
grant select on sites.sites to platform_system;
