-- The roll-up: what the entries add up to, kept ready, so that a reading costs cells and not entries. Cells hold nothing
-- that can't be made again from the entries.

-- What a figure's viewer reaches: their scope, and as kind 0 the places where they reach every kind, since a cell over all
-- kinds may be read only by who may read each of them.
create function ledger.readable() returns int8multirange
    language sql stable parallel safe as $$
    with viewer as (
        select access.scope('figures.read') as mine
    ), by_kind as (
        select (select range_agg(int8range(lower(r) - k * 1000000000000, upper(r) - k * 1000000000000))
                from unnest(mine * int8multirange(int8range(k * 1000000000000, (k + 1) * 1000000000000))) as r) as places
        from viewer, generate_series(1::bigint, 10) as k
    )
    select mine + coalesce((select case when count(places) = 10 then range_intersect_agg(places) end from by_kind), '{}')
    from viewer
$$;

-- The finest cells: organization x place x category x channel x month.
create table ledger.leaf (
    measure text collate "C" not null,
    place bigint not null,
    period int not null,
    kind smallint not null,
    organization_id bigint not null,
    category text collate "C" not null,
    channel text collate "C" not null,
    scope_key bigint not null generated always as (kind * 1000000000000 + place) stored,
    quantity bigint not null,
    amount_fen bigint not null,
    entries bigint not null,
    unidentified bigint not null,
    -- a Roaring bitmap of beneficiary numbers; null when nobody is known
    persons bytea,
    constraint leaf_pk primary key (measure, place, period, kind, organization_id, category, channel)
) with (fillfactor = 85);
create index leaf_by_organization on ledger.leaf (organization_id, measure, period);

-- The ready-made ones above: level is the number of digits of the division's code (2, 4, 6 or 9), kind 0 is all kinds, '*'
-- all categories or all channels, period a month (yyyymm) or, above townships, a year (yyyy).
create table ledger.cell (
    measure text collate "C" not null,
    level smallint not null,
    kind smallint not null,
    period int not null,
    category text collate "C" not null,
    channel text collate "C" not null,
    place bigint not null,
    scope_key bigint not null generated always as (kind * 1000000000000 + place) stored,
    quantity bigint not null,
    amount_fen bigint not null,
    entries bigint not null,
    unidentified bigint not null,
    persons bytea,
    constraint cell_pk primary key (measure, level, kind, period, category, channel, place)
) with (fillfactor = 85);

-- Bitmaps are compact already; trying to compress them costs more than it saves.
alter table ledger.leaf alter column persons set storage external;
alter table ledger.cell alter column persons set storage external;

alter table ledger.leaf enable row level security;
alter table ledger.leaf force row level security;
create policy leaf_read on ledger.leaf for select to qiaoliang_app
    using (scope_key <@ (select access.scope('figures.read')));
create policy leaf_fold on ledger.leaf to qiaoliang_system using (true) with check (true);
grant select on ledger.leaf to qiaoliang_app;
grant select, insert, update, delete on ledger.leaf to qiaoliang_system;

alter table ledger.cell enable row level security;
alter table ledger.cell force row level security;
create policy cell_read on ledger.cell for select to qiaoliang_app
    using (scope_key <@ (select ledger.readable()));
create policy cell_fold on ledger.cell to qiaoliang_system using (true) with check (true);
grant select on ledger.cell to qiaoliang_app;
grant select, insert, update, delete on ledger.cell to qiaoliang_system;

-- The published totals of confidential services (LEDGER-5): per year, county and kind, with their margins (kind 0 all
-- kinds; the place of the root all counties). A null quantity is suppressed. Written by the program alone; everybody sees
-- parts of the one same table, so that nothing can be found by comparing what two viewers see.
create table ledger.confidential_cell (
    measure text collate "C" not null,
    year int not null,
    place bigint not null,
    kind smallint not null,
    -- every scope key that the cell sums over; who reads it must reach them all
    reach int8multirange not null,
    quantity bigint,
    amount_fen bigint,
    constraint confidential_cell_pk primary key (measure, year, place, kind)
);
alter table ledger.confidential_cell enable row level security;
alter table ledger.confidential_cell force row level security;
create policy confidential_cell_read on ledger.confidential_cell for select to qiaoliang_app
    using (reach <@ (select access.scope('figures.read')));
create policy confidential_cell_publish on ledger.confidential_cell to qiaoliang_system using (true) with check (true);
grant select on ledger.confidential_cell to qiaoliang_app;
grant select, insert, update, delete on ledger.confidential_cell to qiaoliang_system;

-- reversals alone: few, and asked for with every reading that touches entries
create index entry_reversals on ledger.entry (measure, day) include (reverses) where reverses is not null;

revoke execute on function ledger.readable from public;
grant execute on function ledger.readable to qiaoliang_app, qiaoliang_system;
