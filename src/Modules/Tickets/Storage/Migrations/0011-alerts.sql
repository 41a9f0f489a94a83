-- The alert a ticket is about; each has one ticket.
alter table tickets.tickets add column alert_id uuid;
create unique index tickets_alert on tickets.tickets (tenant, alert_id) where alert_id is not null;
