create schema jobs;
grant usage on schema jobs to qiaoliang_app, qiaoliang_system;

create table jobs.job (
    id bigint generated always as identity constraint job_pk primary key,
    kind text not null,
    -- who asked, and as whom it runs
    account bigint not null,
    parameters jsonb not null,
    state text not null constraint job_state check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
    cancel_asked boolean not null default false,
    done bigint not null default 0,
    total bigint not null default 0,
    attempts integer not null default 0,
    -- a running job whose lease has run out lost its node, and is begun again by another
    lease_until timestamptz,
    -- message key of what was wrong, or the id under which the log says it
    complaint text,
    error_id text,
    asked_at timestamptz not null,
    started_at timestamptz,
    ended_at timestamptz
);
create index job_waiting on jobs.job (id) where state in ('queued', 'running');
create index job_mine on jobs.job (account, id desc);

alter table jobs.job enable row level security;
alter table jobs.job force row level security;
create policy job_system on jobs.job to qiaoliang_system using (true) with check (true);
create policy job_mine on jobs.job to qiaoliang_app
    using (account = (select access.account()) and (select access.viewer()) = 'staff')
    with check (account = (select access.account()) and (select access.viewer()) = 'staff');
grant select on jobs.job to qiaoliang_app;
grant insert (kind, account, parameters, state, asked_at) on jobs.job to qiaoliang_app;
grant update (cancel_asked) on jobs.job to qiaoliang_app;
grant select, insert, update, delete on jobs.job to qiaoliang_system;

-- The file that a job resulted in, sealed piece by piece.
create table jobs.result (
    job_id bigint not null constraint result_pk primary key
        constraint result_job_fk references jobs.job (id) on delete cascade,
    name text not null,
    content_type text not null,
    size bigint not null default 0,
    ready boolean not null default false,
    expires_at timestamptz not null
);
create table jobs.piece (
    job_id bigint not null constraint piece_result_fk references jobs.result (job_id) on delete cascade,
    number integer not null,
    content bytea not null,
    constraint piece_pk primary key (job_id, number)
);
-- sealed bytes do not compress
alter table jobs.piece alter column content set storage external;

alter table jobs.result enable row level security;
alter table jobs.result force row level security;
create policy result_system on jobs.result to qiaoliang_system using (true) with check (true);
create policy result_mine on jobs.result for select to qiaoliang_app
    using (exists (select from jobs.job j where j.id = job_id));
grant select on jobs.result to qiaoliang_app;
grant select, insert, update, delete on jobs.result to qiaoliang_system;

alter table jobs.piece enable row level security;
alter table jobs.piece force row level security;
create policy piece_system on jobs.piece to qiaoliang_system using (true) with check (true);
create policy piece_mine on jobs.piece for select to qiaoliang_app
    using (exists (select from jobs.result r where r.job_id = piece.job_id));
grant select on jobs.piece to qiaoliang_app;
grant select, insert, update, delete on jobs.piece to qiaoliang_system;

-- What recurs and when it is due next; kept by the scheduler library (db-scheduler 16), whose table this is.
create table jobs.schedule (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures integer,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    constraint schedule_pk primary key (task_name, task_instance)
);
create index schedule_due on jobs.schedule (execution_time);
create index schedule_heartbeat on jobs.schedule (last_heartbeat);

alter table jobs.schedule enable row level security;
alter table jobs.schedule force row level security;
create policy schedule_system on jobs.schedule to qiaoliang_system using (true) with check (true);
grant select, insert, update, delete on jobs.schedule to qiaoliang_system;
