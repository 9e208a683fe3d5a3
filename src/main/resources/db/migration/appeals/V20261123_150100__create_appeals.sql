-- Appeals and everything said and done about them (APPEAL-1…9).
create sequence appeals.appeal_id;
grant usage on sequence appeals.appeal_id to qiaoliang_app, qiaoliang_system;

-- The running number of a year. A sequence for each, made when the first appeal of the year comes; gaps mean nothing.
create function appeals.next_number(year int) returns bigint
    language plpgsql security definer set search_path = '' as $$
begin
    if year not between 2000 and 2199 then
        raise exception 'no such year' using errcode = 'check_violation';
    end if;
    if to_regclass(format('appeals.number_%s', year)) is null then
        perform pg_advisory_xact_lock(hashtext('appeals.number'));
        execute format('create sequence if not exists appeals.number_%s', year);
    end if;
    return nextval(format('appeals.number_%s', year));
end $$;
revoke all on function appeals.next_number from public;
grant execute on function appeals.next_number to qiaoliang_app, qiaoliang_system;

create table appeals.appeal (
    id bigint constraint appeal_pk primary key,
    number text collate "C" not null constraint appeal_number unique,
    -- keyed hash of the code; the code itself is nowhere
    code_hash bytea not null,
    version int not null,
    state text collate "C" not null constraint appeal_state check (state in ('received', 'accepted', 'declined', 'assigned',
        'in-progress', 'waiting', 'replied', 'closed', 'withdrawn', 'joined', 'review', 're-review', 'reopened')),
    category text collate "C" not null constraint appeal_category references appeals.category,
    division_id int not null,
    place bigint not null,
    place_code text collate "C" not null,
    channel text collate "C" not null constraint appeal_channel
        check (channel in ('portal', 'hotline', 'counter', 'on-behalf', 'mailbox')),
    organization_id bigint not null,
    scope_key bigint not null,
    -- who referred it last, and the scope keys of all who ever did: they keep sight of it
    sender_id bigint,
    sender_key bigint,
    senders bigint[] not null default '{}',
    title text,
    text text,
    case_key bigint,
    sealed bytea,
    anonymous boolean not null,
    contact bytea,
    phone_key bytea,
    people int not null default 1 constraint appeal_people check (people between 1 and 100000),
    language text not null default 'zh' constraint appeal_language check (language in ('zh', 'en')),
    taken_by bigint,
    taken_by_name text,
    -- the transaction that took it in: while it runs, whoever takes a confidential case in can see what they are writing
    entered_at timestamptz not null default now(),
    handler bigint,
    handler_name text,
    case_taken boolean not null default false,
    participants bigint[] not null default '{}',
    received_at timestamptz not null,
    accepted_at timestamptz,
    notified_at timestamptz,
    replied_at timestamptz,
    delivered_at timestamptz,
    closed_at timestamptz,
    -- the first instant that is too late for what is owed next; the year 9999 when nothing is
    due_at timestamptz not null,
    round text not null default 'first' constraint appeal_round check (round in ('first', 'review', 're-review')),
    satisfied boolean,
    second_look boolean not null default false,
    joined_to bigint constraint appeal_joined_to references appeals.appeal,
    constraint appeal_confidential_is_sealed check (
        case when case_key is null then title is not null and text is not null and sealed is null
             else title is null and text is null and sealed is not null end),
    -- anonymous stays anonymous (APPEAL-9)
    constraint appeal_anonymous check (not anonymous or (contact is null and phone_key is null)),
    constraint appeal_joined check ((state = 'joined') = (joined_to is not null)),
    constraint appeal_not_joined_to_itself check (joined_to <> id)
);
create index appeal_by_due on appeals.appeal (due_at, id);
create index appeal_by_state on appeals.appeal (state, due_at, id);
create index appeal_by_scope on appeals.appeal (scope_key, due_at, id);
create index appeal_by_place on appeals.appeal (place, received_at);
create index appeal_by_phone on appeals.appeal (phone_key) where phone_key is not null;
create index appeal_by_handler on appeals.appeal (handler, due_at, id) where handler is not null;
create index appeal_by_taker on appeals.appeal (taken_by, due_at, id) where taken_by is not null;
create index appeal_confidential on appeals.appeal (due_at, id) where case_key is not null;
create index appeal_second_look on appeals.appeal (scope_key) where second_look;
create index appeal_joined_to_index on appeals.appeal (joined_to) where joined_to is not null;

alter table appeals.appeal enable row level security;
alter table appeals.appeal force row level security;
-- Cheapest first. Ordinary appeals: within the reading scope; by whoever took them in; by those who referred them.
-- Confidential ones: by those named; until somebody has taken it, by those whose duty it is. The petitioner: with number
-- and code, or signed in with the phone that was given.
create policy appeal_read on appeals.appeal for select to qiaoliang_app using (
    case_key is null and (
        scope_key <@ (select access.scope('appeal.read'))
        or taken_by = (select access.account())
        or (senders <> '{}'
            and exists (select from unnest(senders) as s (key) where s.key <@ (select access.scope('appeal.read')))))
    or case_key is not null and (
        (select access.account()) = any (participants)
        or not case_taken and scope_key <@ (select access.scope('confidential.receive'))
        or taken_by = (select access.account()) and entered_at = now())
    or (select access.viewer()) = 'ticket' and number = (select access.ticket()) and code_hash = (select access.key())
    or (select access.viewer()) = 'resident' and phone_key = (select access.key()));
create policy appeal_file on appeals.appeal for insert to qiaoliang_app with check (
    state = 'received' and version = 1
    and case (select access.viewer())
        when 'ticket' then channel = 'portal' and number = (select access.ticket()) and code_hash = (select access.key())
            and taken_by is null
        when 'staff' then channel <> 'portal' and taken_by = (select access.account())
            and not isempty((select access.scope('appeal.intake')))
        else false end);
-- A new row must also pass appeal_read, so that nobody writes a row out of their own sight.
create policy appeal_work on appeals.appeal for update to qiaoliang_app using (
    case_key is null and (
        scope_key <@ (select access.scope('appeal.handle')) or scope_key <@ (select access.scope('appeal.assign'))
        or scope_key <@ (select access.scope('appeal.approve')))
    or case_key is not null and (
        (select access.account()) = any (participants)
        or not case_taken and scope_key <@ (select access.scope('confidential.receive')))
    or (select access.viewer()) = 'ticket' and number = (select access.ticket()) and code_hash = (select access.key())
    or (select access.viewer()) = 'resident' and phone_key = (select access.key()))
    with check (true);
create policy system_all on appeals.appeal to qiaoliang_system using (true) with check (true);
create policy functions_read on appeals.appeal for select to qiaoliang_owner using (true);
grant select, insert, update on appeals.appeal to qiaoliang_app, qiaoliang_system;

-- What was said and done. Of a confidential case the words are sealed. 'shared' is what the petitioner may read.
create table appeals.step (
    id bigint generated always as identity constraint step_pk primary key,
    appeal_id bigint not null constraint step_appeal references appeals.appeal,
    at timestamptz not null,
    transition text collate "C" not null,
    from_state text collate "C",
    to_state text collate "C" not null,
    by_petitioner boolean not null,
    account bigint,
    account_name text,
    organization_id bigint not null,
    reason text,
    sealed bytea
);
create index step_of_appeal on appeals.step (appeal_id, id);

create table appeals.message (
    id bigint generated always as identity constraint message_pk primary key,
    appeal_id bigint not null constraint message_appeal references appeals.appeal,
    at timestamptz not null,
    by_petitioner boolean not null,
    account bigint,
    account_name text,
    organization_id bigint not null,
    text text,
    sealed bytea,
    constraint message_words check ((text is null) <> (sealed is null))
);
create index message_of_appeal on appeals.message (appeal_id, id);

create table appeals.note (
    id bigint generated always as identity constraint note_pk primary key,
    appeal_id bigint not null constraint note_appeal references appeals.appeal,
    at timestamptz not null,
    account bigint not null,
    account_name text not null,
    organization_id bigint not null,
    text text,
    sealed bytea,
    constraint note_words check ((text is null) <> (sealed is null))
);
create index note_of_appeal on appeals.note (appeal_id, id);

-- Answers, drafted and issued. Who approves is not who drafted (ACCESS-4).
create table appeals.reply (
    id bigint generated always as identity constraint reply_pk primary key,
    appeal_id bigint not null constraint reply_appeal references appeals.appeal,
    round text not null,
    text text,
    sealed bytea,
    drafted_by bigint not null,
    drafted_by_name text not null,
    drafted_at timestamptz not null,
    status text not null constraint reply_status check (status in ('draft', 'returned', 'issued')),
    approved_by bigint,
    approved_by_name text,
    decided_at timestamptz,
    issued_at timestamptz,
    delivered_on date,
    delivery_way text,
    constraint reply_words check ((text is null) <> (sealed is null)),
    constraint reply_maker_is_not_checker check (approved_by <> drafted_by),
    constraint reply_issued check ((status = 'issued') = (issued_at is not null))
);
create index reply_of_appeal on appeals.reply (appeal_id, id);
create unique index reply_one_draft on appeals.reply (appeal_id) where status = 'draft';

-- The look by somebody else after a dissatisfied petitioner (APPEAL-7, ACCESS-4).
create table appeals.second_look (
    id bigint generated always as identity constraint second_look_pk primary key,
    appeal_id bigint not null constraint second_look_appeal references appeals.appeal,
    asked_at timestamptz not null,
    handled_by bigint,
    decided_by bigint,
    decided_by_name text,
    decided_at timestamptz,
    stands boolean,
    constraint second_look_by_somebody_else check (decided_by <> handled_by)
);
create unique index second_look_one on appeals.second_look (appeal_id) where decided_at is null;

create table appeals.deadline (
    id bigint generated always as identity constraint deadline_pk primary key,
    appeal_id bigint not null constraint deadline_appeal references appeals.appeal,
    kind text collate "C" not null,
    started_at timestamptz not null,
    term appeals.term not null,
    simplified boolean not null,
    extended_days int not null default 0,
    paused_for interval not null default '0',
    paused_since timestamptz,
    due_at timestamptz not null,
    warn_at timestamptz not null,
    outcome text collate "C" not null constraint deadline_outcome check (outcome in ('open', 'met', 'missed', 'lapsed')),
    ended_at timestamptz,
    -- the policy and the calendar it was last computed with
    policy text not null,
    policy_version int not null,
    calendar_revision bigint not null,
    -- what the next level was told of: 0 nothing, 1 that it is due soon, 2 that it is overdue
    escalated smallint not null default 0,
    constraint deadline_ended check ((outcome = 'open') = (ended_at is null))
);
create unique index deadline_one_open on appeals.deadline (appeal_id, kind) where outcome = 'open';
create index deadline_of_appeal on appeals.deadline (appeal_id, id);
create index deadline_to_warn on appeals.deadline (warn_at) where outcome = 'open' and escalated = 0;
create index deadline_to_escalate on appeals.deadline (due_at) where outcome = 'open' and escalated < 2;

-- Every due time that was moved, and why: extension, pause, calendar, policy.
create table appeals.deadline_change (
    id bigint generated always as identity constraint deadline_change_pk primary key,
    appeal_id bigint not null constraint deadline_change_appeal references appeals.appeal,
    at timestamptz not null,
    kind text not null,
    due_before timestamptz not null,
    due_after timestamptz not null,
    why text not null
);
create index deadline_change_of_appeal on appeals.deadline_change (appeal_id, id);

-- The ledger entries that count this appeal, to be reversed when what they count turns out not to be so.
create table appeals.counted (
    id bigint generated always as identity constraint counted_pk primary key,
    appeal_id bigint not null constraint counted_appeal references appeals.appeal,
    measure text collate "C" not null,
    entry_id bigint not null,
    reversed boolean not null default false
);
create index counted_of_appeal on appeals.counted (appeal_id);

create table appeals.attachment (
    file_id uuid constraint attachment_pk primary key,
    appeal_id bigint not null constraint attachment_appeal references appeals.appeal,
    by_petitioner boolean not null,
    account bigint,
    -- whether the petitioner may open it
    shared boolean not null,
    at timestamptz not null
);
create index attachment_of_appeal on appeals.attachment (appeal_id);

-- Who opened a confidential case (APPEAL-4); shown on the case itself, and in the audit trail.
create table appeals.opening (
    id bigint generated always as identity constraint opening_pk primary key,
    appeal_id bigint not null constraint opening_appeal references appeals.appeal,
    at timestamptz not null,
    account bigint not null,
    account_name text not null
);
create index opening_of_appeal on appeals.opening (appeal_id, id);

-- Search tokens, in a table of their own since they are wide and lists don't need them. Never of a confidential case.
create table appeals.search (
    appeal_id bigint constraint search_pk primary key constraint search_appeal references appeals.appeal,
    tokens tsvector not null
);
create index search_tokens on appeals.search using gin (tokens) with (fastupdate = off);
alter table appeals.search alter column tokens set statistics 1000;

-- Rows that hang on an appeal are seen by whoever sees it, less what is not for the petitioner.
do $$
declare
    t text;
begin
    foreach t in array array['step', 'message', 'note', 'reply', 'second_look', 'deadline', 'deadline_change', 'counted',
            'attachment', 'opening', 'search'] loop
        execute format('alter table appeals.%I enable row level security', t);
        execute format('alter table appeals.%I force row level security', t);
        execute format('grant select, insert on appeals.%I to qiaoliang_app', t);
        execute format('grant select, insert, update on appeals.%I to qiaoliang_system', t);
        execute format('create policy with_its_appeal on appeals.%I for select to qiaoliang_app
            using (exists (select from appeals.appeal a where a.id = appeal_id))', t);
        execute format('create policy with_its_appeal_insert on appeals.%I for insert to qiaoliang_app
            with check (exists (select from appeals.appeal a where a.id = appeal_id))', t);
        execute format('create policy system_all on appeals.%I to qiaoliang_system using (true) with check (true)', t);
    end loop;
    foreach t in array array['reply', 'second_look', 'deadline', 'counted', 'search'] loop
        execute format('grant update on appeals.%I to qiaoliang_app', t);
        execute format('create policy with_its_appeal_update on appeals.%I for update to qiaoliang_app
            using (exists (select from appeals.appeal a where a.id = appeal_id))', t);
    end loop;
end $$;
-- Work notes, who looked, drafts, and files that were not shared are closed to the petitioner.
create policy staff_only on appeals.note as restrictive to qiaoliang_app using ((select access.viewer()) = 'staff');
create policy staff_only on appeals.opening as restrictive to qiaoliang_app using ((select access.viewer()) = 'staff');
create policy petitioners_read_what_was_issued on appeals.reply as restrictive for select to qiaoliang_app
    using (status = 'issued' or (select access.viewer()) = 'staff');
create policy petitioners_read_what_is_shared on appeals.attachment as restrictive for select to qiaoliang_app
    using (shared or (select access.viewer()) = 'staff');
create policy functions_read on appeals.search for select to qiaoliang_owner using (true);
create policy functions_write on appeals.message for insert to qiaoliang_owner with check (true);

-- An answer in an appeal is also said to those whose appeals were joined with it, wherever those lie (APPEAL-8). Only who
-- sees the appeal can do so, since it must be theirs to answer; gives back whom to tell.
create function appeals.say_to_joined(said_in bigint, said_at timestamptz, said text)
    returns table (number text, contact bytea, language text)
    language plpgsql security definer set search_path = '' as $$
begin
    if not exists (select from appeals.appeal a where a.id = said_in and a.case_key is null
            and (a.scope_key <@ access.scope('appeal.handle') or a.scope_key <@ access.scope('appeal.approve')
                 or session_user = 'qiaoliang_system')) then
        return;
    end if;
    insert into appeals.message (appeal_id, at, by_petitioner, organization_id, text)
        select j.id, said_at, false, t.organization_id, said
        from appeals.appeal j join appeals.appeal t on t.id = j.joined_to
        where j.joined_to = said_in and j.state = 'joined';
    return query select j.number, j.contact, j.language from appeals.appeal j
        where j.joined_to = said_in and j.state = 'joined';
end $$;
revoke all on function appeals.say_to_joined from public;
grant execute on function appeals.say_to_joined to qiaoliang_app, qiaoliang_system;

create table appeals.saved_filter (
    id bigint generated always as identity constraint saved_filter_pk primary key,
    account bigint not null,
    name text not null constraint saved_filter_name check (length(name) between 1 and 40),
    query text not null constraint saved_filter_query check (length(query) <= 1000),
    constraint saved_filter_once unique (account, name)
);
alter table appeals.saved_filter enable row level security;
alter table appeals.saved_filter force row level security;
create policy ones_own on appeals.saved_filter to qiaoliang_app
    using (account = (select access.account())) with check (account = (select access.account()));
create policy system_all on appeals.saved_filter to qiaoliang_system using (true) with check (true);
grant select, insert, update, delete on appeals.saved_filter to qiaoliang_app, qiaoliang_system;

-- Words to begin an answer with, of one organization and for those below it.
create table appeals.template (
    id bigint generated always as identity constraint template_pk primary key,
    organization_id bigint not null,
    scope_key bigint not null,
    category text collate "C" constraint template_category references appeals.category,
    name text not null constraint template_name check (length(name) between 1 and 60),
    text text not null constraint template_text check (length(text) between 1 and 5000),
    version int not null default 1,
    constraint template_once unique (organization_id, name)
);
alter table appeals.template enable row level security;
alter table appeals.template force row level security;
create policy staff_read on appeals.template for select to qiaoliang_app using ((select access.viewer()) = 'staff');
create policy supervisors_write on appeals.template to qiaoliang_app
    using (scope_key <@ (select access.scope('appeal.assign'))) with check (scope_key <@ (select access.scope('appeal.assign')));
create policy system_all on appeals.template to qiaoliang_system using (true) with check (true);
grant select, insert, update, delete on appeals.template to qiaoliang_app, qiaoliang_system;
