-- Organizations of the ten kinds, each for one division; names and superiors are dated.
create schema organizations;
grant usage on schema organizations to qiaoliang_app, qiaoliang_system;

create table organizations.organization (
    id bigint generated always as identity constraint organization_pk primary key,
    kind smallint not null constraint organization_kind check (kind between 1 and 10),
    -- the id of module divisions; code and place are those the division has today
    division_id integer not null,
    code text collate "C" not null
        constraint organization_code_form check (code ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})$'),
    scope_key bigint not null generated always as (kind * 1000000000000 + rpad(code, 12, '0')::bigint) stored,
    phone text not null default '' constraint organization_phone_length check (char_length(phone) <= 30),
    address text not null default '' constraint organization_address_length check (char_length(address) <= 200),
    hours text not null default '' constraint organization_hours_length check (char_length(hours) <= 200),
    accepts text[] not null default '{}',
    closed_on date,
    version integer not null default 1
);
-- one organization of a kind for a division, as long as it is open
create unique index organization_of_place on organizations.organization (division_id, kind) where closed_on is null;
create index organization_by_scope on organizations.organization (scope_key);

create table organizations.version (
    organization_id bigint not null constraint version_organization_fk references organizations.organization,
    name text not null constraint version_name_length check (char_length(btrim(name)) between 1 and 100),
    short_name text not null constraint version_short_name_length check (char_length(btrim(short_name)) between 1 and 60),
    superior_id bigint constraint version_superior_fk references organizations.organization,
    valid_from date,
    valid_to date,
    constraint version_valid_something check (valid_from < valid_to),
    constraint version_not_its_own_superior check (superior_id <> organization_id),
    constraint version_one_at_a_time
        exclude using gist (organization_id with =, daterange(valid_from, valid_to) with &&) where (valid_from is not null)
);
create unique index version_first on organizations.version (organization_id) where valid_from is null;
create unique index version_latest on organizations.version (organization_id) where valid_to is null;
create index version_below on organizations.version (superior_id) where valid_to is null;

-- Who holds which post (ORG-4). The account is of module identity.
create table organizations.post (
    id bigint generated always as identity constraint post_pk primary key,
    organization_id bigint not null constraint post_organization_fk references organizations.organization,
    account_id bigint not null,
    title text not null constraint post_title_length check (char_length(btrim(title)) between 1 and 60),
    engagement text not null
        constraint post_engagement check (engagement in ('FULL_TIME', 'SECONDED', 'PART_TIME')),
    from_date date not null,
    to_date date,
    constraint post_dates check (from_date <= to_date)
);
create index post_by_organization on organizations.post (organization_id) where to_date is null;
create index post_by_account on organizations.post (account_id) where to_date is null;

grant select on all tables in schema organizations to qiaoliang_app, qiaoliang_system;
grant insert, update on all tables in schema organizations to qiaoliang_app, qiaoliang_system;
grant usage on all sequences in schema organizations to qiaoliang_app, qiaoliang_system;

-- Who they are and how to reach them is public; changed by those who manage organizations there.
alter table organizations.organization enable row level security;
alter table organizations.organization force row level security;
create policy anybody_reads on organizations.organization for select using (true);
create policy system_writes on organizations.organization to qiaoliang_system using (true) with check (true);
create policy owner_follows on organizations.organization to qiaoliang_owner using (true) with check (true);
create policy managers_insert on organizations.organization for insert to qiaoliang_app
    with check (scope_key <@ (select access.scope('organizations.manage')));
create policy managers_update on organizations.organization for update to qiaoliang_app
    using (scope_key <@ (select access.scope('organizations.manage')));

alter table organizations.version enable row level security;
alter table organizations.version force row level security;
create policy anybody_reads on organizations.version for select using (true);
create policy system_writes on organizations.version to qiaoliang_system using (true) with check (true);
create policy managers_insert on organizations.version for insert to qiaoliang_app
    with check (exists (select from organizations.organization o where o.id = organization_id
                        and o.scope_key <@ (select access.scope('organizations.manage'))));
create policy managers_update on organizations.version for update to qiaoliang_app
    using (exists (select from organizations.organization o where o.id = organization_id
                   and o.scope_key <@ (select access.scope('organizations.manage'))));

-- Posts are for the staff's eyes.
alter table organizations.post enable row level security;
alter table organizations.post force row level security;
create policy staff_reads on organizations.post for select to qiaoliang_app
    using ((select access.viewer()) in ('staff', 'program'));
create policy system_writes on organizations.post to qiaoliang_system using (true) with check (true);
create policy managers_insert on organizations.post for insert to qiaoliang_app
    with check (exists (select from organizations.organization o where o.id = organization_id
                        and o.scope_key <@ (select access.scope('organizations.manage'))));
create policy managers_update on organizations.post for update to qiaoliang_app
    using (exists (select from organizations.organization o where o.id = organization_id
                   and o.scope_key <@ (select access.scope('organizations.manage'))));

-- Organizations follow their division when its code changes, whoever changed it: with no parameter there is nothing that
-- a caller could make of it but the truth.
create function organizations.follow_divisions() returns integer
    language plpgsql security definer set search_path = '' as $$
declare moved integer;
begin
    update organizations.organization o set code = p.code
    from divisions.present p
    where p.division_id = o.division_id and o.code <> p.code;
    get diagnostics moved = row_count;
    return moved;
end $$;
revoke execute on function organizations.follow_divisions() from public;
grant execute on function organizations.follow_divisions() to qiaoliang_app, qiaoliang_system;
