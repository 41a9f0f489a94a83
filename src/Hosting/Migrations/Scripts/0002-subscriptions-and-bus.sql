-- How far each subscription has come. Only the session that holds the subscription's lock writes here.
create table platform.subscriptions (
  name text primary key,
  xid xid8 not null,
  position bigint not null,
  moved_at timestamptz not null default now()
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);
grant select, insert, update, delete on platform.subscriptions to platform_system;

-- Changes a subscription could not handle, each kept by its place in the journal until someone has it handled again or drops it.
create table platform.parked_entries (
  subscription text not null,
  position bigint not null,
  tenant uuid not null,
  stream_kind text not null,
  stream_id uuid not null,
  version int not null,
  kind text not null,
  at timestamptz not null,
  error text not null,
  attempts int not null,
  parked_at timestamptz not null default now(),
  retry boolean not null default false,
  primary key (subscription, position)
);
create index parked_entries_retry on platform.parked_entries (subscription) where retry;
select platform.guard_tenant('platform.parked_entries');
grant select, insert, update, delete on platform.parked_entries to platform_system;

-- A dump restored into another server keeps the numbers of transactions that server never ran: its cursor would hide those entries,
-- and sort new ones before them. This puts everything that is there before everything to come; what was not handled yet comes again.
create function platform.rebase_journal() returns boolean language plpgsql security definer set search_path = platform, pg_temp as $$
begin
  if not exists (select from platform.journal where xid >= pg_snapshot_xmax(pg_current_snapshot()))
     and not exists (select from platform.subscriptions where xid > pg_snapshot_xmax(pg_current_snapshot())) then
    return false;
  end if;
  lock table platform.journal in share row exclusive mode;
  update platform.subscriptions s set xid = '0', moved_at = now(), position = coalesce(
    (select min(j.position) - 1 from platform.journal j where (j.xid, j.position) > (s.xid, s.position)),
    (select max(j.position) from platform.journal j), 0);
  update platform.journal set xid = '0' where xid <> '0';
  return true;
end $$;
revoke all on function platform.rebase_journal() from public;
grant execute on function platform.rebase_journal() to platform_system;

create table platform.bus_subscriptions (
  id int primary key generated always as identity,
  topic text not null,
  name text not null,
  lock_duration interval not null,
  max_deliveries int not null,
  sessions boolean not null,
  drop_when_idle interval not null,
  seen_at timestamptz not null default now(),
  unique (topic, name)
);
grant select, insert, update, delete on platform.bus_subscriptions to platform_system;

-- Messages under way, a copy for each subscription, gone once handled. Rows live for moments: room on the page keeps their updates
-- near, and vacuum comes often and does not dawdle.
create table platform.bus_messages (
  subscription int not null,
  sequence bigint not null generated always as identity,
  id uuid not null,
  tenant uuid not null,
  subject text not null,
  session text,
  body bytea not null,
  trace text,
  enqueued_at timestamptz not null default clock_timestamp(),
  deliveries int not null default 0,
  locked_by uuid,
  locked_until timestamptz,
  primary key (subscription, sequence)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_insert_threshold = -1,
        autovacuum_vacuum_cost_delay = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.autovacuum_vacuum_threshold = 5000);
create index bus_messages_locked on platform.bus_messages (subscription, session) where locked_by is not null;
select platform.guard_tenant('platform.bus_messages');
grant select, insert, update, delete on platform.bus_messages to platform_system;

-- Messages for later. They join the others, and their session's order, when they are due.
create table platform.bus_scheduled (
  sequence bigint primary key generated always as identity,
  due_at timestamptz not null,
  topic text not null,
  id uuid not null,
  tenant uuid not null,
  subject text not null,
  session text,
  body bytea not null,
  trace text
);
create index bus_scheduled_due on platform.bus_scheduled (due_at, sequence);
select platform.guard_tenant('platform.bus_scheduled');
grant select, insert, update, delete on platform.bus_scheduled to platform_system;

-- Messages nobody could handle, kept until someone resubmits or drops them.
create table platform.bus_dead_letters (
  subscription int not null,
  sequence bigint not null,
  id uuid not null,
  tenant uuid not null,
  subject text not null,
  session text,
  body bytea not null,
  trace text,
  deliveries int not null,
  reason text not null,
  dead_at timestamptz not null default now(),
  primary key (subscription, sequence)
);
select platform.guard_tenant('platform.bus_dead_letters');
grant select, insert, update, delete on platform.bus_dead_letters to platform_system;

create function platform.bus_bury(_subscription int, _sequences bigint[], _reason text) returns void language sql as $$
  with dead as (delete from platform.bus_messages where subscription = _subscription and sequence = any(_sequences) returning *)
  insert into platform.bus_dead_letters (subscription, sequence, id, tenant, subject, session, body, trace, deliveries, reason)
  select subscription, sequence, id, tenant, subject, session, body, trace, deliveries, _reason from dead
$$;

-- Locks the next messages of a subscription for one consumer. Where sessions are kept, claims of a subscription follow one another,
-- because each must see whose session the last one took. The plan never depends on how full the queue was when it was made.
create function platform.bus_claim(_subscription int, _consumer uuid, _max int) returns setof platform.bus_messages language plpgsql
  set enable_seqscan = off set enable_bitmapscan = off as $$
declare
  kept platform.bus_subscriptions;
  at timestamptz;
  live bigint[];
  spent bigint[];
begin
  perform set_config('synchronous_commit', 'off', true); -- a claim lost in a crash is only a claim that ran out
  select * into kept from platform.bus_subscriptions where id = _subscription;
  if kept.sessions then
    perform pg_advisory_xact_lock(hashtext('platform.bus_claim'), _subscription);
    at := clock_timestamp();
    select array_agg(c.sequence) filter (where c.deliveries < kept.max_deliveries), array_agg(c.sequence) filter (where c.deliveries >= kept.max_deliveries)
    into live, spent from (
      select m.sequence, m.deliveries from platform.bus_messages m
      where m.subscription = _subscription and (m.locked_by is null or m.locked_until <= at)
        and (m.session is null or m.session not in (
          select l.session from platform.bus_messages l
          where l.subscription = _subscription and l.locked_by is not null and l.locked_until > at and l.session is not null))
      order by m.sequence limit _max for update of m) c;
  else
    at := clock_timestamp();
    select array_agg(c.sequence) filter (where c.deliveries < kept.max_deliveries), array_agg(c.sequence) filter (where c.deliveries >= kept.max_deliveries)
    into live, spent from (
      select m.sequence, m.deliveries from platform.bus_messages m
      where m.subscription = _subscription and (m.locked_by is null or m.locked_until <= at)
      order by m.sequence limit _max for update skip locked) c;
  end if;
  if spent is not null then
    perform platform.bus_bury(_subscription, spent, format('Delivered %s times and never settled: its consumers crashed or hung.', kept.max_deliveries));
  end if;
  return query
    update platform.bus_messages m set locked_by = _consumer, locked_until = at + kept.lock_duration, deliveries = m.deliveries + 1
    where m.subscription = _subscription and m.sequence = any(live) returning m.*;
end $$;

-- Gives a message back, or buries it after its last delivery. What its consumer holds of the same session behind it goes back too, uncounted.
create function platform.bus_abandon(_subscription int, _consumer uuid, _sequence bigint, _deliveries int, _reason text) returns boolean language plpgsql as $$
declare
  given platform.bus_messages;
begin
  select * into given from platform.bus_messages
  where subscription = _subscription and sequence = _sequence and locked_by = _consumer and deliveries = _deliveries for update;
  if not found then return false; end if;
  if given.deliveries >= (select max_deliveries from platform.bus_subscriptions where id = _subscription) then
    perform platform.bus_bury(_subscription, array[_sequence], _reason);
    return true;
  end if;
  update platform.bus_messages m set locked_by = null, locked_until = null, deliveries = m.deliveries - (m.sequence <> _sequence)::int
  where m.subscription = _subscription and m.locked_by = _consumer and m.sequence >= _sequence and (m.sequence = _sequence or m.session = given.session);
  return true;
end $$;

-- Lets messages join that are due; answers which of the subscriptions have something to claim.
create function platform.bus_look(_subscriptions int[]) returns setof int language plpgsql
  set enable_seqscan = off set enable_bitmapscan = off as $$
begin
  perform set_config('synchronous_commit', 'off', true); -- lost in a crash, they are only due again
  if exists (select from platform.bus_scheduled where due_at <= clock_timestamp()) then
    with due as (
      delete from platform.bus_scheduled where sequence in (
        select sequence from platform.bus_scheduled where due_at <= clock_timestamp() order by due_at, sequence limit 1000 for update skip locked)
      returning *)
    insert into platform.bus_messages (subscription, id, tenant, subject, session, body, trace)
    select s.id, due.id, due.tenant, due.subject, due.session, due.body, due.trace
    from due join platform.bus_subscriptions s on s.topic = due.topic order by due.due_at, due.sequence;
  end if;
  return query
    select s from unnest(_subscriptions) s
    where exists (select from platform.bus_messages m where m.subscription = s and (m.locked_by is null or m.locked_until <= clock_timestamp()));
end $$;

-- Facts that took effect. The row commits with the effect, so a fact that is delivered again is known.
create table platform.inbox (
  subscription text not null,
  message_id uuid not null,
  tenant uuid not null,
  handled_at timestamptz not null default now(),
  primary key (subscription, message_id)
);
create index inbox_age on platform.inbox using brin (handled_at);
select platform.guard_tenant('platform.inbox');
grant select, insert on platform.inbox to platform_app;
grant select, insert, delete on platform.inbox to platform_system;

comment on table platform.subscriptions is 'global: a subscription follows the journal of all tenants';
comment on table platform.bus_subscriptions is 'global: who listens to a topic, for all tenants';
