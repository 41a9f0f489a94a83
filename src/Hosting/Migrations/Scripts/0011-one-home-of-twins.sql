-- Where live twins are at home: one process at a time, which holds the lock; a term begins when another process takes them over.
create table platform.twin_home (
  one boolean primary key default true check (one),
  process uuid,
  term bigint not null
);
insert into platform.twin_home values (true, null, 0);

-- Which processes there are besides, as of a moment ago: while there are none, nobody looks for their post.
create table platform.processes (
  process uuid primary key,
  seen_at timestamptz not null
);

-- What a process that is not their home has to say to twins, and their answers. Nothing is lost with it that could not be read from rows and series: a crash may empty it.
-- All of it is gone again in a moment, so that the tables stay small where vacuum looks often.
create unlogged table platform.twin_post (
  id bigint generated always as identity primary key,
  call uuid not null,
  sender uuid not null,
  kind text not null,
  signals bytea not null,
  trace text,
  sent_at timestamptz not null default clock_timestamp()
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
create unlogged table platform.twin_answers (
  call uuid primary key,
  sender uuid not null,
  answers bytea not null,
  answered_at timestamptz not null default clock_timestamp()
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
create index twin_answers_sender on platform.twin_answers (sender);

grant select, update on platform.twin_home to platform_system;
grant select, insert, update, delete on platform.processes, platform.twin_post, platform.twin_answers to platform_system;
comment on table platform.twin_home is 'global: one row for all tenants';
comment on table platform.processes is 'global: holds nothing of any tenant';
comment on table platform.twin_post is 'global: on its way between processes, of all tenants, and read by none but the machinery';
comment on table platform.twin_answers is 'global: on its way between processes, of all tenants, and read by none but the machinery';
