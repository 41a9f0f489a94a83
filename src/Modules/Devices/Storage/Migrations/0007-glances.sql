-- What a line of a list says beside the score, so that a list of thousands need not wake their twins.
alter table devices.standings
  add column reason text,
  add column battery real,
  add column signal real;
