-- Programs that post alerts in words of their own, and how these are read.
create table alerts.alert_sources (
  tenant uuid not null,
  key uuid not null,
  name text not null,
  sign_in smallint not null, -- 0 shows a token, 1 signs what it posts
  mapping jsonb not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz,
  version int not null,
  primary key (tenant, key)
);
create unique index alert_sources_name on alerts.alert_sources (tenant, lower(name)) where removed_at is null;
create unique index alert_sources_key on alerts.alert_sources (key);
select platform.guard_tenant('alerts.alert_sources');
grant select, insert, update on alerts.alert_sources to platform_app;
grant select, delete on alerts.alert_sources to platform_system;

-- How a source shows that a post is its own: the hash of its token, or the sealed key it signs with. After a change the old one holds for a while.
create table alerts.alert_source_secrets (
  tenant uuid not null,
  id uuid not null,
  hash bytea,
  secret text,
  old_hash bytea,
  old_secret text,
  old_until timestamptz,
  primary key (tenant, id)
);
select platform.guard_tenant('alerts.alert_source_secrets');
grant select, insert, update, delete on alerts.alert_source_secrets to platform_app;
grant select, delete, update (secret, old_secret) on alerts.alert_source_secrets to platform_system;

-- What came of what a source posted.
create table alerts.alert_source_uses (
  tenant uuid not null,
  id uuid not null,
  last_heard_at timestamptz not null,
  accepted bigint not null,
  ignored bigint not null,
  refused bigint not null,
  last_refused_at timestamptz,
  last_refusal text,
  primary key (tenant, id),
  foreign key (tenant, id) references alerts.alert_sources (tenant, key)
) with (fillfactor = 70);
select platform.guard_tenant('alerts.alert_source_uses');
grant select, insert, update on alerts.alert_source_uses to platform_app;
grant select, delete on alerts.alert_source_uses to platform_system;

-- The labels a source's alerts were last heard of under, by what it knows them by.
create table alerts.heard_alerts (
  tenant uuid not null,
  source_id uuid not null,
  fingerprint text not null,
  labels jsonb not null,
  heard_at timestamptz not null,
  primary key (tenant, source_id, fingerprint),
  foreign key (tenant, source_id) references alerts.alert_sources (tenant, key)
);
create index heard_alerts_heard on alerts.heard_alerts (heard_at);
select platform.guard_tenant('alerts.heard_alerts');
grant select, insert, update, delete on alerts.heard_alerts to platform_app;
grant select, delete on alerts.heard_alerts to platform_system;

-- The last few payloads of a source, to see what it says and try a mapping on.
create table alerts.source_payloads (
  tenant uuid not null,
  id uuid not null,
  source_id uuid not null,
  received_at timestamptz not null,
  body text not null,
  accepted int not null,
  ignored int not null,
  refused jsonb not null,
  primary key (tenant, id),
  foreign key (tenant, source_id) references alerts.alert_sources (tenant, key)
);
create index source_payloads_source on alerts.source_payloads (tenant, source_id, id);
create index source_payloads_received on alerts.source_payloads (received_at);
select platform.guard_tenant('alerts.source_payloads');
grant select, insert, delete on alerts.source_payloads to platform_app;
grant select, delete on alerts.source_payloads to platform_system;
