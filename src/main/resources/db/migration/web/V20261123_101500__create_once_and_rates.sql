create schema web;
grant usage on schema web to qiaoliang_app, qiaoliang_system;

-- Keys of writes that may be sent again. Anybody on the portal has such keys, and nobody may read those of others, so the
-- app role reaches the table through the two functions below alone: they answer only who brings the key.
create table web.once (
    area text not null,
    -- keyed hash of the key and of whose it is
    key bytea not null,
    -- digest of what was asked
    body bytea not null,
    -- the first answer, sealed; null while the first run is under way
    result bytea,
    made_at timestamptz not null,
    constraint once_pk primary key (area, key)
);
create index once_made_at on web.once using brin (made_at);

alter table web.once enable row level security;
alter table web.once force row level security;
create policy once_owner on web.once to qiaoliang_owner using (true) with check (true);
create policy once_system on web.once to qiaoliang_system using (true) with check (true);
grant select, delete on web.once to qiaoliang_system;

-- Takes a key for this transaction. A second taker waits here until the first commits or gives up. A key older than a day
-- is as good as new.
create function web.take_key(in_area text, in_key bytea, in_body bytea, in_now timestamptz)
    returns table (first boolean, body bytea, result bytea)
    language plpgsql volatile security definer set search_path = ''
as $$
begin
    insert into web.once as o (area, key, body, made_at) values (in_area, in_key, in_body, in_now)
    on conflict on constraint once_pk do update
        set body = excluded.body, result = null, made_at = excluded.made_at
        where o.made_at < excluded.made_at - interval '1 day';
    if found then
        return query select true, in_body, null::bytea;
    else
        return query select false, o.body, o.result from web.once o where o.area = in_area and o.key = in_key;
    end if;
end
$$;

create function web.keep_result(in_area text, in_key bytea, in_result bytea) returns void
    language sql volatile security definer set search_path = ''
as $$
    update web.once set result = in_result where area = in_area and key = in_key and result is null
$$;

revoke all on function web.take_key(text, bytea, bytea, timestamptz) from public;
revoke all on function web.keep_result(text, bytea, bytea) from public;
grant execute on function web.take_key(text, bytea, bytea, timestamptz) to qiaoliang_app, qiaoliang_system;
grant execute on function web.keep_result(text, bytea, bytea) to qiaoliang_app, qiaoliang_system;

-- How often somebody tried something: a count for the running window and one for the window before, by which the limit
-- slides. Unlogged: it is counted beside every public write, must not cost a flush of its own, and after a crash beginning
-- anew is right.
create unlogged table web.rate (
    name text not null,
    -- keyed hash
    subject bytea not null,
    window_start timestamptz not null,
    count integer not null,
    count_before integer not null,
    constraint rate_pk primary key (name, subject)
);

alter table web.rate enable row level security;
alter table web.rate force row level security;
create policy rate_owner on web.rate to qiaoliang_owner using (true) with check (true);
create policy rate_system on web.rate to qiaoliang_system using (true) with check (true);
grant select, insert, update, delete on web.rate to qiaoliang_system;
