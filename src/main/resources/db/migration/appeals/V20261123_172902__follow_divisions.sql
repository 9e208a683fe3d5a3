-- Appeals keep the scope key of the body that has them, so that lists need no join; it follows when the code of the body's
-- division changes (DIV-1). Where something happened stays as it was. The administrator who changes the division sees no
-- appeal, so this runs with the owner's rights.
create policy functions_follow on appeals.appeal for update to qiaoliang_owner using (true) with check (true);
create policy functions_follow on appeals.search for update to qiaoliang_owner using (true) with check (true);
create policy functions_follow on appeals.template to qiaoliang_owner using (true) with check (true);

-- The bodies that have or had appeals, with the scope keys that are stored for them.
create function appeals.stored_scopes() returns table (organization_id bigint, scope_key bigint)
    language sql stable security definer set search_path = '' as $$
    select distinct a.organization_id, a.scope_key from appeals.appeal a
    where not isempty(access.scope('settings.manage')) or session_user = 'qiaoliang_system'
    union
    select distinct a.sender_id, a.sender_key from appeals.appeal a
    where a.sender_id is not null
        and (not isempty(access.scope('settings.manage')) or session_user = 'qiaoliang_system')
    union
    select distinct t.organization_id, t.scope_key from appeals.template t
    where not isempty(access.scope('settings.manage')) or session_user = 'qiaoliang_system';
$$;

create function appeals.follow_scope(body bigint, old_key bigint, new_key bigint, old_places text[], new_places text[])
    returns integer
    language plpgsql security definer set search_path = '' as $$
declare moved integer;
begin
    if isempty(access.scope('settings.manage')) and session_user <> 'qiaoliang_system' then
        return 0;
    end if;
    update appeals.search s set tokens = ts_delete(s.tokens, old_places) || array_to_tsvector(new_places)
        from appeals.appeal a
        where a.id = s.appeal_id and a.organization_id = body and a.scope_key = old_key;
    update appeals.appeal a set scope_key = new_key where a.organization_id = body and a.scope_key = old_key;
    get diagnostics moved = row_count;
    update appeals.appeal a set sender_key = new_key where a.sender_id = body and a.sender_key = old_key;
    -- A kind of organization has one body at a place, so the key tells the sender.
    update appeals.appeal a set senders = array_replace(a.senders, old_key, new_key)
        where a.senders <> '{}' and old_key = any (a.senders);
    update appeals.template t set scope_key = new_key where t.organization_id = body and t.scope_key = old_key;
    return moved;
end $$;
revoke all on function appeals.stored_scopes, appeals.follow_scope from public;
grant execute on function appeals.stored_scopes, appeals.follow_scope to qiaoliang_app, qiaoliang_system;
