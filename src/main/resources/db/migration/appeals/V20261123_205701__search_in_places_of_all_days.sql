-- A division has the places that it had before too: a search within one asks for all of them. Null is everywhere.
drop function appeals.find;
drop function appeals.find_walking;

-- Newest first by walking down the numbers: quick for words that many appeals hold, since the first page is soon full.
create function appeals.find_walking(asked tsquery, phrases text[], states text[], in_category text, places int8multirange,
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
            and (places is null or a.place <@ places)
            and appeals.says(a.title, a.text, phrases)
        order by s.appeal_id desc
        limit most;
end $$;
revoke all on function appeals.find_walking from public;

-- A page of what the viewer may read, newest first. 'asked' may hold, beside the words, the places that the viewer's scope
-- lies in: they narrow the look-up, they do not decide. 'phrases' are the runs of three or more characters.
create function appeals.find(asked tsquery, phrases text[], states text[], in_category text, places int8multirange,
        in_channel text, before bigint, most int)
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
        return query select walked.id from appeals.find_walking(asked, wanted, states, in_category, places, in_channel,
            before, most) as walked (id);
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
                and (places is null or a.place <@ places)
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
