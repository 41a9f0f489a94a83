-- How often the jobs of one rate key may start: a bucket that holds so many permits, refilled evenly over the interval.
create table platform.job_rates (
  tenant uuid not null,
  key text not null,
  permits int not null check (permits > 0),
  per interval not null check (per > interval '0'),
  left_over double precision not null,
  counted_at timestamptz not null default now(),
  primary key (tenant, key)
);
select platform.guard_tenant('platform.job_rates');
grant select, insert, update on platform.job_rates to platform_app;
grant select, insert, update, delete on platform.job_rates to platform_system;

-- What a bucket holds now.
create function platform.permits_left(rate platform.job_rates) returns double precision language sql stable parallel safe
  return least((rate).permits, (rate).left_over + extract(epoch from now() - (rate).counted_at) / extract(epoch from (rate).per) * (rate).permits);

-- Durable work. A running job belongs to its owner until locked_until, which the owner keeps moving while it lives.
create table platform.jobs (
  tenant uuid not null,
  id uuid not null,
  kind text not null,
  payload jsonb not null,
  priority smallint not null,
  run_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'dead')),
  attempts int not null default 0,
  max_attempts int not null check (max_attempts > 0),
  key text,
  rate_key text,
  last_error text,
  progress double precision,
  trace text,
  owner uuid,
  locked_until timestamptz,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, rate_key) references platform.job_rates,
  check ((state = 'running') = (owner is not null and locked_until is not null)),
  check ((state in ('done', 'dead')) = (finished_at is not null))
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);

-- One job per key while it waits or runs.
create unique index jobs_key on platform.jobs (tenant, kind, key) where key is not null and state in ('waiting', 'running');
-- What to start next: without a rate, and within one rate.
create index jobs_due on platform.jobs (priority, run_at) where state = 'waiting' and rate_key is null;
create index jobs_due_within_rate on platform.jobs (tenant, rate_key, priority desc, run_at) where state = 'waiting' and rate_key is not null;
create index jobs_locked on platform.jobs (locked_until) where state = 'running';
create index jobs_finished on platform.jobs (state, finished_at) where finished_at is not null;
create index jobs_of_rate on platform.jobs (tenant, rate_key) where rate_key is not null;
create index jobs_listed on platform.jobs (tenant, created_at, id);
select platform.guard_tenant('platform.jobs');
grant select, insert on platform.jobs to platform_app;
grant update (state, run_at, attempts, progress, finished_at) on platform.jobs to platform_app;
grant select, insert, update, delete on platform.jobs to platform_system;
