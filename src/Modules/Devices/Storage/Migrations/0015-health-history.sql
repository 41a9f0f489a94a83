-- How devices' health went: a row when the band changed or the score moved. While nobody knew, there is no score.
create table devices.health_history (
  tenant uuid not null,
  device uuid not null,
  at timestamptz not null,
  band smallint not null,
  score smallint,
  reason smallint, -- the signal that cost most
  primary key (tenant, device, at)
);
create index health_history_at on devices.health_history using brin (at);
select platform.guard_tenant('devices.health_history');
grant select on devices.health_history to platform_app;
grant select, insert, delete on devices.health_history to platform_system;

-- What the history says last, beside what it is compared with: saving a twin looks at one row.
alter table devices.standings
  add column history_at timestamptz,
  add column history_band smallint,
  add column history_score smallint;
