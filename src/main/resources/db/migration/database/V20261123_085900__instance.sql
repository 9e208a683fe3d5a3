-- What this database is. Exactly one row, written at the first start and never changed: a demo's accounts have known
-- passwords, so a real database must never become one.
create schema database;
grant usage on schema database to qiaoliang_app, qiaoliang_system;

create table database.instance (
    single boolean default true,
    id uuid not null default gen_random_uuid(),
    demo boolean not null,
    created_at timestamptz not null default now(),
    constraint instance_pkey primary key (single),
    constraint instance_one_row check (single)
);
alter table database.instance enable row level security;
alter table database.instance force row level security;
create policy instance_read on database.instance for select to qiaoliang_app, qiaoliang_system using (true);
create policy instance_settle on database.instance to qiaoliang_owner using (true) with check (true);
grant select on database.instance to qiaoliang_app, qiaoliang_system;
