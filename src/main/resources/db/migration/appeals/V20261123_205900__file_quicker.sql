-- PostgreSQL takes what a multirange holds for next to nothing, and so expects hardly any row to be seen: it would rather
-- gather all that match a filter and sort them than walk down an index for a page. Of what is hidden in an expression it
-- expects half.
alter policy appeal_read on appeals.appeal using (
    case_key is null and (
        coalesce(scope_key <@ (select access.scope('appeal.read')), false)
        or taken_by = (select access.account())
        or (senders <> '{}'
            and exists (select from unnest(senders) as s (key) where s.key <@ (select access.scope('appeal.read')))))
    or case_key is not null and (
        (select access.account()) = any (participants)
        or not case_taken and scope_key <@ (select access.scope('confidential.receive'))
        or taken_by = (select access.account()) and entered_at = now())
    or (select access.viewer()) = 'ticket' and number = (select access.ticket()) and code_hash = (select access.key())
    or (select access.viewer()) = 'resident' and phone_key = (select access.key()));

-- New words wait in a list that is searched too, and go into the index together, which takes a fifth of the time.
alter index appeals.search_tokens set (fastupdate = on, gin_pending_list_limit = 256);

-- Whether this very transaction filed the appeal.
create function appeals.filed_here(appeal bigint) returns boolean
    language plpgsql stable security definer set search_path = '' as $$
begin
    return exists (select from appeals.appeal a
        where a.id = filed_here.appeal and a.xmin = pg_current_xact_id()::xid);
end $$;

-- Whether the viewer may hang something on an appeal: on what they see, and on what they are just filing, which is quicker
-- told than asked of the whole policy once for each row.
create function appeals.may_add(appeal bigint) returns boolean
    language plpgsql stable set search_path = '' as $$
begin
    if appeals.filed_here(may_add.appeal) then
        return true;
    end if;
    return exists (select from appeals.appeal a where a.id = may_add.appeal);
end $$;
revoke all on function appeals.filed_here, appeals.may_add from public;
grant execute on function appeals.filed_here, appeals.may_add to qiaoliang_app;

alter policy with_its_appeal_insert on appeals.step with check (appeals.may_add(appeal_id));
alter policy with_its_appeal_insert on appeals.deadline with check (appeals.may_add(appeal_id));
alter policy with_its_appeal_insert on appeals.counted with check (appeals.may_add(appeal_id));
alter policy with_its_appeal_insert on appeals.search with check (appeals.may_add(appeal_id));
