-- The service ledger (LEDGER-1…7): one row for each service done, in the transaction of the service itself, and never
-- touched again. A figure is about a place and a kind of organization: whoever may read the figures of a kind and a place
-- sees every entry of that kind made there, hence the scope key.
create schema ledger;
grant usage on schema ledger to qiaoliang_app, qiaoliang_system;

-- Whom services reached, as small dense numbers, so that sets of persons are small bitmaps. No role of the program reads
-- this table: posting goes through the function below, and figures hold numbers only.
create table ledger.beneficiary (
    number int generated always as identity constraint beneficiary_pk primary key,
    phone_key bytea not null constraint beneficiary_by_phone unique
);
alter table ledger.beneficiary enable row level security;
alter table ledger.beneficiary force row level security;
create policy beneficiary_post on ledger.beneficiary to qiaoliang_owner using (true) with check (true);

create table ledger.entry (
    id bigint generated always as identity constraint entry_pk primary key,
    posted_at timestamptz not null,
    day date not null,
    division_id int not null,
    -- the division's code on that day, twelve digits: old facts stay where they happened (DIV-1)
    place bigint not null constraint entry_place check (place between 0 and 999999999999),
    kind smallint not null constraint entry_kind check (kind between 1 and 10),
    organization_id bigint not null,
    scope_key bigint not null generated always as (kind * 1000000000000 + place) stored,
    measure text collate "C" not null constraint entry_measure check (measure <> '' and length(measure) <= 60),
    -- '*' stands for "all" in the cells
    category text collate "C" not null constraint entry_category check (category <> '*' and length(category) <= 60),
    channel text collate "C" not null constraint entry_channel check (channel <> '*' and length(channel) <= 60),
    quantity bigint not null,
    amount_fen bigint not null,
    beneficiary int constraint entry_beneficiary references ledger.beneficiary,
    unidentified boolean not null,
    record_type text collate "C" not null,
    record_number text collate "C" not null,
    reverses bigint,
    reason text,
    constraint entry_reached check (not (unidentified and beneficiary is not null)),
    constraint entry_reason check ((reverses is null) = (reason is null))
);
create unique index entry_reversed_once on ledger.entry (reverses) where reverses is not null;
create index entry_by_day on ledger.entry (measure, day, id);
create index entry_by_place on ledger.entry (measure, scope_key, day);
create index entry_by_beneficiary on ledger.entry (beneficiary, measure) where beneficiary is not null;

-- Entries that the cells do not hold yet. A row goes in the transaction that folds its entry into the cells.
create table ledger.pending (
    entry_id bigint constraint pending_pk primary key,
    scope_key bigint not null
);

-- Confidential services (LEDGER-5): no day, no village, no organization, no category, no person, no record. Ids run
-- downwards in a sequence of their own, so that the neighbours of an id tell nothing.
create table ledger.confidential_entry (
    id bigint generated always as identity (start with -1 increment by -1 minvalue -9223372036854775808 maxvalue -1)
        constraint confidential_entry_pk primary key,
    month int not null constraint confidential_entry_month check (month % 100 between 1 and 12),
    place bigint not null constraint confidential_entry_place check (place % 1000000 = 0),
    kind smallint not null constraint confidential_entry_kind check (kind between 1 and 10),
    measure text collate "C" not null,
    quantity bigint not null,
    amount_fen bigint not null,
    reverses bigint
);
create unique index confidential_entry_reversed_once on ledger.confidential_entry (reverses) where reverses is not null;
create index confidential_entry_by_measure on ledger.confidential_entry (measure, month);

-- LEDGER-2, whoever asks, the owner of the tables included.
create function ledger.refuse_change() returns trigger
    language plpgsql as $$
begin
    raise exception 'ledger entries are never updated or deleted; reverse them' using errcode = 'restrict_violation';
end $$;
create trigger entry_is_final before update or delete on ledger.entry
    for each row execute function ledger.refuse_change();
create trigger entry_stays before truncate on ledger.entry
    for each statement execute function ledger.refuse_change();
create trigger confidential_entry_is_final before update or delete on ledger.confidential_entry
    for each row execute function ledger.refuse_change();
create trigger confidential_entry_stays before truncate on ledger.confidential_entry
    for each statement execute function ledger.refuse_change();

alter table ledger.entry enable row level security;
alter table ledger.entry force row level security;
create policy entry_post on ledger.entry to qiaoliang_owner using (true) with check (true);
create policy entry_read on ledger.entry for select to qiaoliang_app
    using (scope_key <@ (select access.scope('figures.read')));
create policy entry_fold on ledger.entry for select to qiaoliang_system using (true);
grant select on ledger.entry to qiaoliang_app, qiaoliang_system;

alter table ledger.pending enable row level security;
alter table ledger.pending force row level security;
create policy pending_post on ledger.pending to qiaoliang_owner using (true) with check (true);
create policy pending_read on ledger.pending for select to qiaoliang_app
    using (scope_key <@ (select access.scope('figures.read')));
create policy pending_fold on ledger.pending to qiaoliang_system using (true) with check (true);
grant select on ledger.pending to qiaoliang_app;
grant select, insert, update, delete on ledger.pending to qiaoliang_system;

alter table ledger.confidential_entry enable row level security;
alter table ledger.confidential_entry force row level security;
create policy confidential_entry_post on ledger.confidential_entry to qiaoliang_owner using (true) with check (true);
create policy confidential_entry_publish on ledger.confidential_entry for select to qiaoliang_system using (true);
grant select on ledger.confidential_entry to qiaoliang_system;

-- The number of the person with this phone. Read first: an insert that meets a conflict burns a number.
create function ledger.beneficiary_number(wanted bytea) returns int
    language plpgsql security definer set search_path = '' as $$
declare
    found_number int;
begin
    select number into found_number from ledger.beneficiary where phone_key = wanted;
    if found_number is null then
        insert into ledger.beneficiary (phone_key) values (wanted) on conflict do nothing
            returning number into found_number;
        if found_number is null then
            -- somebody else inserted it while we waited
            select number into found_number from ledger.beneficiary where phone_key = wanted;
        end if;
    end if;
    return found_number;
end $$;

-- Posts one entry with its mark. Anybody's business transaction may post, whatever the viewer may read; hence a function
-- with the owner's rights, and no grant to insert.
create function ledger.post(
    posted_at timestamptz, day date, division_id int, place bigint, kind smallint, organization_id bigint,
    measure text, category text, channel text, quantity bigint, amount_fen bigint,
    phone_key bytea, unidentified boolean, record_type text, record_number text) returns bigint
    language plpgsql security definer set search_path = '' as $$
declare
    new_id bigint;
begin
    insert into ledger.entry (posted_at, day, division_id, place, kind, organization_id, measure, category, channel,
            quantity, amount_fen, beneficiary, unidentified, record_type, record_number)
        values (post.posted_at, post.day, post.division_id, post.place, post.kind, post.organization_id, post.measure,
            post.category, post.channel, post.quantity, post.amount_fen,
            case when post.phone_key is not null then ledger.beneficiary_number(post.phone_key) end,
            post.unidentified, post.record_type, post.record_number)
        returning id into new_id;
    insert into ledger.pending (entry_id, scope_key) values (new_id, post.kind * 1000000000000 + post.place);
    return new_id;
end $$;

-- Posts a confidential service: of the place only the county stays (or what is above it), of the day only the month.
create function ledger.post_confidential(
    day date, place bigint, kind smallint, measure text, quantity bigint, amount_fen bigint) returns bigint
    language sql security definer set search_path = '' as $$
    insert into ledger.confidential_entry (month, place, kind, measure, quantity, amount_fen)
        values ((extract(year from post_confidential.day) * 100 + extract(month from post_confidential.day))::int,
            post_confidential.place - post_confidential.place % 1000000, post_confidential.kind,
            post_confidential.measure, post_confidential.quantity, post_confidential.amount_fen)
        returning id
$$;

-- Posts the opposite of an entry, with its dimensions and its day. Null when there is no such entry, or it is a reversal.
create function ledger.reverse(entry_id bigint, reason text, posted_at timestamptz) returns bigint
    language plpgsql security definer set search_path = '' as $$
declare
    new_id bigint;
begin
    if reverse.entry_id < 0 then
        insert into ledger.confidential_entry (month, place, kind, measure, quantity, amount_fen, reverses)
            select e.month, e.place, e.kind, e.measure, -e.quantity, -e.amount_fen, e.id
            from ledger.confidential_entry e where e.id = reverse.entry_id and e.reverses is null
            returning id into new_id;
        return new_id;
    end if;
    insert into ledger.entry (posted_at, day, division_id, place, kind, organization_id, measure, category, channel,
            quantity, amount_fen, beneficiary, unidentified, record_type, record_number, reverses, reason)
        select reverse.posted_at, e.day, e.division_id, e.place, e.kind, e.organization_id, e.measure, e.category,
            e.channel, -e.quantity, -e.amount_fen, e.beneficiary, e.unidentified, e.record_type, e.record_number, e.id,
            reverse.reason
        from ledger.entry e where e.id = reverse.entry_id and e.reverses is null
        returning id into new_id;
    insert into ledger.pending (entry_id, scope_key)
        select e.id, e.scope_key from ledger.entry e where e.id = new_id;
    return new_id;
end $$;

revoke execute on all functions in schema ledger from public;
grant execute on function ledger.post, ledger.post_confidential, ledger.reverse to qiaoliang_app, qiaoliang_system;
