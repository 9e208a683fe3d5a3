-- Who may sign in, what they were granted, and where they are signed in.
create schema identity;
grant usage on schema identity to qiaoliang_app, qiaoliang_system;

-- Ranges of scope keys that a grant reaches: one kind of organization, or each of the ten, over a division with all below.
create function identity.reach(kind smallint, division text) returns int8multirange
    language sql immutable parallel safe
    return (select range_agg(int8range(
                       k * 1000000000000 + rpad(division, 12, '0')::bigint,
                       k * 1000000000000 + rpad(division, 12, '0')::bigint + (10::numeric ^ (12 - length(division)))::bigint))
              from generate_series(coalesce(kind, 1)::bigint, coalesce(kind, 10)::bigint) as k
             where division is not null);
grant execute on function identity.reach to qiaoliang_app, qiaoliang_system;

create table identity.account (
    id bigint generated always as identity primary key,
    holder text not null constraint account_holder check (holder in ('staff', 'resident')),
    -- what staff type to sign in, in lower case; residents have none
    login text constraint account_login_unique unique
        constraint account_login_form check (login ~ '^[a-z0-9][a-z0-9._@-]{1,63}$'),
    name text not null constraint account_name_length check (length(name) between 1 and 64),
    organization_id bigint,
    -- where the account belongs, which says what administrators may manage it: kind (null for all) and division
    home_kind smallint constraint account_home_kind check (home_kind between 1 and 10),
    home_division text constraint account_home_division check (home_division ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})$'),
    home int8multirange generated always as (identity.reach(home_kind, home_division)) stored,
    -- phone of a resident, or to which links for staff go: sealed, and its keyed hash
    phone_sealed bytea,
    phone_key bytea,
    state text not null default 'active' constraint account_state check (state in ('invited', 'active', 'disabled')),
    demo boolean not null default false,
    created_at timestamptz not null,
    created_by bigint,
    disabled_at timestamptz,
    version int not null default 1,
    constraint account_staff_has_login check (holder <> 'staff' or (login is not null and home_division is not null)),
    constraint account_resident_has_phone check (holder <> 'resident' or (phone_key is not null and login is null))
);
create unique index account_resident_phone on identity.account (phone_key) where holder = 'resident';
create index account_organization on identity.account (organization_id) where organization_id is not null;
create index account_name_order on identity.account (login) where holder = 'staff';

-- What proves that it is them. Apart from the account, because requests have no business reading it: sign-in runs in the
-- system role.
create table identity.credential (
    account_id bigint primary key references identity.account (id),
    password text,
    password_at timestamptz,
    totp_sealed bytea,
    totp_at timestamptz,
    -- the last time step that was used, so that no code works twice
    totp_step bigint,
    failures int not null default 0,
    locked_until timestamptz
);

create table identity.recovery_code (
    account_id bigint not null references identity.account (id),
    code_hash bytea not null,
    used_at timestamptz,
    primary key (account_id, code_hash)
);

-- The account of a person at the city's OIDC provider.
create table identity.federated (
    provider text not null,
    subject text not null,
    account_id bigint not null references identity.account (id),
    linked_at timestamptz not null,
    primary key (provider, subject)
);
create index federated_account on identity.federated (account_id);

-- role x kind of organization x division (ACCESS-1). Power is given by two administrators, and nobody approves their own
-- (ACCESS-4); only the program, setting up or loading a demo, gives without asking anybody.
create table identity.role_grant (
    id bigint generated always as identity primary key,
    account_id bigint not null references identity.account (id),
    role text not null,
    kind smallint constraint role_grant_kind check (kind between 1 and 10),
    division text not null constraint role_grant_division check (division ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})$'),
    reach int8multirange not null generated always as (identity.reach(kind, division)) stored,
    valid_from date not null,
    valid_until date,
    reason text not null default '' constraint role_grant_reason_length check (length(reason) <= 500),
    origin text not null constraint role_grant_origin check (origin in ('administrators', 'set-up', 'demo')),
    requested_by bigint references identity.account (id),
    requested_at timestamptz not null,
    approved_by bigint references identity.account (id),
    approved_at timestamptz,
    ended_by bigint references identity.account (id),
    ended_at timestamptz,
    constraint role_grant_two_administrators check (approved_by <> requested_by),
    constraint role_grant_not_ones_own check (approved_by <> account_id),
    constraint role_grant_asked_for check (origin <> 'administrators' or requested_by is not null),
    constraint role_grant_approved check (origin <> 'administrators' or (approved_by is null) = (approved_at is null)),
    constraint role_grant_period check (valid_until is null or valid_until >= valid_from)
);
create index role_grant_account on identity.role_grant (account_id);
create index role_grant_waiting on identity.role_grant (requested_at) where approved_at is null and ended_at is null;

-- What was decided stays decided.
create function identity.grant_moves_forward() returns trigger language plpgsql as $$
begin
    if old.ended_at is not null
        or (old.approved_at is not null
            and (new.approved_at is distinct from old.approved_at or new.approved_by is distinct from old.approved_by)) then
        raise exception 'a decision about a grant is final' using errcode = 'check_violation', constraint = 'role_grant_final';
    end if;
    return new;
end $$;
create trigger role_grant_moves_forward before update on identity.role_grant
    for each row execute function identity.grant_moves_forward();

-- Where somebody is signed in. The cookie holds a random token; here is only its hash.
create table identity.session (
    id bigint generated always as identity primary key,
    token_hash bytea not null constraint session_token_unique unique,
    account_id bigint not null references identity.account (id),
    method text not null constraint session_method check (method in ('password', 'totp', 'recovery-code', 'oidc', 'phone', 'link')),
    address text not null default '',
    agent text not null default '',
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    idle_seconds int not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
);
create index session_account on identity.session (account_id, created_at);
create index session_expiry on identity.session (expires_at);

-- Demo mode only: accounts that the sign-in page offers by one click, with their passwords.
create table identity.demo_account (
    position int primary key,
    account_id bigint not null references identity.account (id),
    password text not null,
    role text not null,
    organization text not null,
    division text not null
);

grant select on identity.account, identity.role_grant, identity.session, identity.demo_account to qiaoliang_app;
grant insert (holder, login, name, organization_id, home_kind, home_division, phone_sealed, phone_key, state, created_at, created_by)
    on identity.account to qiaoliang_app;
grant update (name, organization_id, home_kind, home_division, phone_sealed, phone_key, state, disabled_at, version)
    on identity.account to qiaoliang_app;
grant insert (account_id, role, kind, division, valid_from, valid_until, reason, origin, requested_by, requested_at)
    on identity.role_grant to qiaoliang_app;
grant update (approved_by, approved_at, ended_by, ended_at) on identity.role_grant to qiaoliang_app;
grant update (revoked_at) on identity.session to qiaoliang_app;
grant select, insert, update, delete on identity.account, identity.credential, identity.recovery_code, identity.federated,
    identity.role_grant, identity.session, identity.demo_account to qiaoliang_system;

alter table identity.account enable row level security;
alter table identity.account force row level security;
alter table identity.credential enable row level security;
alter table identity.credential force row level security;
alter table identity.recovery_code enable row level security;
alter table identity.recovery_code force row level security;
alter table identity.federated enable row level security;
alter table identity.federated force row level security;
alter table identity.role_grant enable row level security;
alter table identity.role_grant force row level security;
alter table identity.session enable row level security;
alter table identity.session force row level security;
alter table identity.demo_account enable row level security;
alter table identity.demo_account force row level security;

create policy system on identity.account to qiaoliang_system using (true) with check (true);
create policy system on identity.credential to qiaoliang_system using (true) with check (true);
create policy system on identity.recovery_code to qiaoliang_system using (true) with check (true);
create policy system on identity.federated to qiaoliang_system using (true) with check (true);
create policy system on identity.role_grant to qiaoliang_system using (true) with check (true);
create policy system on identity.session to qiaoliang_system using (true) with check (true);
create policy system on identity.demo_account to qiaoliang_system using (true) with check (true);
-- for the functions below, which run as the owner
create policy owner on identity.account to qiaoliang_owner using (true);
create policy owner on identity.role_grant to qiaoliang_owner using (true);
create policy owner on identity.session to qiaoliang_owner using (true) with check (true);

create policy own on identity.account for select to qiaoliang_app using (id = (select access.account()));
create policy managed on identity.account to qiaoliang_app
    using (holder = 'staff' and home <@ (select access.scope('accounts.manage')))
    with check (holder = 'staff' and home <@ (select access.scope('accounts.manage')));
create policy own on identity.role_grant for select to qiaoliang_app using (account_id = (select access.account()));
create policy managed on identity.role_grant for select to qiaoliang_app
    using (reach <@ (select access.scope('accounts.manage')));
create policy asked on identity.role_grant for insert to qiaoliang_app
    with check (origin = 'administrators' and approved_at is null
        and requested_by = (select access.account())
        and reach <@ (select access.scope('accounts.manage')));
create policy decided on identity.role_grant for update to qiaoliang_app
    using (ended_at is null and reach <@ (select access.scope('accounts.manage')))
    with check (reach <@ (select access.scope('accounts.manage'))
        and (ended_by is null or ended_by = (select access.account())));
create policy own on identity.session to qiaoliang_app
    using (account_id = (select access.account())) with check (account_id = (select access.account()));
create policy everybody on identity.demo_account for select to qiaoliang_app using (true);

-- The one read of a request that brings a cookie: session, account and grants. There is no viewer yet, so it runs as the
-- owner; without the token nobody gets anything from it.
create function identity.signed_in(token_hash_given bytea, at_time timestamptz, today date)
    returns table (session_id bigint, last_seen_at timestamptz, account_id bigint, holder text, login text, name text,
                   organization_id bigint, phone_key bytea, grants text)
    language plpgsql stable security definer set search_path = ''
as $$
begin
    return query
        select s.id, s.last_seen_at, a.id, a.holder, a.login, a.name, a.organization_id, a.phone_key,
               (select string_agg(g.role || ':' || coalesce(g.kind, 0) || ':' || g.division, ' ' order by g.role, g.kind, g.division)
                  from identity.role_grant g
                 where g.account_id = a.id and g.ended_at is null
                   and (g.approved_at is not null or g.origin <> 'administrators')
                   and g.valid_from <= today and (g.valid_until is null or g.valid_until >= today))
          from identity.session s join identity.account a on a.id = s.account_id
         where s.token_hash = token_hash_given and s.revoked_at is null and s.expires_at > at_time
           and s.last_seen_at + make_interval(secs => s.idle_seconds) > at_time
           and a.state = 'active';
end $$;
revoke execute on function identity.signed_in from public;
grant execute on function identity.signed_in to qiaoliang_app, qiaoliang_system;

-- Notes that a session is alive; called at most once a minute for a session.
create function identity.seen(session_given bigint, at_time timestamptz) returns void
    language sql security definer set search_path = ''
begin atomic
    update identity.session set last_seen_at = at_time where id = session_given and last_seen_at < at_time;
end;
revoke execute on function identity.seen from public;
grant execute on function identity.seen to qiaoliang_app;

-- Ends the session of a token, for its holder alone: the token is the proof.
create function identity.sign_out(token_hash_given bytea, at_time timestamptz) returns bigint
    language sql security definer set search_path = ''
begin atomic
    update identity.session set revoked_at = at_time where token_hash = token_hash_given and revoked_at is null returning account_id;
end;
revoke execute on function identity.sign_out from public;
grant execute on function identity.sign_out to qiaoliang_app;

-- Names of staff, as records show who did what. For staff and the program; names and nothing else.
create function identity.names(ids bigint[]) returns table (id bigint, name text)
    language sql stable security definer set search_path = ''
begin atomic
    select a.id, a.name from identity.account a
     where a.id = any (ids) and a.holder = 'staff'
       and ((select access.viewer()) = 'staff' or session_user = 'qiaoliang_system');
end;
revoke execute on function identity.names from public;
grant execute on function identity.names to qiaoliang_app, qiaoliang_system;

-- Active staff of an organization who hold one of the roles over its scope key. Asked by those who reach that key under
-- the permission they name, by its own staff, and by the program.
create function identity.staff_of(organization bigint, scope_key bigint, roles text[], reached_by text, today date)
    returns table (id bigint, name text)
    language sql stable security definer set search_path = ''
begin atomic
    select a.id, a.name from identity.account a
     where a.organization_id = organization and a.holder = 'staff' and a.state = 'active'
       and (scope_key <@ (select access.scope(reached_by)) or organization = (select access.organization())
            or session_user = 'qiaoliang_system')
       and exists (select 1 from identity.role_grant g
                    where g.account_id = a.id and g.role = any (roles) and g.ended_at is null
                      and (g.approved_at is not null or g.origin <> 'administrators')
                      and g.valid_from <= today and (g.valid_until is null or g.valid_until >= today)
                      and scope_key <@ g.reach);
end;
revoke execute on function identity.staff_of from public;
grant execute on function identity.staff_of to qiaoliang_app, qiaoliang_system;
