-- Frames of live topics on their way between processes over one database. All of it is about the processes of this moment: a crash may empty the tables, and the
-- processes, which find themselves missing, begin anew.
create unlogged table platform.live_processes (
  process uuid primary key,
  seen_at timestamptz not null,
  read bigint not null default 0
);

-- What clients of each process watch; the version grows with every change, in the order of commits.
create unlogged table platform.live_watches (
  process uuid not null references platform.live_processes on delete cascade,
  tenant uuid not null,
  topic text not null,
  primary key (process, tenant, topic)
);
create unlogged table platform.live_board (
  one boolean primary key default true check (one),
  version bigint not null
) with (fillfactor = 10);

-- One row for each process that watches, numbered without gaps for it by who sends. A row without a topic says that some were lost.
create unlogged table platform.live_frames (
  receiver uuid not null,
  sender uuid not null,
  number bigint not null,
  tenant uuid,
  topic text,
  kind text,
  data bytea,
  at timestamptz,
  trace text,
  site uuid,
  primary key (receiver, sender, number)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

grant select, insert, update, delete on platform.live_processes, platform.live_watches, platform.live_board, platform.live_frames to platform_system;
comment on table platform.live_processes is 'global: holds nothing of any tenant';
comment on table platform.live_watches is 'machinery: of this moment, read by none but the processes of the platform';
comment on table platform.live_board is 'global: holds nothing of any tenant';
comment on table platform.live_frames is 'machinery: on its way between processes, read by none but them';
