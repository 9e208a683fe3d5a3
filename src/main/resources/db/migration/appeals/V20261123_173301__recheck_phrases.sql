-- Tokens alone find three or more characters also where they stand apart: whatever the tokens found is compared with the
-- words as they were said. Both sides are folded alike: full-width forms, and letters to small ones.
create function appeals.folded(said text) returns text
    language sql immutable parallel safe
    return lower(normalize(said, NFKC));

create function appeals.says(title text, said text, phrases text[]) returns boolean
    language sql immutable parallel safe cost 1000
    return cardinality(phrases) = 0
        or (select bool_and(strpos(appeals.folded(title), p) > 0 or strpos(appeals.folded(said), p) > 0)
            from unnest(phrases) as p);

drop function appeals.find;
drop function appeals.find_walking;

-- Newest first by walking down the numbers: quick for words that many appeals hold, since the first page is soon full.
create function appeals.find_walking(asked tsquery, phrases text[], states text[], in_category text, place_from bigint,
        place_to bigint, in_channel text, before bigint, most int)
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
            and appeals.says(a.title, a.text, phrases)
        order by s.appeal_id desc
        limit most;
end $$;
revoke all on function appeals.find_walking from public;

-- A page of what the viewer may read, newest first. 'asked' may hold, beside the words, the places that the viewer's scope
-- lies in: they narrow the look-up, they do not decide. 'phrases' are the runs of three or more characters.
create function appeals.find(asked tsquery, phrases text[], states text[], in_category text, place_from bigint,
        place_to bigint, in_channel text, before bigint, most int)
    returns setof bigint
    language plpgsql stable security definer set search_path = '' as $$
declare
    enough constant int := 3000;
    reach int8multirange := access.scope('appeal.read');
    me bigint := access.account();
    wanted text[] := array(select appeals.folded(p) from unnest(phrases) as p);
    found_ids bigint[] := appeals.find_all(asked, enough + 1);
begin
    if cardinality(found_ids) > enough then
        return query select * from appeals.find_walking(asked, wanted, states, in_category, place_from, place_to,
            in_channel, before, most);
        return;
    end if;
    return query
        select c.id
        from (select a.id
            from appeals.appeal a
            where a.id = any (found_ids) and a.id < before
                and a.case_key is null and appeals.reads(a.scope_key, a.taken_by, reach, me)
                and (states is null or a.state = any (states))
                and (in_category is null or a.category = in_category)
                and (in_channel is null or a.channel = in_channel)
                and a.place >= place_from and a.place < place_to
            order by a.id desc
            offset 0) c
        -- the words of no more than what the page needs
        where cardinality(wanted) = 0
            or (select appeals.says(t.title, t.text, wanted) from appeals.appeal t where t.id = c.id)
        order by c.id desc
        limit most;
end $$;
revoke all on function appeals.find from public;
grant execute on function appeals.find to qiaoliang_app;
