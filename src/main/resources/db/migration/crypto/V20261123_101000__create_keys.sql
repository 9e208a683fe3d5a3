-- Keys, each wrapped by the master key, which is never in the database. Whoever reads these tables alone can open nothing.
create schema crypto;
grant usage on schema crypto to qiaoliang_app, qiaoliang_system;

-- One current key for each purpose and use; former ones stay, so that what they sealed still opens.
create table crypto.data_key (
    id bigint generated always as identity constraint data_key_pk primary key,
    purpose text not null constraint data_key_purpose check (purpose ~ '^[a-z][a-z0-9.-]{0,79}$'),
    use text not null constraint data_key_use check (use in ('seal', 'lookup')),
    algorithm smallint not null,
    master text not null,
    wrapped bytea not null,
    current boolean not null default true,
    created_at timestamptz not null default clock_timestamp()
);
create unique index data_key_current on crypto.data_key (purpose, use) where current;

-- One key for each confidential case. A destroyed key leaves its row, so that "destroyed" can be told from "never was".
create table crypto.case_key (
    id bigint generated always as identity constraint case_key_pk primary key,
    algorithm smallint not null,
    master text not null,
    wrapped bytea,
    created_at timestamptz not null default clock_timestamp(),
    destroyed_at timestamptz,
    constraint case_key_destroyed check ((wrapped is null) = (destroyed_at is not null))
);

alter table crypto.data_key enable row level security;
alter table crypto.data_key force row level security;
alter table crypto.case_key enable row level security;
alter table crypto.case_key force row level security;

-- Data keys are read and made on a connection of their own, with the system role: a key must outlive the roll-back of the
-- transaction that needed it first. Nobody deletes keys.
grant select, insert, update (master, wrapped, current) on crypto.data_key to qiaoliang_system;
create policy system_all on crypto.data_key to qiaoliang_system using (true) with check (true);

-- Case keys are made in the transaction that opens the case. They are wrapped; who may use one is decided where the case is
-- kept. Destroying is background work (retention, erasure), hence the system role alone.
grant select, insert on crypto.case_key to qiaoliang_app, qiaoliang_system;
grant update (master, wrapped, destroyed_at) on crypto.case_key to qiaoliang_system;
create policy app_read on crypto.case_key for select to qiaoliang_app using (true);
create policy app_create on crypto.case_key for insert to qiaoliang_app with check (destroyed_at is null);
create policy system_all on crypto.case_key to qiaoliang_system using (true) with check (true);

-- A destroyed key never comes back, whoever asks.
create function crypto.stays_destroyed() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
    raise exception 'the key of this case was destroyed';
end $$;
create trigger stays_destroyed before update on crypto.case_key
    for each row when (old.destroyed_at is not null) execute function crypto.stays_destroyed();
