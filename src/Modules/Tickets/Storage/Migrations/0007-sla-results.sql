-- What became of each clock once that was decided: kept when it was stopped in time, breached when it was due. Reports count these.
create table tickets.sla_results (
  tenant uuid not null,
  ticket_id uuid not null,
  clock smallint not null,
  started_at timestamptz not null,
  decided_at timestamptz not null,
  stopped_at timestamptz,
  is_kept boolean not null,
  policy_id uuid not null,
  target_seconds int not null,
  -- Open time until it was stopped.
  spent_seconds int,
  team_id uuid,
  site_id uuid not null,
  customer text,
  primary key (tenant, ticket_id, clock, started_at),
  foreign key (tenant, ticket_id) references tickets.tickets (tenant, key)
);
create index sla_results_decided on tickets.sla_results (tenant, decided_at) include (clock, is_kept, spent_seconds, team_id, site_id, customer);
select platform.guard_tenant('tickets.sla_results');
grant select, insert, update, delete on tickets.sla_results to platform_app;
