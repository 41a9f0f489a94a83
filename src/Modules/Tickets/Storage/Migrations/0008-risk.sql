-- What the ticket itself remembers of being at risk: since when others have been told, and what its priority was before it was raised for it.
alter table tickets.tickets add column breach_risk_raised_at timestamptz, add column escalated_at timestamptz, add column priority_before_escalation smallint;

create index tickets_feared on tickets.tickets (tenant) where breach_risk_raised_at is not null;

-- How likely each ticket breaches, beside it: what it was judged by, so that the reasons can be told exactly. Without a probability there is nothing to foretell.
create table tickets.risks (
  tenant uuid not null,
  ticket_id uuid not null,
  number int not null,
  version int not null,
  probability double precision,
  signs bytea,
  model int not null,
  due_at timestamptz,
  best_team_id uuid,
  best_probability double precision,
  judged_at timestamptz not null,
  primary key (tenant, ticket_id),
  foreign key (tenant, ticket_id) references tickets.tickets (tenant, key)
) with (fillfactor = 70);
select platform.guard_tenant('tickets.risks');
grant select on tickets.risks to platform_app;
grant select, insert, update on tickets.risks to platform_system;

-- The models a company has used. Version 0, the prior everyone begins with, has no row.
create table tickets.risk_models (
  tenant uuid not null,
  version int not null,
  model jsonb not null,
  is_learned boolean not null,
  trained_at timestamptz not null,
  primary key (tenant, version)
);
select platform.guard_tenant('tickets.risk_models');
grant select on tickets.risk_models to platform_app;
grant select, insert on tickets.risk_models to platform_system;

-- How far what was foretold could be believed, night by night.
create table tickets.risk_checks (
  tenant uuid not null,
  checked_at timestamptz not null,
  model int not null,
  tickets int not null,
  measured jsonb not null,
  primary key (tenant, checked_at)
);
select platform.guard_tenant('tickets.risk_checks');
grant select on tickets.risk_checks to platform_app;
grant select, insert, delete on tickets.risk_checks to platform_system;

-- What was at risk in a week, and what came of it; one report a week.
create table tickets.risk_reports (
  tenant uuid not null,
  week_from date not null,
  report jsonb not null,
  made_at timestamptz not null,
  primary key (tenant, week_from)
);
select platform.guard_tenant('tickets.risk_reports');
grant select, insert on tickets.risk_reports to platform_app;
grant select on tickets.risk_reports to platform_system;

-- How tickets are given to people: rules, and what people can do. One row a company.
create table tickets.assignment_rules (
  tenant uuid not null,
  key uuid not null,
  rules jsonb not null default '[]',
  people jsonb not null default '[]',
  calendar_id uuid,
  is_automatic boolean not null default false,
  version int not null,
  primary key (tenant, key)
);
select platform.guard_tenant('tickets.assignment_rules');
grant select, insert, update on tickets.assignment_rules to platform_app;
grant select on tickets.assignment_rules to platform_system;

-- When somebody was last given a ticket of a team, by turns.
create table tickets.assignment_turns (
  tenant uuid not null,
  team_id uuid not null,
  person_id uuid not null,
  given_at timestamptz not null,
  primary key (tenant, team_id, person_id)
);
select platform.guard_tenant('tickets.assignment_turns');
grant select, insert, update, delete on tickets.assignment_turns to platform_app;
