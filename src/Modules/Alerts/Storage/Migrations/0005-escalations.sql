-- Who is called about alerts, step by step.
create table alerts.escalation_policies (
  tenant uuid not null,
  key uuid not null,
  name text not null,
  steps jsonb not null,
  repeats int not null,
  sites uuid[] not null, -- all zeros: wherever no other policy holds
  created_at timestamptz not null,
  removed_at timestamptz,
  version int not null,
  primary key (tenant, key)
);
create unique index escalation_policies_name on alerts.escalation_policies (tenant, lower(name)) where removed_at is null;
select platform.guard_tenant('alerts.escalation_policies');
grant select, insert, update on alerts.escalation_policies to platform_app;
grant select, delete on alerts.escalation_policies to platform_system;

-- Which policy holds at a site: one at most. Written with the policy.
create table alerts.escalation_sites (
  tenant uuid not null,
  site_id uuid not null,
  policy_id uuid not null,
  primary key (tenant, site_id),
  foreign key (tenant, policy_id) references alerts.escalation_policies (tenant, key)
);
create index escalation_sites_policy on alerts.escalation_sites (tenant, policy_id);
select platform.guard_tenant('alerts.escalation_sites');
grant select, insert, update, delete on alerts.escalation_sites to platform_app;
grant select, delete on alerts.escalation_sites to platform_system;

-- How far calling people about a notification has come. Its steps stay as they were when it began.
create table alerts.escalations (
  tenant uuid not null,
  notification_id uuid not null,
  site_id uuid not null,
  policy_id uuid not null,
  steps jsonb not null,
  repeats int not null,
  alert_ids uuid[] not null,
  title text not null,
  text text not null,
  link text not null,
  revision int not null,
  state smallint not null, -- 0 calling, 1 answered, 2 over, 3 unanswered: everybody was called
  first_round int not null,
  round int not null, -- the next step to be called
  step int not null,
  due_at timestamptz not null,
  wait_seconds int not null,
  begun_at timestamptz not null,
  answered_by uuid,
  ended_at timestamptz,
  primary key (tenant, notification_id)
) with (fillfactor = 80);
create index escalations_calling on alerts.escalations (due_at) where state = 0;
create index escalations_begun on alerts.escalations (tenant, begun_at);
create index escalations_open on alerts.escalations (tenant) where state <> 2;
select platform.guard_tenant('alerts.escalations');
grant select on alerts.escalations to platform_app;
grant select, insert, update, delete on alerts.escalations to platform_system;

-- Who was called at which step; told_at once the page was handed over.
create table alerts.escalation_pages (
  tenant uuid not null,
  notification_id uuid not null,
  round int not null,
  step int not null,
  person_id uuid not null,
  called_at timestamptz not null,
  told_at timestamptz,
  primary key (tenant, notification_id, round, step, person_id),
  foreign key (tenant, notification_id) references alerts.escalations (tenant, notification_id) on delete cascade
);
select platform.guard_tenant('alerts.escalation_pages');
grant select on alerts.escalation_pages to platform_app;
grant select, insert, update, delete on alerts.escalation_pages to platform_system;
