-- That the demo city was loaded, and as of when: written with its last batch, so that a load that was cut off is seen.
create schema demo;
grant usage on schema demo to qiaoliang_system;

create table demo.city (
    only_one boolean primary key default true constraint one_city check (only_one),
    begun_at timestamptz not null,
    loaded_at timestamptz,
    seed bigint not null
);
alter table demo.city enable row level security;
alter table demo.city force row level security;
grant select, insert, update on demo.city to qiaoliang_system;
create policy system_all on demo.city to qiaoliang_system using (true) with check (true);
