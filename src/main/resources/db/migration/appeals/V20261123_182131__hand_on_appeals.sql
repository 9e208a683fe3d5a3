-- As follow_organizations was, and what search knows of their place goes with them.
drop function appeals.follow_organizations(bigint[], bigint[], bigint[], timestamptz);

create function appeals.hand_on(
        closed bigint, heir bigint, heir_key bigint, old_places text[], new_places text[], at_time timestamptz)
    returns integer
    language plpgsql security definer set search_path = '' as $$
declare moved integer;
begin
    if session_user <> 'qiaoliang_system' and isempty(access.scope('organizations.manage'))
            and isempty(access.scope('settings.manage')) then
        raise insufficient_privilege;
    end if;
    update appeals.search s set tokens = ts_delete(s.tokens, old_places) || array_to_tsvector(new_places)
        from appeals.appeal a
        where a.id = s.appeal_id and a.organization_id = closed
          and a.state not in ('closed', 'declined', 'withdrawn', 'joined');
    with gone as (
        update appeals.appeal a
        set organization_id = heir, scope_key = heir_key, version = a.version + 1
        where a.organization_id = closed and a.state not in ('closed', 'declined', 'withdrawn', 'joined')
        returning a.id, a.state)
    insert into appeals.step (appeal_id, at, transition, from_state, to_state, by_petitioner, organization_id)
        select g.id, at_time, 'succession', g.state, g.state, false, heir from gone g;
    get diagnostics moved = row_count;
    return moved;
end $$;
revoke execute on function appeals.hand_on(bigint, bigint, bigint, text[], text[], timestamptz) from public;
grant execute on function appeals.hand_on(bigint, bigint, bigint, text[], text[], timestamptz)
    to qiaoliang_app, qiaoliang_system;
