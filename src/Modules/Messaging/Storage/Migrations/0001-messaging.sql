create schema messaging;
grant usage on schema messaging to platform_app, platform_system;

-- What people are told, in the words of its last revision.
create table messaging.notifications (
  tenant uuid not null,
  id uuid not null,
  key text not null,
  revision int not null,
  topic text not null,
  title text not null,
  text text not null,
  link text,
  urgency smallint not null check (urgency between 0 and 2),
  first_told_at timestamptz not null,
  told_at timestamptz not null,
  withdrawn_at timestamptz,
  reason text,
  primary key (tenant, id),
  constraint notifications_key unique (tenant, key)
) with (fillfactor = 85);
create index notifications_told on messaging.notifications (told_at);
select platform.guard_tenant('messaging.notifications');
grant select, insert, update on messaging.notifications to platform_app;
grant select, delete on messaging.notifications to platform_system;

-- A notification in the centre of one person, unread until they have read it.
create table messaging.entries (
  tenant uuid not null,
  person_id uuid not null,
  notification_id uuid not null,
  told_at timestamptz not null,
  read_at timestamptz,
  primary key (tenant, person_id, notification_id),
  foreign key (tenant, notification_id) references messaging.notifications on delete cascade
) with (fillfactor = 85);
create index entries_listed on messaging.entries (tenant, person_id, told_at, notification_id);
create index entries_unread on messaging.entries (tenant, person_id, told_at, notification_id) where read_at is null;
create index entries_of_notification on messaging.entries (tenant, notification_id);
select platform.guard_tenant('messaging.entries');
grant select, insert, update, delete on messaging.entries to platform_app;
grant select, delete on messaging.entries to platform_system;

-- How somebody wants to hear of a topic, where that is not the usual way.
create table messaging.preferences (
  tenant uuid not null,
  person_id uuid not null,
  topic text not null,
  email smallint not null check (email between 0 and 2), -- 0 never, 1 what is urgent, 2 always
  primary key (tenant, person_id, topic)
);
select platform.guard_tenant('messaging.preferences');
grant select, insert, update, delete on messaging.preferences to platform_app;
grant select, delete on messaging.preferences to platform_system;

-- What leaves the house: one row for each revision, channel and person, so none leaves twice.
create table messaging.deliveries (
  tenant uuid not null,
  id uuid not null,
  notification_id uuid not null,
  revision int not null,
  event smallint not null,   -- 0 told, 1 changed, 2 withdrawn
  channel smallint not null, -- 0 e-mail, 1 webhook
  person_id uuid not null,   -- all zeros: nobody's, for a webhook
  state smallint not null default 0, -- 0 waits, 1 was sent, 2 failed, 3 was cancelled
  attempts int not null default 0,
  answer text,
  content jsonb,             -- of a webhook: what it says
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant, id),
  constraint deliveries_once unique (tenant, notification_id, revision, event, channel, person_id),
  foreign key (tenant, notification_id) references messaging.notifications on delete cascade
) with (fillfactor = 85);
create index deliveries_listed on messaging.deliveries (tenant, channel, created_at, id);
create index deliveries_waiting on messaging.deliveries (tenant, notification_id) where state = 0;
create index deliveries_of_person on messaging.deliveries (tenant, person_id) where channel = 0;
select platform.guard_tenant('messaging.deliveries');
grant select, insert, update, delete on messaging.deliveries to platform_app;
grant select, delete on messaging.deliveries to platform_system;

-- Where a company wants notifications posted to.
create table messaging.webhooks (
  tenant uuid not null,
  key uuid not null,
  url text not null,
  is_enabled boolean not null,
  changed_at timestamptz not null,
  version int not null,
  primary key (tenant, key)
);
select platform.guard_tenant('messaging.webhooks');
grant select, insert, update on messaging.webhooks to platform_app;
grant select on messaging.webhooks to platform_system;

-- What posts are signed with, sealed.
create table messaging.webhook_secrets (
  tenant uuid not null,
  id uuid not null,
  secret text not null,
  primary key (tenant, id)
);
select platform.guard_tenant('messaging.webhook_secrets');
grant select, insert, update on messaging.webhook_secrets to platform_app;
grant select (tenant, id, secret), update (secret) on messaging.webhook_secrets to platform_system;
