-- The trail. Rows are written in the transaction of what they tell of, each with a keyed hash of its own; the sealer then
-- chains them in audit.seal, so that the rows themselves are never touched again and writers never wait for one another.
create schema audit;
grant usage on schema audit to qiaoliang_app, qiaoliang_system;

-- Numbers are taken in blocks, so that a number is known before the row is hashed and costs no round trip of its own.
create sequence audit.event_number increment by 64;
grant usage on sequence audit.event_number to qiaoliang_app, qiaoliang_system;

create table audit.event (
    id bigint not null constraint event_pk primary key,
    at timestamptz not null,
    viewer text not null,
    account bigint,
    actor text,
    organization bigint,
    origin text,
    action text not null,
    subject_type text not null,
    subject text not null,
    scope_key bigint,
    on_behalf_of text,
    reason text,
    before jsonb not null,
    after jsonb not null,
    mac bytea not null
);
create index event_by_time on audit.event (at desc, id desc);
create index event_by_subject on audit.event (subject, at desc);
create index event_by_actor on audit.event (actor, at desc);

-- Committed, not yet chained. A mark and not a number to count from: rows commit out of order, and late ones must be found.
create table audit.pending (
    event bigint not null constraint pending_pk primary key
);

-- The chain: each link covers some events, in the order of the array, and the link before it.
create table audit.seal (
    sequence bigint not null constraint seal_pk primary key,
    events bigint[] not null,
    hash bytea not null,
    sealed_at timestamptz not null default clock_timestamp()
);

alter table audit.event enable row level security;
alter table audit.event force row level security;
alter table audit.pending enable row level security;
alter table audit.pending force row level security;
alter table audit.seal enable row level security;
alter table audit.seal force row level security;

-- Whether the viewer audits organizations of all ten kinds: only such auditors see what belongs to no organization.
create function audit.reads_all_kinds() returns boolean
    language sql stable parallel safe
    return (select count(distinct kind) = 10
            from unnest(access.scope('audit.read')) as reach,
                 generate_series(lower(reach) / 1000000000000, (upper(reach) - 1) / 1000000000000) as kind);

grant select, insert on audit.event to qiaoliang_app, qiaoliang_system;
create policy app_write on audit.event for insert to qiaoliang_app with check (true);
create policy app_read on audit.event for select to qiaoliang_app using (
    scope_key <@ (select access.scope('audit.read'))
    or scope_key is null and (select audit.reads_all_kinds()));
create policy system_write on audit.event for insert to qiaoliang_system with check (true);
create policy system_read on audit.event for select to qiaoliang_system using (true);

grant insert on audit.pending to qiaoliang_app;
grant select, insert, delete on audit.pending to qiaoliang_system;
create policy app_write on audit.pending for insert to qiaoliang_app with check (true);
create policy system_all on audit.pending to qiaoliang_system using (true) with check (true);

grant select, insert on audit.seal to qiaoliang_system;
create policy system_write on audit.seal for insert to qiaoliang_system with check (true);
create policy system_read on audit.seal for select to qiaoliang_system using (true);

-- Not even the owner, by mistake.
create function audit.never_changes() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
    raise exception 'the audit trail is never changed';
end $$;
create trigger never_changes before update or delete on audit.event
    for each row execute function audit.never_changes();
create trigger never_emptied before truncate on audit.event
    for each statement execute function audit.never_changes();
create trigger never_changes before update or delete on audit.seal
    for each row execute function audit.never_changes();
create trigger never_emptied before truncate on audit.seal
    for each statement execute function audit.never_changes();
