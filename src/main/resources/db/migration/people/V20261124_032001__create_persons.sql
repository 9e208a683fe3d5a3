-- Persons, who keeps them and why, their households (PERSON-1, PERSON-2, PERSON-6).
create schema people;
grant usage on schema people to qiaoliang_app, qiaoliang_system;

-- Secrets are sealed with a key of the person's own, which is itself sealed beside them: with the key gone they are gone.
create sequence people.person_id;
create table people.person (
    id bigint constraint person_pk primary key default nextval('people.person_id'),
    version int not null default 1,
    name text collate "zh-x-icu" constraint person_name check (char_length(btrim(name)) between 1 and 60),
    sex text collate "C" constraint person_sex check (sex in ('male', 'female')),
    birth_date date,
    -- GB/T 3304
    ethnic_group smallint constraint person_ethnic_group check (ethnic_group between 1 and 99),
    -- where the person lives; the code is the one the division has today
    division_id int not null,
    code text collate "C" not null
        constraint person_code check (code ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})$'),
    place bigint not null generated always as (rpad(code, 12, '0')::bigint) stored,
    key bytea,
    document_kind text collate "C" constraint person_document_kind check (document_kind in ('resident-id',
        'permanent-resident', 'hong-kong-macao-taiwan', 'passport', 'home-return-permit', 'other')),
    document bytea,
    document_hash bytea,
    address bytea,
    -- the number under which the ledger counts the person; given when something first reaches them, or taken over from a phone
    beneficiary int,
    -- scope keys of the bodies that keep this person today; follows people.holding
    holders bigint[] not null,
    merged_into bigint constraint person_merged_into references people.person,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    erased_at timestamptz,
    constraint person_document_whole check ((document is null) = (document_hash is null)
        and (document is null) = (document_kind is null)),
    constraint person_sealed_with_key check (key is not null or (document is null and address is null)),
    constraint person_erased check (erased_at is null or (name is null and key is null and birth_date is null)),
    constraint person_named check (name is not null or erased_at is not null),
    constraint person_not_merged_into_itself check (merged_into <> id)
);
create unique index person_of_document on people.person (document_hash)
    where document_hash is not null and merged_into is null;
create unique index person_of_beneficiary on people.person (beneficiary) where beneficiary is not null and merged_into is null;
create index person_by_name on people.person (name, id) where merged_into is null;
-- names that begin with what was typed
create index person_by_letters on people.person (name collate "C", id) where merged_into is null;
create index person_by_place on people.person (place, name, id) where merged_into is null;
create index person_merged on people.person (merged_into) where merged_into is not null;

create table people.phone (
    person_id bigint not null constraint phone_person references people.person,
    position smallint not null constraint phone_position check (position between 1 and 5),
    -- as all modules hash phones
    hash bytea not null,
    sealed bytea not null,
    constraint phone_pk primary key (person_id, position),
    constraint phone_once unique (person_id, hash)
);
create index phone_by_hash on people.phone (hash);

-- Which body keeps a person, on what basis and what for (PERSON-6).
create table people.holding (
    id bigint generated always as identity constraint holding_pk primary key,
    person_id bigint not null constraint holding_person references people.person,
    organization_id bigint not null,
    scope_key bigint not null,
    basis text collate "C" not null constraint holding_basis
        check (basis in ('duty', 'consent', 'contract', 'vital-interest', 'public-interest')),
    purpose text not null constraint holding_purpose check (char_length(btrim(purpose)) between 1 and 200),
    since date not null,
    until date,
    recorded_by bigint,
    constraint holding_days check (since <= until)
);
create unique index holding_once on people.holding (person_id, organization_id) where until is null;
create index holding_by_scope on people.holding (scope_key, person_id) where until is null;
create index holding_by_organization on people.holding (organization_id) where until is null;

-- What one body lets another see of what it recorded, and on what basis.
create table people.sharing (
    id bigint generated always as identity constraint sharing_pk primary key,
    person_id bigint not null constraint sharing_person references people.person,
    from_organization_id bigint not null,
    from_key bigint not null,
    to_organization_id bigint not null,
    to_key bigint not null,
    what text collate "C" not null constraint sharing_what check (what in ('categories', 'memberships', 'help')),
    basis text collate "C" not null constraint sharing_basis check (basis in ('duty', 'consent', 'vital-interest')),
    note text not null constraint sharing_note check (char_length(btrim(note)) between 1 and 200),
    since date not null,
    until date,
    recorded_by bigint,
    constraint sharing_days check (since <= until),
    constraint sharing_with_another check (from_organization_id <> to_organization_id)
);
create unique index sharing_once on people.sharing (person_id, from_organization_id, to_organization_id, what)
    where until is null;
create index sharing_with on people.sharing (to_organization_id) where until is null;

create sequence people.household_id;
create table people.household (
    id bigint constraint household_pk primary key default nextval('people.household_id'),
    version int not null default 1,
    division_id int not null,
    code text collate "C" not null
        constraint household_code check (code ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})$'),
    -- the address is that of its members, sealed with a key of the household's own
    key bytea,
    address bytea,
    constraint household_sealed_with_key check (key is not null or address is null)
);
create table people.member (
    household_id bigint not null constraint member_household references people.household,
    person_id bigint not null constraint member_person references people.person,
    relation text collate "C" not null constraint member_relation check (relation in ('head', 'spouse', 'child',
        'child-in-law', 'grandchild', 'parent', 'parent-in-law', 'grandparent', 'sibling', 'other-relative', 'not-related')),
    since date not null,
    until date,
    constraint member_pk primary key (household_id, person_id, since),
    constraint member_days check (since <= until)
);
create unique index member_of_one_household on people.member (person_id) where until is null;
create unique index member_one_head on people.member (household_id) where until is null and relation = 'head';

-- Who answers for somebody: a person known here, or somebody named with the words sealed by the ward's key.
create table people.guardian (
    id bigint generated always as identity constraint guardian_pk primary key,
    ward_id bigint not null constraint guardian_ward references people.person,
    guardian_id bigint constraint guardian_guardian references people.person,
    outsider bytea,
    relation text collate "C" not null constraint guardian_relation
        check (relation in ('parent', 'grandparent', 'sibling', 'relative', 'organization', 'other')),
    -- who is under fourteen is kept with their guardian's consent alone (PIPL)
    consented_on date,
    since date not null,
    until date,
    constraint guardian_somebody check ((guardian_id is null) <> (outsider is null)),
    constraint guardian_not_oneself check (guardian_id <> ward_id),
    constraint guardian_days check (since <= until)
);
create index guardian_of on people.guardian (ward_id) where until is null;
create index guardian_by on people.guardian (guardian_id) where until is null and guardian_id is not null;

grant select, insert, update on people.person, people.holding, people.sharing, people.household, people.member,
    people.guardian to qiaoliang_app, qiaoliang_system;
grant select, insert, update, delete on people.phone to qiaoliang_app, qiaoliang_system;
grant usage on sequence people.person_id, people.household_id to qiaoliang_app, qiaoliang_system;

-- A person is seen by those who reach one of the bodies that keep them.
alter table people.person enable row level security;
alter table people.person force row level security;
create policy person_read on people.person for select to qiaoliang_app using (
    exists (select from unnest(holders) k where k <@ (select access.scope('person.read'))));
create policy person_add on people.person for insert to qiaoliang_app with check (
    cardinality(holders) = 1 and holders[1] <@ (select access.scope('person.edit'))
    and merged_into is null and erased_at is null);
create policy person_change on people.person for update to qiaoliang_app
    using (exists (select from unnest(holders) k where k <@ (select access.scope('person.edit'))))
    with check (true);
create policy system_all on people.person to qiaoliang_system using (true) with check (true);
create policy functions_all on people.person to qiaoliang_owner using (true) with check (true);

alter table people.phone enable row level security;
alter table people.phone force row level security;
create policy phone_read on people.phone for select to qiaoliang_app
    using (exists (select from people.person p where p.id = person_id));
create policy phone_add on people.phone for insert to qiaoliang_app with check (
    exists (select from people.person p where p.id = person_id
        and exists (select from unnest(p.holders) k where k <@ (select access.scope('person.edit')))));
create policy phone_change on people.phone for update to qiaoliang_app using (
    exists (select from people.person p where p.id = person_id
        and exists (select from unnest(p.holders) k where k <@ (select access.scope('person.edit')))));
create policy phone_remove on people.phone for delete to qiaoliang_app using (
    exists (select from people.person p where p.id = person_id
        and exists (select from unnest(p.holders) k where k <@ (select access.scope('person.edit')))));
create policy system_all on people.phone to qiaoliang_system using (true) with check (true);
create policy functions_read on people.phone for select to qiaoliang_owner using (true);

-- Only of a person whom the viewer sees already: whom others keep is taken over by people.keep alone, with the ID number.
alter table people.holding enable row level security;
alter table people.holding force row level security;
create policy holding_read on people.holding for select to qiaoliang_app
    using (scope_key <@ (select access.scope('person.read')));
create policy holding_add on people.holding for insert to qiaoliang_app with check (
    scope_key <@ (select access.scope('person.edit')) and exists (select from people.person p where p.id = person_id));
create policy holding_end on people.holding for update to qiaoliang_app
    using (scope_key <@ (select access.scope('person.edit')));
create policy system_all on people.holding to qiaoliang_system using (true) with check (true);
create policy functions_all on people.holding to qiaoliang_owner using (true) with check (true);

alter table people.sharing enable row level security;
alter table people.sharing force row level security;
create policy sharing_read on people.sharing for select to qiaoliang_app using (
    from_key <@ (select access.scope('person.read')) or to_key <@ (select access.scope('person.read')));
create policy sharing_add on people.sharing for insert to qiaoliang_app with check (
    from_key <@ (select access.scope('person.edit')) and exists (select from people.person p where p.id = person_id));
create policy sharing_end on people.sharing for update to qiaoliang_app
    using (from_key <@ (select access.scope('person.edit')));
create policy system_all on people.sharing to qiaoliang_system using (true) with check (true);
create policy functions_all on people.sharing to qiaoliang_owner using (true) with check (true);

-- A household is seen as far as its members are.
alter table people.member enable row level security;
alter table people.member force row level security;
create policy member_read on people.member for select to qiaoliang_app
    using (exists (select from people.person p where p.id = person_id));
create policy member_add on people.member for insert to qiaoliang_app with check (
    exists (select from people.person p where p.id = person_id
        and exists (select from unnest(p.holders) k where k <@ (select access.scope('person.edit')))));
create policy member_change on people.member for update to qiaoliang_app using (
    exists (select from people.person p where p.id = person_id
        and exists (select from unnest(p.holders) k where k <@ (select access.scope('person.edit')))));
create policy system_all on people.member to qiaoliang_system using (true) with check (true);
create policy functions_all on people.member to qiaoliang_owner using (true) with check (true);

alter table people.household enable row level security;
alter table people.household force row level security;
create policy household_read on people.household for select to qiaoliang_app
    using (exists (select from people.member m where m.household_id = id and m.until is null));
create policy household_add on people.household for insert to qiaoliang_app
    with check (not isempty((select access.scope('person.edit'))));
create policy household_change on people.household for update to qiaoliang_app
    using (exists (select from people.member m join people.person p on p.id = m.person_id
        where m.household_id = household.id and m.until is null
            and exists (select from unnest(p.holders) k where k <@ (select access.scope('person.edit')))))
    with check (true);
create policy system_all on people.household to qiaoliang_system using (true) with check (true);
create policy functions_all on people.household to qiaoliang_owner using (true) with check (true);

alter table people.guardian enable row level security;
alter table people.guardian force row level security;
create policy guardian_read on people.guardian for select to qiaoliang_app
    using (exists (select from people.person p where p.id = ward_id));
create policy guardian_add on people.guardian for insert to qiaoliang_app with check (
    exists (select from people.person p where p.id = ward_id
        and exists (select from unnest(p.holders) k where k <@ (select access.scope('person.edit')))));
create policy guardian_change on people.guardian for update to qiaoliang_app using (
    exists (select from people.person p where p.id = ward_id
        and exists (select from unnest(p.holders) k where k <@ (select access.scope('person.edit')))));
create policy system_all on people.guardian to qiaoliang_system using (true) with check (true);

-- A person's row knows who keeps them, so that its policy reads no other table.
create function people.know_holders() returns trigger
    language plpgsql security definer set search_path = '' as $$
begin
    update people.person p
        set holders = coalesce((select array_agg(distinct h.scope_key order by h.scope_key)
            from people.holding h where h.person_id = p.id and h.until is null), '{}')
        where p.id = new.person_id;
    return null;
end $$;
revoke execute on function people.know_holders() from public;
create trigger know_holders after update on people.holding
    for each row when (old.until is distinct from new.until or old.scope_key <> new.scope_key)
    execute function people.know_holders();
create function people.know_holder() returns trigger
    language plpgsql security definer set search_path = '' as $$
begin
    update people.person p
        set holders = array(select distinct k from unnest(p.holders || new.scope_key) k order by k)
        where p.id = new.person_id and new.until is null and not new.scope_key = any (p.holders);
    return null;
end $$;
revoke execute on function people.know_holder() from public;
create trigger know_holder after insert on people.holding for each row execute function people.know_holder();

-- Who is erased stays erased.
create function people.stays_erased() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
    raise exception 'this person was erased';
end $$;
create trigger stays_erased before update on people.person
    for each row when (old.erased_at is not null and (new.key is not null or new.name is not null or new.erased_at is null))
    execute function people.stays_erased();

-- PERSON-1: whoever knows the number of somebody's document keeps the same file as all others do. Gives the id, having put
-- down that this body keeps the person now and why; null when nobody is kept under the number.
create function people.keep(
        hash bytea, organization bigint, basis text, purpose text, on_day date, account bigint) returns bigint
    language plpgsql security definer set search_path = '' as $$
declare
    found bigint;
    key bigint;
begin
    select o.scope_key into key from organizations.organization o where o.id = keep.organization and o.closed_on is null;
    if key is null or session_user <> 'qiaoliang_system'
            and not coalesce(key <@ access.scope('person.edit'), false) then
        raise insufficient_privilege;
    end if;
    select p.id into found from people.person p
        where p.document_hash = keep.hash and p.merged_into is null and p.erased_at is null;
    if found is not null then
        insert into people.holding (person_id, organization_id, scope_key, basis, purpose, since, recorded_by)
            values (found, keep.organization, key, keep.basis, keep.purpose, keep.on_day, keep.account)
            on conflict do nothing;
    end if;
    return found;
end $$;
revoke execute on function people.keep from public;
grant execute on function people.keep to qiaoliang_app, qiaoliang_system;

-- Persons and households follow their division, what bodies keep follows the bodies: with no parameter there is nothing
-- that a caller could make of it but the truth.
create function people.follow() returns void
    language plpgsql security definer set search_path = '' as $$
begin
    update people.person p set code = d.code from divisions.present d
        where d.division_id = p.division_id and p.code <> d.code;
    update people.household h set code = d.code from divisions.present d
        where d.division_id = h.division_id and h.code <> d.code;
    update people.holding h set scope_key = o.scope_key from organizations.organization o
        where o.id = h.organization_id and h.scope_key <> o.scope_key;
    update people.sharing s set from_key = o.scope_key from organizations.organization o
        where o.id = s.from_organization_id and s.from_key <> o.scope_key;
    update people.sharing s set to_key = o.scope_key from organizations.organization o
        where o.id = s.to_organization_id and s.to_key <> o.scope_key;
end $$;
revoke execute on function people.follow() from public;
grant execute on function people.follow() to qiaoliang_app, qiaoliang_system;

-- Those whom a closed body kept are kept by the one that carries on.
create function people.hand_on(closed bigint, heir bigint, on_day date) returns void
    language plpgsql security definer set search_path = '' as $$
begin
    if session_user <> 'qiaoliang_system' and isempty(access.scope('organizations.manage'))
            and isempty(access.scope('settings.manage')) then
        raise insufficient_privilege;
    end if;
    if not exists (select from organizations.succession s where s.from_id = closed and s.to_id = heir) then
        raise exception 'does not carry on for it' using errcode = 'check_violation';
    end if;
    insert into people.holding (person_id, organization_id, scope_key, basis, purpose, since, recorded_by)
        select h.person_id, heir, o.scope_key, h.basis, h.purpose, h.since, h.recorded_by
        from people.holding h join organizations.organization o on o.id = heir
        where h.organization_id = closed and h.until is null
        on conflict do nothing;
    update people.holding h set until = greatest(hand_on.on_day, h.since)
        where h.organization_id = closed and h.until is null;
    update people.sharing s set from_organization_id = heir, from_key = o.scope_key
        from organizations.organization o
        where o.id = heir and s.from_organization_id = closed and s.until is null and s.to_organization_id <> heir
            and not exists (select from people.sharing x where x.person_id = s.person_id and x.until is null
                and x.from_organization_id = heir and x.to_organization_id = s.to_organization_id and x.what = s.what);
    update people.sharing s set to_organization_id = heir, to_key = o.scope_key
        from organizations.organization o
        where o.id = heir and s.to_organization_id = closed and s.until is null and s.from_organization_id <> heir
            and not exists (select from people.sharing x where x.person_id = s.person_id and x.until is null
                and x.to_organization_id = heir and x.from_organization_id = s.from_organization_id and x.what = s.what);
end $$;
revoke execute on function people.hand_on from public;
grant execute on function people.hand_on to qiaoliang_app, qiaoliang_system;
