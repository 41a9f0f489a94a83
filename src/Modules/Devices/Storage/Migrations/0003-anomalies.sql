-- Readings that were not what their metric usually is: few, each worth a mark in a chart.
create table devices.anomalies (
  tenant uuid not null,
  device uuid not null,
  metric text not null,
  at timestamptz not null,
  value real not null,
  expected real not null,
  score real not null,
  primary key (tenant, device, at, metric)
);
select platform.guard_tenant('devices.anomalies');
grant select on devices.anomalies to platform_app;
grant select, insert, delete on devices.anomalies to platform_system;

create index anomalies_at on devices.anomalies using brin (at);
