-- How content requesters are with how their tickets were resolved.
alter table tickets.tickets add column rating smallint check (rating between 1 and 5), add column rating_comment text, add column rated_at timestamptz;
create index tickets_rated on tickets.tickets (tenant, rated_at) where rated_at is not null;
create index tickets_resolved on tickets.tickets (tenant, resolved_at) where resolved_at is not null;
alter table tickets.desks add column asks_for_ratings boolean not null default false;
