-- Tables somebody sent, on their way to become devices. Their rows are kept until they are applied.
create table devices.device_imports (
  tenant uuid not null,
  id uuid not null,
  name text not null,
  format jsonb not null,
  columns jsonb not null,
  settings jsonb not null,
  preview jsonb not null,
  rows int not null,
  pages int not null,
  state smallint not null,
  steps_done int not null,
  created int not null,
  changed int not null,
  unchanged int not null,
  refused int not null,
  problems jsonb not null,
  made_by uuid not null,
  made_at timestamptz not null,
  applied_at timestamptz,
  undone_at timestamptz,
  keep_until timestamptz not null,
  primary key (tenant, id)
);
create index device_imports_keep_until on devices.device_imports (keep_until);
select platform.guard_tenant('devices.device_imports');
grant select, insert, update, delete on devices.device_imports to platform_app;
grant select, delete on devices.device_imports to platform_system;

create table devices.device_import_pages (
  tenant uuid not null,
  import_id uuid not null,
  page int not null,
  rows jsonb not null,
  primary key (tenant, import_id, page),
  foreign key (tenant, import_id) references devices.device_imports (tenant, id) on delete cascade
);
select platform.guard_tenant('devices.device_import_pages');
grant select, insert, delete on devices.device_import_pages to platform_app;
grant select, delete on devices.device_import_pages to platform_system;

-- An import is applied in parts, each an edit; undone from the last to the first.
alter table devices.device_edits
  add column import_id uuid,
  add foreign key (tenant, import_id) references devices.device_imports (tenant, id) on delete cascade;
create index device_edits_import on devices.device_edits (tenant, import_id) where import_id is not null;
