-- What was done to many alerts at once, so that it can be taken back for a while.
create table alerts.edits (
  tenant uuid not null,
  id uuid not null,
  changed int not null,
  made_by uuid not null,
  made_at timestamptz not null,
  undo_by timestamptz not null,
  undone_at timestamptz,
  primary key (tenant, id)
);
create index edits_undo_by on alerts.edits (undo_by);
select platform.guard_tenant('alerts.edits');
grant select, insert, update on alerts.edits to platform_app;
grant select, delete on alerts.edits to platform_system;

create table alerts.edited_alerts (
  tenant uuid not null,
  edit_id uuid not null,
  alert uuid not null,
  before jsonb not null,
  after jsonb not null,
  primary key (tenant, edit_id, alert),
  foreign key (tenant, edit_id) references alerts.edits (tenant, id) on delete cascade
);
select platform.guard_tenant('alerts.edited_alerts');
grant select, insert on alerts.edited_alerts to platform_app;
grant select, delete on alerts.edited_alerts to platform_system;
