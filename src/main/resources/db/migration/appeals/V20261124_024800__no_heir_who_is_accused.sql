-- Whether what is open with an organization that is to be closed would go to an heir whom it is about (APPEAL-2). Says only
-- that it would: who closes an organization need not see what lies there.
create function appeals.accused_would_inherit(closed bigint, heir bigint) returns boolean
    language sql stable security definer set search_path = '' as $$
    select exists (select from appeals.appeal a
        where a.organization_id = closed and a.accused_id = heir
          and a.state not in ('closed', 'declined', 'withdrawn', 'joined'))
$$;
revoke all on function appeals.accused_would_inherit from public;
grant execute on function appeals.accused_would_inherit to qiaoliang_app, qiaoliang_system;
