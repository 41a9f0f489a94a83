-- What was answered to a POST with an Idempotency-Key, so that its repetition gets the same answer and does nothing.
-- A row without a status is a claim: its holder is at work until it answers, or until the claim expires because the holder died.
create table platform.idempotency (
  tenant uuid not null,
  actor uuid not null,
  key text not null,
  fingerprint bytea not null,
  holder uuid not null,
  expires_at timestamptz not null,
  status smallint,
  -- Content type, ETag, Location and body together, sealed: answers may hold what is shown once. Null where it was too large to keep.
  answer bytea,
  primary key (tenant, actor, key)
);
create index idempotency_expiry on platform.idempotency (expires_at);
select platform.guard_tenant('platform.idempotency');
grant select, insert, update, delete on platform.idempotency to platform_app;
grant select, delete on platform.idempotency to platform_system;
