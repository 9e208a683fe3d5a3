-- What somebody is writing on the portal, step by step, before it is filed. Sealed, found by the hash of a random token in
-- the writer's cookie, and gone after a few days. The app role reaches it through these functions alone, which answer only
-- who brings the token.
create table appeals.draft (
    key bytea constraint draft_pk primary key,
    content bytea not null,
    kept_until timestamptz not null
);
alter table appeals.draft enable row level security;
alter table appeals.draft force row level security;
create policy draft_owner on appeals.draft to qiaoliang_owner using (true) with check (true);
create policy draft_system on appeals.draft to qiaoliang_system using (true) with check (true);
grant select, delete on appeals.draft to qiaoliang_system;

create function appeals.open_draft(in_key bytea, in_now timestamptz) returns bytea
    language sql stable security definer set search_path = ''
as $$
    select content from appeals.draft where key = in_key and kept_until > in_now
$$;

create function appeals.keep_draft(in_key bytea, in_content bytea, in_until timestamptz) returns void
    language sql volatile security definer set search_path = ''
as $$
    insert into appeals.draft (key, content, kept_until) values (in_key, in_content, in_until)
    on conflict (key) do update set content = excluded.content, kept_until = excluded.kept_until
$$;

create function appeals.drop_draft(in_key bytea) returns void
    language sql volatile security definer set search_path = ''
as $$
    delete from appeals.draft where key = in_key
$$;

revoke all on function appeals.open_draft(bytea, timestamptz) from public;
revoke all on function appeals.keep_draft(bytea, bytea, timestamptz) from public;
revoke all on function appeals.drop_draft(bytea) from public;
grant execute on function appeals.open_draft(bytea, timestamptz) to qiaoliang_app;
grant execute on function appeals.keep_draft(bytea, bytea, timestamptz) to qiaoliang_app;
grant execute on function appeals.drop_draft(bytea) to qiaoliang_app;
