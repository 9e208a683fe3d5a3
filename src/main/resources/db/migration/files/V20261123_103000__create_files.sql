-- Attachments. Content lies in the database, in pieces, so that a record and its files commit together and one backup holds
-- both. Everything that says something of the content is sealed: the key of the pieces and the name by the program's data
-- keys, or by the case's own key for a confidential case.
create schema files;
grant usage on schema files to qiaoliang_app, qiaoliang_system;

create table files.file (
    id uuid not null constraint file_pk primary key,
    owner_type text not null,
    owner_number text not null,
    case_key bigint,
    name bytea not null,
    content_key bytea not null,
    content_type text not null,
    size bigint not null constraint file_size check (size > 0),
    pieces integer not null constraint file_pieces check (pieces > 0),
    kept_at timestamptz not null,
    kept_by bigint
);
create index file_by_owner on files.file (owner_type, owner_number, kept_at, id);

create table files.piece (
    file uuid not null constraint piece_file_fk references files.file on delete cascade,
    index integer not null,
    content bytea not null,
    constraint piece_pk primary key (file, index)
);
-- Sealed bytes don't compress.
alter table files.piece alter column content set storage external;

alter table files.file enable row level security;
alter table files.file force row level security;
alter table files.piece enable row level security;
alter table files.piece force row level security;

-- Who may open a file is decided by the module that owns its record. So that a forgotten question leaks nothing, a
-- transaction sees only the one file it names, or the files of the one record it names.
create function files.named_file() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('qiaoliang.file', true), '')::uuid;
create function files.named_owner() returns text
    language sql stable parallel safe
    return nullif(current_setting('qiaoliang.file_owner', true), '');

grant select, insert on files.file, files.piece to qiaoliang_app;
create policy app_keep on files.file for insert to qiaoliang_app with check (true);
create policy app_read on files.file for select to qiaoliang_app using (
    id = (select files.named_file()) or owner_type || ' ' || owner_number = (select files.named_owner()));
create policy app_keep on files.piece for insert to qiaoliang_app with check (true);
create policy app_read on files.piece for select to qiaoliang_app using (file = (select files.named_file()));

grant select, insert, delete, update (name, content_key) on files.file to qiaoliang_system;
grant select, insert, delete on files.piece to qiaoliang_system;
create policy system_all on files.file to qiaoliang_system using (true) with check (true);
create policy system_all on files.piece to qiaoliang_system using (true) with check (true);
-- for the cascade, which runs as the owner
create policy owner_cascade on files.piece to qiaoliang_owner using (true);
