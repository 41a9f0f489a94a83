-- When people are at a site, by its own clock, and where its ground ends.
alter table sites.sites
  add column business_hours jsonb,
  add column geofence jsonb;
