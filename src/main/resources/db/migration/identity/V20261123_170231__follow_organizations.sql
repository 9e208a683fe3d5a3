-- The staff of an organization that was closed belong to the one that carries on in its place. It gives nobody any power:
-- grants are over divisions and kinds.
create function identity.follow_organizations(closed bigint[], heirs bigint[]) returns integer
    language plpgsql security definer set search_path = '' as $$
declare moved integer;
begin
    if session_user <> 'qiaoliang_system' and isempty(access.scope('organizations.manage'))
            and isempty(access.scope('settings.manage')) then
        raise insufficient_privilege;
    end if;
    update identity.account a set organization_id = pair.heir, version = a.version + 1
    from unnest(closed, heirs) as pair (was, heir)
    where a.organization_id = pair.was;
    get diagnostics moved = row_count;
    return moved;
end $$;
revoke execute on function identity.follow_organizations(bigint[], bigint[]) from public;
grant execute on function identity.follow_organizations(bigint[], bigint[]) to qiaoliang_app, qiaoliang_system;
