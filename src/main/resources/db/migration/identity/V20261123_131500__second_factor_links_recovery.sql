-- Lock-out with growing delays. By keyed hash of what was typed (with the address, and alone), so that a name that nobody
-- has is locked like one that somebody has.
alter table identity.credential drop column failures, drop column locked_until;
create table identity.attempt (
    subject_key bytea primary key,
    failures int not null,
    locked_until timestamptz,
    last_at timestamptz not null
);
create index attempt_last on identity.attempt (last_at);

-- One-time links: only the hash is here. For setting up the first administrators, for new accounts, for lost secrets, for
-- setting up the second factor when it is missing at sign-in.
create table identity.link (
    id bigint generated always as identity primary key,
    token_hash bytea not null constraint link_token_unique unique,
    purpose text not null constraint link_purpose check (purpose in ('set-up', 'invitation', 'recovery', 'password', 'enrolment')),
    account_id bigint references identity.account (id),
    -- the secret of the second factor that the page offers
    totp_sealed bytea,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    constraint link_of_account check (purpose = 'set-up' or account_id is not null)
);
create index link_account on identity.link (account_id);

-- Lost everything: two administrators let somebody in again, neither of them being that person (ACCESS-4).
create table identity.recovery_request (
    id bigint generated always as identity primary key,
    account_id bigint not null references identity.account (id),
    reason text not null constraint recovery_reason_length check (length(reason) between 2 and 500),
    requested_by bigint not null references identity.account (id),
    requested_at timestamptz not null,
    approved_by bigint references identity.account (id),
    approved_at timestamptz,
    refused_by bigint references identity.account (id),
    refused_at timestamptz,
    constraint recovery_two_administrators check (approved_by <> requested_by),
    constraint recovery_not_ones_own check (approved_by <> account_id and requested_by <> account_id),
    constraint recovery_decided_once check (approved_at is null or refused_at is null)
);
create index recovery_request_account on identity.recovery_request (account_id);
create unique index recovery_request_one_open on identity.recovery_request (account_id)
    where approved_at is null and refused_at is null;

-- The code that was sent to a resident's phone, one at a time.
create table identity.phone_code (
    phone_key bytea primary key,
    code_key bytea not null,
    tries int not null default 0,
    created_at timestamptz not null,
    expires_at timestamptz not null
);

grant select, insert, update, delete on identity.attempt, identity.link, identity.recovery_request, identity.phone_code
    to qiaoliang_system;
grant select, insert (account_id, reason, requested_by, requested_at), update (refused_by, refused_at)
    on identity.recovery_request to qiaoliang_app;

alter table identity.attempt enable row level security;
alter table identity.attempt force row level security;
alter table identity.link enable row level security;
alter table identity.link force row level security;
alter table identity.recovery_request enable row level security;
alter table identity.recovery_request force row level security;
alter table identity.phone_code enable row level security;
alter table identity.phone_code force row level security;
create policy system on identity.attempt to qiaoliang_system using (true) with check (true);
create policy system on identity.link to qiaoliang_system using (true) with check (true);
create policy system on identity.recovery_request to qiaoliang_system using (true) with check (true);
create policy system on identity.phone_code to qiaoliang_system using (true) with check (true);
-- The account is one that the viewer manages: policies of the account apply within.
create policy managed on identity.recovery_request to qiaoliang_app
    using ((select access.scope('accounts.manage')) <> '{}'
        and exists (select 1 from identity.account a where a.id = account_id and a.home <@ (select access.scope('accounts.manage'))))
    with check ((requested_by = (select access.account()) or refused_by = (select access.account()))
        and exists (select 1 from identity.account a where a.id = account_id and a.home <@ (select access.scope('accounts.manage'))));

-- Grants go out with the names: what a grant reaches is known to the program, which follows divisions through their history.
drop function identity.staff_of;
create function identity.staff_of(organization bigint, scope_key bigint, roles text[], reached_by text, today date)
    returns table (id bigint, name text, grants text)
    language sql stable security definer set search_path = ''
begin atomic
    select a.id, a.name, g.grants
      from identity.account a
      join lateral (select string_agg(g.role || ':' || coalesce(g.kind, 0) || ':' || g.division || ':' || g.valid_from, ' '
                               order by g.role, g.kind, g.division) as grants
                      from identity.role_grant g
                     where g.account_id = a.id and g.role = any (roles) and g.ended_at is null
                       and (g.approved_at is not null or g.origin <> 'administrators')
                       and g.valid_from <= today and (g.valid_until is null or g.valid_until >= today)) g on g.grants is not null
     where a.organization_id = organization and a.holder = 'staff' and a.state = 'active'
       and (scope_key <@ (select access.scope(reached_by)) or organization = (select access.organization())
            or session_user = 'qiaoliang_system');
end;
revoke execute on function identity.staff_of from public;
grant execute on function identity.staff_of to qiaoliang_app, qiaoliang_system;

create or replace function identity.signed_in(token_hash_given bytea, at_time timestamptz, today date)
    returns table (session_id bigint, last_seen_at timestamptz, account_id bigint, holder text, login text, name text,
                   organization_id bigint, phone_key bytea, grants text)
    language plpgsql stable security definer set search_path = ''
as $$
begin
    return query
        select s.id, s.last_seen_at, a.id, a.holder, a.login, a.name, a.organization_id, a.phone_key,
               (select string_agg(g.role || ':' || coalesce(g.kind, 0) || ':' || g.division || ':' || g.valid_from, ' '
                           order by g.role, g.kind, g.division)
                  from identity.role_grant g
                 where g.account_id = a.id and g.ended_at is null
                   and (g.approved_at is not null or g.origin <> 'administrators')
                   and g.valid_from <= today and (g.valid_until is null or g.valid_until >= today))
          from identity.session s join identity.account a on a.id = s.account_id
         where s.token_hash = token_hash_given and s.revoked_at is null and s.expires_at > at_time
           and s.last_seen_at + make_interval(secs => s.idle_seconds) > at_time
           and a.state = 'active';
end $$;
