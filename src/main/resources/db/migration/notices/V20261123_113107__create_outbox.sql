create schema notices;
grant usage on schema notices to qiaoliang_app, qiaoliang_system;

create table notices.outbox (
    id bigint generated always as identity constraint outbox_pk primary key,
    event text not null,
    channel text not null constraint outbox_channel check (channel in ('account', 'sms', 'email', 'wechat')),
    -- keyed hash of the recipient, so that an event reaches nobody twice however often it is told (NOTICE-1)
    recipient bytea not null,
    account bigint,
    -- whose business it is, for administrators of a part of the city; null when it belongs to no organization
    scope_key bigint,
    template text not null,
    -- sealed: the address and the template's parameters; gone once a secret was delivered
    content bytea,
    locale text not null,
    link text not null,
    -- codes and links that open something: nobody reads them here
    secret boolean not null,
    state text not null constraint outbox_state check (state in ('waiting', 'sent', 'kept', 'failed', 'expired')),
    attempts integer not null default 0,
    next_at timestamptz not null,
    expires_at timestamptz,
    provider_id text,
    made_at timestamptz not null,
    done_at timestamptz,
    read_at timestamptz,
    constraint outbox_once unique (event, recipient),
    constraint outbox_account check ((channel = 'account') = (account is not null))
);
create index outbox_due on notices.outbox (next_at, id) where state = 'waiting';
create index outbox_account_at on notices.outbox (account, id desc) where channel = 'account';
create index outbox_unread on notices.outbox (account) where channel = 'account' and read_at is null;
create index outbox_sent on notices.outbox (id desc) where channel <> 'account';

alter table notices.outbox enable row level security;
alter table notices.outbox force row level security;
create policy outbox_system on notices.outbox to qiaoliang_system using (true) with check (true);
-- What somebody does tells others of it, whoever does it.
create policy outbox_send on notices.outbox for insert to qiaoliang_app with check (read_at is null);
create policy outbox_mine on notices.outbox for select to qiaoliang_app
    using (channel = 'account' and account = (select access.account()));
create policy outbox_read_mine on notices.outbox for update to qiaoliang_app
    using (channel = 'account' and account = (select access.account()))
    with check (channel = 'account' and account = (select access.account()));
create policy outbox_reader on notices.outbox for select to qiaoliang_app
    using (channel <> 'account'
        and (scope_key <@ (select access.scope('outbox.read'))
            or scope_key is null and not isempty((select access.scope('outbox.read')))));
grant select, insert on notices.outbox to qiaoliang_app;
grant update (read_at) on notices.outbox to qiaoliang_app;
grant select, insert, update, delete on notices.outbox to qiaoliang_system;

-- Each attempt that failed, and why.
create table notices.attempt (
    outbox_id bigint not null constraint attempt_outbox_fk references notices.outbox (id) on delete cascade,
    number integer not null,
    at timestamptz not null,
    error text not null,
    constraint attempt_pk primary key (outbox_id, number)
);
alter table notices.attempt enable row level security;
alter table notices.attempt force row level security;
create policy attempt_system on notices.attempt to qiaoliang_system using (true) with check (true);
create policy attempt_reader on notices.attempt for select to qiaoliang_app
    using (exists (select from notices.outbox o where o.id = outbox_id and o.channel <> 'account'));
grant select on notices.attempt to qiaoliang_app;
grant select, insert, delete on notices.attempt to qiaoliang_system;

-- Sends a notice once more that was given up: for readers of the outbox, by the policy that lets them see it.
create function notices.retry(in_id bigint, in_now timestamptz) returns boolean
    language sql volatile security definer set search_path = ''
as $$
    update notices.outbox set state = 'waiting', attempts = 0, next_at = in_now, done_at = null
    where id = in_id and channel <> 'account' and state = 'failed' and content is not null
        and (scope_key <@ access.scope('outbox.read')
            or scope_key is null and not isempty(access.scope('outbox.read')))
    returning true
$$;
create policy outbox_owner on notices.outbox to qiaoliang_owner using (true) with check (true);
revoke all on function notices.retry(bigint, timestamptz) from public;
grant execute on function notices.retry(bigint, timestamptz) to qiaoliang_app;
