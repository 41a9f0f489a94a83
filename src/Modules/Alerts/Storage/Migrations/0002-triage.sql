-- How urgent alerts are: the figure lists sort by stands in the record's row, what it is made of beside it.
alter table alerts.alerts add column priority int not null default 0, add column team text, add column escalated_at timestamptz;
create index alerts_priority on alerts.alerts (tenant, priority, key) where state < 3;
grant update (priority) on alerts.alerts to platform_system;

create table alerts.triage (
  tenant uuid not null,
  alert_id uuid not null,
  priority int not null check (priority between 0 and 100),
  signs real[] not null,
  folded int not null, -- alerts hidden behind it when it was judged
  model int not null,
  judged_at timestamptz not null,
  primary key (tenant, alert_id)
) with (fillfactor = 80);
select platform.guard_tenant('alerts.triage');
grant select on alerts.triage to platform_app;
grant select, insert, update, delete on alerts.triage to platform_system;

-- Finds what is hidden behind an alert.
create index suppressions_by on alerts.suppressions (tenant, by_id) where until is null and by_id is not null;

-- To whom urgent alerts are given, and what matters to a company.
create table alerts.triage_rules (
  tenant uuid not null,
  key uuid not null,
  routes jsonb not null,
  assets jsonb not null,
  sites jsonb not null,
  version int not null,
  primary key (tenant, key)
);
select platform.guard_tenant('alerts.triage_rules');
grant select, insert, update on alerts.triage_rules to platform_app;
grant select on alerts.triage_rules to platform_system;

-- Whether people thought an alert worth a page, with what was known and said of it then.
create table alerts.feedback (
  tenant uuid not null,
  alert_id uuid not null,
  person_id uuid not null,
  was_worth_paging boolean not null,
  probability real not null,
  signs real[] not null,
  at timestamptz not null,
  primary key (tenant, alert_id, person_id),
  foreign key (tenant, alert_id) references alerts.alerts (tenant, key)
);
create index feedback_at on alerts.feedback (tenant, at);
select platform.guard_tenant('alerts.feedback');
grant select, insert, update, delete on alerts.feedback to platform_app;
grant select, delete on alerts.feedback to platform_system;

-- What companies have learned from their feedback, and what it was measured by.
create table alerts.triage_models (
  tenant uuid not null,
  version int not null,
  model jsonb not null,
  learned_brier double precision not null,
  heuristic_brier double precision not null,
  verdicts int not null,
  trained_at timestamptz not null,
  primary key (tenant, version)
);
select platform.guard_tenant('alerts.triage_models');
grant select on alerts.triage_models to platform_app;
grant select, insert, delete on alerts.triage_models to platform_system;
