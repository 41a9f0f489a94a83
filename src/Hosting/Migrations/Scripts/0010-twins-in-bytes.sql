-- A kind of twin may have a shorter way to be written than JSON, of which its snapshots were. What is there stays, as the same text.
alter table platform.twins alter column state type bytea using convert_to(state::text, 'UTF8');

comment on column platform.twins.wake_at is 'the minute in which it wants to wake: it changes rarely, so most saves touch no index';
