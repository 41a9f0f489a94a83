-- What people spent on tickets.
create table tickets.time_entries (
  tenant uuid not null,
  ticket_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  minutes int not null check (minutes between 1 and 1440),
  note text,
  is_billable boolean not null,
  worked_on date not null,
  logged_at timestamptz not null,
  primary key (tenant, ticket_id, id),
  foreign key (tenant, ticket_id) references tickets.tickets (tenant, key)
);
create index time_entries_person on tickets.time_entries (tenant, person_id);
select platform.guard_tenant('tickets.time_entries');
grant select, insert, update, delete on tickets.time_entries to platform_app;
