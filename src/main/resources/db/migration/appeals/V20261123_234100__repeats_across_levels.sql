-- One files for the village and another for the county: a place matches when it lies within the other, or both share the
-- township. It is one of the reasons that are shown.
drop function appeals.repeats;
create function appeals.repeats(of_id bigint)
    returns table (id bigint, number text, state text, category text, title text, received_at timestamptz,
        organization_id bigint, same_phone boolean, same_place boolean, alike int, readable boolean)
    language plpgsql stable security definer set search_path = '' as $$
declare
    reach int8multirange := access.scope('appeal.read');
    me bigint := access.account();
    it appeals.appeal%rowtype;
    words tsvector;
    -- what lies in it when it is a county, else its township
    span bigint;
    around int8range;
    -- the county and the city themselves
    above bigint[];
begin
    select * into it from appeals.appeal a where a.id = of_id and a.case_key is null
        and appeals.reads(a.scope_key, a.taken_by, reach, me);
    if not found then
        return;
    end if;
    span := case when it.place % 1000000 = 0 then 1000000 else 1000 end;
    around := int8range(it.place / span * span, it.place / span * span + span);
    above := array[it.place / 1000000 * 1000000, it.place / 100000000 * 100000000];
    select s.tokens into words from appeals.search s where s.appeal_id = of_id;
    return query
        with near as (
            select a.* from appeals.appeal a
            where a.phone_key = it.phone_key and a.id <> of_id and a.case_key is null
            union
            (select a.* from appeals.appeal a
            where (a.place >= lower(around) and a.place < upper(around) or a.place = any (above))
                and a.received_at between it.received_at - interval '182 days' and it.received_at + interval '182 days'
                and a.id <> of_id and a.case_key is null
            order by a.received_at desc
            limit 300)),
        measured as (
            select n.*, it.phone_key is not null and n.phone_key is not distinct from it.phone_key as by_phone,
                n.place <@ around or n.place = any (above) as by_place,
                coalesce((
                    select (100 * count(*) filter (where t.lexeme in (select lexeme from unnest(words)))
                        / greatest(1, count(*), length(words)))::int
                    from appeals.search s, unnest(s.tokens) t where s.appeal_id = n.id), 0) as likeness
            from near n)
        select m.id,
            case when seen.it then m.number end, m.state, case when seen.it then m.category end,
            case when seen.it then m.title end, m.received_at, m.organization_id, m.by_phone, m.by_place, m.likeness,
            seen.it
        from measured m, lateral (select appeals.reads(m.scope_key, m.taken_by, reach, me) as it) seen
        where m.by_phone or m.likeness >= 60
        order by m.by_phone desc, m.likeness desc, m.id desc
        limit 10;
end $$;
revoke all on function appeals.repeats from public;
grant execute on function appeals.repeats to qiaoliang_app;
