-- Whom programs name by what they sign in with, when work is given to somebody. For staff; number and name, nothing else.
create function identity.colleague(asked_login text) returns table (id bigint, name text)
    language sql stable security definer set search_path = '' as $$
    select a.id, a.name from identity.account a
     where a.login = lower(asked_login) and a.holder = 'staff' and a.state = 'active'
       and ((select access.viewer()) = 'staff' or session_user = 'qiaoliang_system')
$$;
revoke execute on function identity.colleague from public;
grant execute on function identity.colleague to qiaoliang_app, qiaoliang_system;
