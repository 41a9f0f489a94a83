-- What would come of each row of a table is kept beside the rows, so that a preview of a long table can be scrolled through.
alter table devices.device_import_pages
  add column judged jsonb not null default '[]',
  add column counts int[] not null default '{}';
grant update on devices.device_import_pages to platform_app;
