-- Who looked at a person's page, and who at the numbers in the clear and why: shown on the page itself. The trail has it
-- too, for its own readers.
create table people.look (
    id bigint generated always as identity constraint look_pk primary key,
    person_id bigint not null constraint look_person references people.person,
    at timestamptz not null,
    account_id bigint not null,
    reason text
);
create index look_at_person on people.look (person_id, id desc);
grant select, insert on people.look to qiaoliang_app, qiaoliang_system;
alter table people.look enable row level security;
alter table people.look force row level security;
create policy look_read on people.look for select to qiaoliang_app
    using (exists (select from people.person p where p.id = person_id));
create policy look_add on people.look for insert to qiaoliang_app with check (
    account_id = (select access.account()) and exists (select from people.person p where p.id = person_id));
create policy system_all on people.look to qiaoliang_system using (true) with check (true);
