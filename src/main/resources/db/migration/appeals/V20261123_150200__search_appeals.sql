-- Search by words. A GIN index is of no use behind a policy, so these run with the owner's rights and have the viewer's
-- scope inside; they give back ids only.
create index appeal_participants on appeals.appeal using gin (participants) where case_key is not null;
create index appeal_not_taken on appeals.appeal (scope_key) where case_key is not null and not case_taken;
create index appeal_senders on appeals.appeal (due_at, id) where senders <> '{}';

-- Whether an ordinary appeal is within the reading scope of the viewer, or they took it in.
create function appeals.reads(scope_key bigint, taken_by bigint, reach int8multirange, me bigint) returns boolean
    language sql immutable parallel safe
    return scope_key <@ reach or coalesce(taken_by = me, false);

-- Newest first by walking down the numbers: quick for words that many appeals hold, since the first page is soon full.
create function appeals.find_walking(asked tsquery, states text[], in_category text, place_from bigint, place_to bigint,
        in_channel text, before bigint, most int)
    returns setof bigint
    language plpgsql stable security definer
    set search_path = '' set enable_bitmapscan = off set enable_seqscan = off set enable_sort = off
    set enable_hashjoin = off set enable_mergejoin = off as $$
declare
    reach int8multirange := access.scope('appeal.read');
    me bigint := access.account();
begin
    return query
        select s.appeal_id
        from appeals.search s join appeals.appeal a on a.id = s.appeal_id
        where s.appeal_id < before and s.tokens @@ asked
            and a.case_key is null and appeals.reads(a.scope_key, a.taken_by, reach, me)
            and (states is null or a.state = any (states))
            and (in_category is null or a.category = in_category)
            and (in_channel is null or a.channel = in_channel)
            and a.place >= place_from and a.place < place_to
        order by s.appeal_id desc
        limit most;
end $$;

-- The ids of all that hold the words, at most so many: quick for words that few appeals hold.
create function appeals.find_all(asked tsquery, most int) returns bigint[]
    language sql stable security definer set search_path = '' set enable_seqscan = off as $$
    select array(select appeal_id from appeals.search where tokens @@ asked limit most);
$$;
revoke all on function appeals.find_all, appeals.find_walking from public;

-- A page of what the viewer may read, newest first. 'asked' may hold, beside the words, the places that the viewer's scope
-- lies in: they narrow the look-up, they do not decide.
create function appeals.find(asked tsquery, states text[], in_category text, place_from bigint, place_to bigint,
        in_channel text, before bigint, most int)
    returns setof bigint
    language plpgsql stable security definer set search_path = '' as $$
declare
    enough constant int := 3000;
    reach int8multirange := access.scope('appeal.read');
    me bigint := access.account();
    found_ids bigint[] := appeals.find_all(asked, enough + 1);
begin
    if cardinality(found_ids) > enough then
        return query select * from appeals.find_walking(asked, states, in_category, place_from, place_to, in_channel,
            before, most);
        return;
    end if;
    return query
        select a.id
        from appeals.appeal a
        where a.id = any (found_ids) and a.id < before
            and a.case_key is null and appeals.reads(a.scope_key, a.taken_by, reach, me)
            and (states is null or a.state = any (states))
            and (in_category is null or a.category = in_category)
            and (in_channel is null or a.channel = in_channel)
            and a.place >= place_from and a.place < place_to
        order by a.id desc
        limit most;
end $$;
revoke all on function appeals.find from public;
grant execute on function appeals.find to qiaoliang_app;

-- Probable repeats of an appeal that the viewer reads (APPEAL-8): the same phone, whoever has it now; or much the same words
-- within the same township in the half year before and after. Of those out of the viewer's reach only that there is one, with
-- whom, and how it stands; nothing of confidential cases.
create function appeals.repeats(of_id bigint)
    returns table (id bigint, number text, state text, category text, title text, received_at timestamptz,
        organization_id bigint, same_phone boolean, alike int, readable boolean)
    language plpgsql stable security definer set search_path = '' as $$
declare
    reach int8multirange := access.scope('appeal.read');
    me bigint := access.account();
    it appeals.appeal%rowtype;
    words tsvector;
begin
    select * into it from appeals.appeal a where a.id = of_id and a.case_key is null
        and appeals.reads(a.scope_key, a.taken_by, reach, me);
    if not found then
        return;
    end if;
    select s.tokens into words from appeals.search s where s.appeal_id = of_id;
    return query
        with near as (
            select a.*, it.phone_key is not null and a.phone_key is not distinct from it.phone_key as by_phone
            from appeals.appeal a
            where a.phone_key = it.phone_key and a.id <> of_id and a.case_key is null
            union
            (select a.*, it.phone_key is not null and a.phone_key is not distinct from it.phone_key as by_phone
            from appeals.appeal a
            where a.place >= it.place / 1000 * 1000 and a.place < it.place / 1000 * 1000 + 1000
                and a.received_at between it.received_at - interval '182 days' and it.received_at + interval '182 days'
                and a.id <> of_id and a.case_key is null
            order by a.received_at desc
            limit 300)),
        measured as (
            select n.*, coalesce((
                select (100 * count(*) filter (where t.lexeme in (select lexeme from unnest(words)))
                    / greatest(1, count(*), length(words)))::int
                from appeals.search s, unnest(s.tokens) t where s.appeal_id = n.id), 0) as likeness
            from near n)
        select m.id,
            case when seen.it then m.number end, m.state, case when seen.it then m.category end,
            case when seen.it then m.title end, m.received_at, m.organization_id, m.by_phone, m.likeness, seen.it
        from measured m, lateral (select appeals.reads(m.scope_key, m.taken_by, reach, me) as it) seen
        where m.by_phone or m.likeness >= 60
        order by m.by_phone desc, m.likeness desc, m.id desc
        limit 10;
end $$;
revoke all on function appeals.repeats from public;
grant execute on function appeals.repeats to qiaoliang_app;
