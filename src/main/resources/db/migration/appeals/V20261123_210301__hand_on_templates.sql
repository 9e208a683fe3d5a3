-- Reply templates of an organization that was closed go to its heir with everything else. One that the heir has already,
-- word for word, is retired; one of the same name but other words takes the name of where it came from along.
create function appeals.hand_on_templates(closed bigint, heir bigint, heir_key bigint, mark text, at_time timestamptz)
    returns integer
    language plpgsql security definer set search_path = '' as $$
declare
    handed integer := 0;
    t record;
    called text;
begin
    if session_user <> 'qiaoliang_system' and isempty(access.scope('organizations.manage'))
            and isempty(access.scope('settings.manage')) then
        raise insufficient_privilege;
    end if;
    update appeals.template old set retired_at = at_time, version = old.version + 1
        where old.organization_id = closed and old.retired_at is null and exists (
            select from appeals.template own
            where own.organization_id = heir and own.retired_at is null
                and own.text = old.text and own.category is not distinct from old.category);
    for t in select o.id, o.name from appeals.template o
            where o.organization_id = closed and o.retired_at is null order by o.id loop
        called := t.name;
        if exists (select from appeals.template o
                where o.organization_id = heir and o.retired_at is null and o.name = called) then
            called := left(t.name, 36) || ' · ' || left(mark, 20);
        end if;
        if exists (select from appeals.template o
                where o.organization_id = heir and o.retired_at is null and o.name = called) then
            called := left(t.name, 36) || ' · ' || t.id;
        end if;
        update appeals.template o set organization_id = heir, scope_key = heir_key, name = called, version = o.version + 1
            where o.id = t.id;
        handed := handed + 1;
    end loop;
    return handed;
end $$;
revoke execute on function appeals.hand_on_templates(bigint, bigint, bigint, text, timestamptz) from public;
grant execute on function appeals.hand_on_templates(bigint, bigint, bigint, text, timestamptz)
    to qiaoliang_app, qiaoliang_system;
