-- Where mail to a company's help desk comes in.
create table tickets.mailboxes (
  tenant uuid not null,
  id uuid not null,
  provider smallint not null,
  address text not null,
  -- What the provider shows, hashed, or signs with, sealed.
  password_hash bytea,
  signing_key text,
  -- Seals the addresses that answers go to.
  reply_key text not null,
  created_at timestamptz not null,
  primary key (tenant, id),
  constraint mailboxes_id unique (id)
);
create unique index mailboxes_address on tickets.mailboxes (tenant, lower(address));
select platform.guard_tenant('tickets.mailboxes');
grant select, insert, delete on tickets.mailboxes to platform_app;
grant select on tickets.mailboxes to platform_system;
grant update (signing_key, reply_key) on tickets.mailboxes to platform_system;

-- Mails that came in and went out, each once: by their ids answers find their tickets, and what comes again is known.
create table tickets.emails (
  tenant uuid not null,
  id uuid not null,
  message_id text not null,
  outcome smallint not null,
  mailbox_id uuid not null,
  ticket_id uuid,
  ticket_message_id uuid,
  author_id uuid not null,
  subject text not null,
  text text not null,
  token text,
  at timestamptz not null,
  primary key (tenant, id),
  constraint emails_message_id unique (tenant, message_id),
  foreign key (tenant, ticket_id) references tickets.tickets (tenant, key)
);
create unique index emails_token on tickets.emails (tenant, token) where token is not null;
create index emails_ticket on tickets.emails (tenant, ticket_id, at) where ticket_id is not null;
create index emails_author on tickets.emails (tenant, author_id, at);
select platform.guard_tenant('tickets.emails');
grant select, insert, update on tickets.emails to platform_app;
grant select on tickets.emails to platform_system;
