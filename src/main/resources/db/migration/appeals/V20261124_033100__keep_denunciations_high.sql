-- Whether an open report or denunciation (检举控告) lies with an organization that is to be closed (APPEAL-2). Says only that:
-- who closes an organization need not see what lies there.
create function appeals.holds_denunciations(body bigint) returns boolean
    language sql stable security definer set search_path = '' as $$
    select exists (select from appeals.appeal a join appeals.category c on c.code = a.category
        where a.organization_id = body and c.passed_on
          and a.state not in ('closed', 'declined', 'withdrawn', 'joined'))
$$;
revoke all on function appeals.holds_denunciations from public;
grant execute on function appeals.holds_denunciations to qiaoliang_app, qiaoliang_system;
