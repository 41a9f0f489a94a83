-- Messages that a consumer takes, holds or settles are locked one by one by their keys and changed where they lie: no plan can do otherwise.
-- The plans before, when made while the queue was empty, went through all of a full one for every hundred messages. "+ 0" leaves only
-- the index of those that are locked.
create or replace function platform.bus_claim(_subscription int, _consumer uuid, _max int) returns setof platform.bus_messages language plpgsql
  set enable_seqscan = off set enable_bitmapscan = off as $$
declare
  kept platform.bus_subscriptions;
  at timestamptz;
  live tid[];
  spent bigint[];
begin
  perform set_config('synchronous_commit', 'off', true); -- a claim lost in a crash is only a claim that ran out
  select * into kept from platform.bus_subscriptions where id = _subscription;
  if kept.sessions then
    perform pg_advisory_xact_lock(hashtext('platform.bus_claim'), _subscription);
    at := clock_timestamp();
    select array_agg(c.ctid) filter (where c.deliveries < kept.max_deliveries), array_agg(c.sequence) filter (where c.deliveries >= kept.max_deliveries)
    into live, spent from (
      select m.ctid, m.sequence, m.deliveries from platform.bus_messages m
      where m.subscription = _subscription and (m.locked_by is null or m.locked_until <= at)
        and (m.session is null or m.session not in (
          select l.session from platform.bus_messages l
          where l.subscription + 0 = _subscription and l.locked_by is not null and l.locked_until > at and l.session is not null))
      order by m.sequence limit _max for update of m) c;
  else
    at := clock_timestamp();
    select array_agg(c.ctid) filter (where c.deliveries < kept.max_deliveries), array_agg(c.sequence) filter (where c.deliveries >= kept.max_deliveries)
    into live, spent from (
      select m.ctid, m.sequence, m.deliveries from platform.bus_messages m
      where m.subscription = _subscription and (m.locked_by is null or m.locked_until <= at)
      order by m.sequence limit _max for update skip locked) c;
  end if;
  if spent is not null then
    perform platform.bus_bury(_subscription, spent, format('Delivered %s times and never settled: its consumers crashed or hung.', kept.max_deliveries));
  end if;
  return query
    update platform.bus_messages m set locked_by = _consumer, locked_until = at + kept.lock_duration, deliveries = m.deliveries + 1
    where m.ctid = any(live) returning m.*;
end $$;

-- Locks what a consumer still holds of these, and answers where they lie.
create function platform.bus_held(_subscription int, _consumer uuid, _sequences bigint[], _deliveries int[]) returns tid[] language sql as $$
  select array_agg(m.place) from unnest(_sequences, _deliveries) held(sequence, deliveries), lateral (
    select b.ctid as place from platform.bus_messages b
    where b.subscription = _subscription and b.sequence = held.sequence and b.locked_by = _consumer and b.deliveries = held.deliveries for update) m
$$;

-- Takes away what its consumer handled and still holds; answers how many that were.
create function platform.bus_complete(_subscription int, _consumer uuid, _sequences bigint[], _deliveries int[]) returns int language plpgsql as $$
declare
  held tid[] := platform.bus_held(_subscription, _consumer, _sequences, _deliveries);
  completed int;
begin
  delete from platform.bus_messages where ctid = any(held);
  get diagnostics completed = row_count;
  return completed;
end $$;

-- Lets its consumer hold for longer what it still holds; answers which those are.
create function platform.bus_renew(_subscription int, _consumer uuid, _sequences bigint[], _deliveries int[], _for interval) returns setof bigint language plpgsql as $$
declare
  held tid[] := platform.bus_held(_subscription, _consumer, _sequences, _deliveries);
begin
  return query update platform.bus_messages m set locked_until = clock_timestamp() + _for where m.ctid = any(held) returning m.sequence;
end $$;

create or replace function platform.bus_bury(_subscription int, _sequences bigint[], _reason text) returns void language plpgsql as $$
declare
  found tid[] := (select array_agg(m.place) from unnest(_sequences) asked(sequence), lateral (
    select b.ctid as place from platform.bus_messages b where b.subscription = _subscription and b.sequence = asked.sequence for update) m);
begin
  with dead as (delete from platform.bus_messages where ctid = any(found) returning *)
  insert into platform.bus_dead_letters (subscription, sequence, id, tenant, subject, session, body, trace, deliveries, reason)
  select subscription, sequence, id, tenant, subject, session, body, trace, deliveries, _reason from dead;
end $$;
