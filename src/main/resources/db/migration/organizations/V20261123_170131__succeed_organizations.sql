-- Whose work the work of a closed organization became: when divisions are merged or split, or an administrator says so.
create table organizations.succession (
    from_id bigint constraint succession_pk primary key constraint succession_from_fk references organizations.organization,
    to_id bigint not null constraint succession_to_fk references organizations.organization,
    since date not null,
    constraint succession_not_itself check (from_id <> to_id)
);
create index succession_to on organizations.succession (to_id);
grant select, insert on organizations.succession to qiaoliang_app, qiaoliang_system;

alter table organizations.succession enable row level security;
alter table organizations.succession force row level security;
create policy anybody_reads on organizations.succession for select using (true);
create policy system_writes on organizations.succession to qiaoliang_system using (true) with check (true);
create policy owner_follows on organizations.succession to qiaoliang_owner using (true) with check (true);
create policy managers_insert on organizations.succession for insert to qiaoliang_app
    with check (exists (select from organizations.organization o where o.id = from_id
                        and o.scope_key <@ (select access.scope('organizations.manage'))));
create policy owner_follows on organizations.version to qiaoliang_owner using (true) with check (true);
create policy owner_follows on organizations.post to qiaoliang_owner using (true) with check (true);

-- lists of the organizations of a place and all below it
create index organization_by_code on organizations.organization (code, kind, id);

-- Gives an organization a name or a superior from a day on; what it was before stays known.
create function organizations.begin_version(
        organization bigint, new_name text, new_short text, superior bigint, on_day date) returns void
    language plpgsql set search_path = '' as $$
begin
    update organizations.version set name = new_name, short_name = new_short, superior_id = superior
        where organization_id = organization and valid_to is null and valid_from = on_day;
    if not found then
        update organizations.version set valid_to = on_day where organization_id = organization and valid_to is null;
        insert into organizations.version (organization_id, name, short_name, superior_id, valid_from)
            values (organization, new_name, new_short, superior, on_day);
    end if;
end $$;
revoke execute on function organizations.begin_version(bigint, text, text, bigint, date) from public;

-- Closes the open organizations of divisions that exist no more and hands everything on to those of their kind in the
-- division that has taken their place; one without such a counterpart moves there itself. Believes nothing of the caller
-- that the divisions don't say: gone ones must be gone, the others must exist.
create function organizations.succeed_divisions(gone int[], now_in int[], on_day date)
    returns table (from_id bigint, to_id bigint)
    language plpgsql security definer set search_path = '' as $$
declare
    o record;
    heir bigint;
begin
    for o in
        select g.id, g.kind, p.division_id as there, p.code
        from unnest(gone, now_in) as pair (was, there)
        join organizations.organization g on g.division_id = pair.was and g.closed_on is null
        join divisions.present p on p.division_id = pair.there
        where not exists (select from divisions.present x where x.division_id = pair.was)
        order by g.id
    loop
        select h.id into heir from organizations.organization h
            where h.division_id = o.there and h.kind = o.kind and h.closed_on is null;
        if heir is null then
            update organizations.organization set division_id = o.there, code = o.code, version = version + 1
                where id = o.id;
        else
            update organizations.organization set closed_on = on_day, version = version + 1 where id = o.id;
            insert into organizations.succession (from_id, to_id, since) values (o.id, heir, on_day);
            insert into organizations.post (organization_id, account_id, title, engagement, from_date)
                select heir, p.account_id, p.title, p.engagement, greatest(p.from_date, on_day)
                from organizations.post p where p.organization_id = o.id and p.to_date is null;
            update organizations.post p set to_date = greatest(p.from_date, on_day)
                where p.organization_id = o.id and p.to_date is null;
            from_id := o.id;
            to_id := heir;
            return next;
        end if;
    end loop;
end $$;
revoke execute on function organizations.succeed_divisions(int[], int[], date) from public;
grant execute on function organizations.succeed_divisions(int[], int[], date) to qiaoliang_app, qiaoliang_system;

-- The organization above is that of its kind in the division above, nearest first; of divisions that moved it is another
-- one from that day on. Says nothing but what the divisions say.
create function organizations.follow_superiors(moved int[], on_day date) returns integer
    language plpgsql security definer set search_path = '' as $$
declare
    o record;
    above bigint;
    changed integer := 0;
begin
    for o in
        select g.id, g.kind, g.division_id, v.name, v.short_name, v.superior_id, v.valid_from
        from organizations.organization g
        join organizations.version v on v.organization_id = g.id and v.valid_to is null
        where g.closed_on is null
          and (g.division_id = any (moved)
               or exists (select from organizations.organization s
                          where s.id = v.superior_id and s.closed_on is not null))
    loop
        with recursive up (division_id, depth) as (
            select p.parent_id, 1 from divisions.present p where p.division_id = o.division_id
            union all
            select p.parent_id, u.depth + 1 from up u join divisions.present p on p.division_id = u.division_id
            where u.depth < 5)
        select s.id into above from up u
            join organizations.organization s on s.division_id = u.division_id and s.kind = o.kind and s.closed_on is null
            order by u.depth limit 1;
        if above is distinct from o.superior_id and (o.valid_from is null or o.valid_from <= on_day) then
            perform organizations.begin_version(o.id, o.name, o.short_name, above, on_day);
            changed := changed + 1;
        end if;
        above := null;
    end loop;
    return changed;
end $$;
revoke execute on function organizations.follow_superiors(int[], date) from public;
grant execute on function organizations.follow_superiors(int[], date) to qiaoliang_app, qiaoliang_system;
