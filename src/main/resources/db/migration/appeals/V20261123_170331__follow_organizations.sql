-- Open appeals of an organization that was closed go to the one that carries on, with their deadlines as they are, and say
-- so in their story; what is over stays where it happened. The caller sees none of them, so this runs as the owner.
create policy owner_follows on appeals.appeal for update to qiaoliang_owner using (true) with check (true);
create policy owner_follows on appeals.step for insert to qiaoliang_owner with check (true);

create function appeals.follow_organizations(closed bigint[], heirs bigint[], keys bigint[], at_time timestamptz)
    returns integer
    language plpgsql security definer set search_path = '' as $$
declare moved integer;
begin
    if session_user <> 'qiaoliang_system' and isempty(access.scope('organizations.manage'))
            and isempty(access.scope('settings.manage')) then
        raise insufficient_privilege;
    end if;
    with gone as (
        update appeals.appeal a
        set organization_id = pair.heir, scope_key = pair.key, version = a.version + 1
        from unnest(closed, heirs, keys) as pair (was, heir, key)
        where a.organization_id = pair.was and a.state not in ('closed', 'declined', 'withdrawn', 'joined')
        returning a.id, a.state, pair.heir)
    insert into appeals.step (appeal_id, at, transition, from_state, to_state, by_petitioner, organization_id)
        select g.id, at_time, 'succession', g.state, g.state, false, g.heir from gone g;
    get diagnostics moved = row_count;
    return moved;
end $$;
revoke execute on function appeals.follow_organizations(bigint[], bigint[], bigint[], timestamptz) from public;
grant execute on function appeals.follow_organizations(bigint[], bigint[], bigint[], timestamptz)
    to qiaoliang_app, qiaoliang_system;

create index appeal_by_organization on appeals.appeal (organization_id)
    where state not in ('closed', 'declined', 'withdrawn', 'joined');
