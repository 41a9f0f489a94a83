-- When a company works on tickets: hours, holidays, days that differ. The calendar that is always open has no row.
create table tickets.calendars (
  tenant uuid not null,
  key uuid not null,
  name text not null,
  rules jsonb not null,
  removed_at timestamptz,
  version int not null,
  primary key (tenant, key)
);
create unique index calendars_name on tickets.calendars (tenant, lower(name)) where removed_at is null;
select platform.guard_tenant('tickets.calendars');
grant select, insert, update on tickets.calendars to platform_app;

-- What is promised to whom. One policy for the same customer, site, category and priority, so that it is always clear which holds.
create table tickets.policies (
  tenant uuid not null,
  key uuid not null,
  policy jsonb not null,
  calendar_id uuid not null,
  removed_at timestamptz,
  version int not null,
  primary key (tenant, key)
);
create unique index policies_name on tickets.policies (tenant, lower(policy ->> 'name')) where removed_at is null;
create unique index policies_criteria on tickets.policies
  (tenant, lower(coalesce(policy ->> 'customer', '')), coalesce(policy ->> 'site', ''), coalesce(policy ->> 'category', ''), coalesce(policy ->> 'priority', '')) where removed_at is null;
select platform.guard_tenant('tickets.policies');
grant select, insert, update on tickets.policies to platform_app;

-- A ticket's clocks hold what happened; beside them what they show under the policy in force: which one, when it is next due, and when there is next something to tell.
alter table tickets.tickets add column known_since timestamptz, add column clocks jsonb, add column sla_policy_id uuid, add column sla_due_at timestamptz, add column sla_wake_at timestamptz;

-- Of tickets there were before, the clocks are as near as the row tells: its last wait, not those before. What was due until now is nobody's news; their twins work out the rest.
update tickets.tickets t set known_since = now(), sla_wake_at = case when state < 4 then now() end, clocks = jsonb_build_object(
  'firstResponse', jsonb_build_object('kind', 'FirstResponse', 'startedAt', opened_at, 'stoppedAt', coalesce(first_responded_at, resolved_at, closed_at),
    'halts', case when first_responded_at is null then w.halts else '[]' end, 'notices', jsonb_build_array()),
  'resolution', jsonb_build_object('kind', 'Resolution', 'startedAt', opened_at, 'stoppedAt', coalesce(resolved_at, closed_at), 'halts', w.halts, 'notices', jsonb_build_array()))
from (select tenant, key, case when state in (2, 3)
  then jsonb_build_array(jsonb_build_object('reason', case state when 2 then 'WaitingForRequester' else 'OnHold' end, 'from', state_since, 'to', null)) else '[]' end halts from tickets.tickets) w
where w.tenant = t.tenant and w.key = t.key;

alter table tickets.tickets alter column known_since set not null, alter column clocks set not null;
create index tickets_wake on tickets.tickets (sla_wake_at) where sla_wake_at is not null;
