create schema tickets;
grant usage on schema tickets to platform_app, platform_system;

-- Somebody's request for help. Lists are filtered in memory (Queue/), so that a change pays for few indexes.
create table tickets.tickets (
  tenant uuid not null,
  key uuid not null,
  number int not null,
  subject text not null,
  description text not null,
  status text not null,
  state smallint not null check (state between 0 and 5),
  priority smallint not null check (priority between 0 and 3),
  channel smallint not null,
  category text,
  requester_id uuid not null,
  customer text,
  site_id uuid not null,
  device_id uuid,
  team_id uuid,
  assignee_id uuid,
  watchers uuid[] not null default '{}',
  tags text[] not null default '{}',
  fields jsonb not null default '{}',
  parent_id uuid,
  split_from_id uuid,
  merged_into_id uuid,
  merged_at timestamptz,
  status_before_merge text,
  state_before_merge smallint,
  due_by timestamptz,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  state_since timestamptz not null,
  first_responded_at timestamptz,
  resolved_at timestamptz,
  closed_at timestamptz,
  reopened_at timestamptz,
  reply_count int not null default 0,
  note_count int not null default 0,
  file_count int not null default 0,
  link_count int not null default 0,
  reassignment_count int not null default 0,
  reopen_count int not null default 0,
  version int not null,
  primary key (tenant, key),
  constraint tickets_number unique (tenant, number),
  foreign key (tenant, parent_id) references tickets.tickets (tenant, key),
  foreign key (tenant, merged_into_id) references tickets.tickets (tenant, key)
) with (fillfactor = 85);
create index tickets_requester on tickets.tickets (tenant, requester_id, opened_at);
create index tickets_parent on tickets.tickets (tenant, parent_id) where parent_id is not null;
create index tickets_merged_into on tickets.tickets (tenant, merged_into_id) where merged_into_id is not null;
create index tickets_active on tickets.tickets (tenant, team_id) where state < 4;
select platform.guard_tenant('tickets.tickets');
grant select, insert, update on tickets.tickets to platform_app;
grant select on tickets.tickets to platform_system;

-- What was said about a ticket: replies, which both sides see, and notes, which only colleagues do.
create table tickets.messages (
  tenant uuid not null,
  ticket_id uuid not null,
  id uuid not null,
  kind smallint not null,
  author_id uuid not null,
  by_requester boolean not null,
  text text not null,
  mentions uuid[] not null default '{}',
  sent_at timestamptz not null,
  split_into_id uuid,
  primary key (tenant, ticket_id, id),
  foreign key (tenant, ticket_id) references tickets.tickets (tenant, key)
);
create index messages_author on tickets.messages (tenant, author_id);
select platform.guard_tenant('tickets.messages');
grant select, insert, update on tickets.messages to platform_app;
grant select on tickets.messages to platform_system;

-- Files that came with tickets; their bytes lie in the data folder, by their hash.
create table tickets.files (
  tenant uuid not null,
  ticket_id uuid not null,
  id uuid not null,
  name text not null,
  media_type text not null,
  bytes bigint not null,
  sha256 text not null,
  added_by uuid not null,
  added_at timestamptz not null,
  is_internal boolean not null,
  primary key (tenant, id),
  foreign key (tenant, ticket_id) references tickets.tickets (tenant, key)
);
create index files_ticket on tickets.files (tenant, ticket_id);
create index files_sha256 on tickets.files (tenant, sha256);
select platform.guard_tenant('tickets.files');
grant select, insert, update, delete on tickets.files to platform_app;
grant select on tickets.files to platform_system;

-- What one ticket is to another.
create table tickets.links (
  tenant uuid not null,
  ticket_id uuid not null,
  other_id uuid not null,
  kind smallint not null,
  made_at timestamptz not null,
  primary key (tenant, ticket_id, other_id, kind),
  foreign key (tenant, ticket_id) references tickets.tickets (tenant, key),
  foreign key (tenant, other_id) references tickets.tickets (tenant, key)
);
create index links_other on tickets.links (tenant, other_id);
select platform.guard_tenant('tickets.links');
grant select, insert, delete on tickets.links to platform_app;

-- People outside the company who ask for help.
create table tickets.contacts (
  tenant uuid not null,
  id uuid not null,
  name text not null,
  email text not null,
  customer text,
  created_at timestamptz not null,
  primary key (tenant, id)
);
create unique index contacts_email on tickets.contacts (tenant, lower(email));
select platform.guard_tenant('tickets.contacts');
grant select, insert, update on tickets.contacts to platform_app;

create table tickets.teams (
  tenant uuid not null,
  key uuid not null,
  name text not null,
  members uuid[] not null default '{}',
  created_at timestamptz not null,
  removed_at timestamptz,
  version int not null,
  primary key (tenant, key)
);
create unique index teams_name on tickets.teams (tenant, lower(name)) where removed_at is null;
select platform.guard_tenant('tickets.teams');
grant select, insert, update on tickets.teams to platform_app;

-- The words of a company's help desk: one row each.
create table tickets.desks (
  tenant uuid not null,
  key uuid not null,
  statuses jsonb not null default '[]',
  categories jsonb not null default '[]',
  fields jsonb not null default '[]',
  version int not null,
  primary key (tenant, key)
);
select platform.guard_tenant('tickets.desks');
grant select, insert, update on tickets.desks to platform_app;

-- A change of many tickets in one call, with what they were before, so that it can be undone.
create table tickets.edits (
  tenant uuid not null,
  id uuid not null,
  changed int not null,
  made_by uuid not null,
  made_at timestamptz not null,
  undo_by timestamptz not null,
  undone_at timestamptz,
  primary key (tenant, id)
);
create index edits_undo_by on tickets.edits (undo_by);
select platform.guard_tenant('tickets.edits');
grant select, insert, update on tickets.edits to platform_app;
grant select, delete on tickets.edits to platform_system;

create table tickets.edited_tickets (
  tenant uuid not null,
  edit_id uuid not null,
  ticket uuid not null,
  before jsonb not null,
  after jsonb not null,
  primary key (tenant, edit_id, ticket),
  foreign key (tenant, edit_id) references tickets.edits (tenant, id) on delete cascade
);
select platform.guard_tenant('tickets.edited_tickets');
grant select, insert on tickets.edited_tickets to platform_app;
grant select, delete on tickets.edited_tickets to platform_system;
