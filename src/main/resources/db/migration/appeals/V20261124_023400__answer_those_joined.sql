-- Whose appeal was joined with another one writes to who handles that one, is answered, and says whether it helped
-- (APPEAL-8, APPEAL-7). Neither petitioner sees the appeal of the other.
alter table appeals.message add column to_all boolean not null default false;

create policy functions_read on appeals.message for select to qiaoliang_owner using (true);
create policy functions_read on appeals.step for select to qiaoliang_owner using (true);

-- What a petitioner's appeal was joined with: only whom to tell there, and where the same person is asked whether it helped,
-- when that is not here: with the main appeal, otherwise with the first of those joined that is theirs.
create function appeals.main_of(joined bigint)
    returns table (number text, scope_key bigint, handler bigint, asked_with text)
    language sql stable security definer set search_path = '' as $$
    select m.number, m.scope_key, m.handler,
        (select o.number from appeals.appeal o
         where o.phone_key = j.phone_key and (o.id = m.id or o.joined_to = m.id and o.id < j.id)
         order by o.id = m.id desc, o.id limit 1)
    from appeals.appeal j join appeals.appeal m on m.id = j.joined_to
    where j.id = joined
      and (session_user = 'qiaoliang_system'
           or access.viewer() = 'ticket' and j.number = access.ticket() and j.code_hash = access.key()
           or access.viewer() = 'resident' and j.phone_key = access.key())
$$;
revoke all on function appeals.main_of from public;
grant execute on function appeals.main_of to qiaoliang_app, qiaoliang_system;

-- Those joined with an appeal that the viewer works on, with what was written by them and to them alone since then.
create function appeals.joined_thread(main bigint)
    returns table (number text, case_key bigint, at timestamptz, by_petitioner boolean, account_name text,
        organization_id bigint, text text, sealed bytea)
    language sql stable security definer set search_path = '' as $$
    select j.number, j.case_key, s.at, s.by_petitioner, s.account_name, s.organization_id, s.text, s.sealed
    from appeals.appeal m
        join appeals.appeal j on j.joined_to = m.id
        left join appeals.message s on s.appeal_id = j.id and not s.to_all and (s.by_petitioner or s.account is not null)
            and s.at >= (select max(p.at) from appeals.step p where p.appeal_id = j.id and p.transition = 'merge')
    where m.id = main
      and (session_user = 'qiaoliang_system'
           or m.case_key is null and m.scope_key <@ access.scope('appeal.read')
           or m.case_key is not null and (access.account() = any (m.participants)
               or not m.case_taken and m.scope_key <@ access.scope('confidential.receive')))
    order by j.id, s.id
$$;
revoke all on function appeals.joined_thread from public;
grant execute on function appeals.joined_thread to qiaoliang_app, qiaoliang_system;

-- Who handles an appeal writes to one whose own was joined with it, wherever that lies; gives back whom to tell.
drop function appeals.say_to_joined(bigint, timestamptz, text);
create function appeals.say_to_joined(said_in bigint, said_to text, said_at timestamptz, said text, said_sealed bytea,
        said_to_all boolean, said_by bigint, said_by_name text)
    returns table (contact bytea, language text)
    language plpgsql security definer set search_path = '' as $$
declare joined appeals.appeal;
begin
    select j.* into joined from appeals.appeal j join appeals.appeal m on m.id = j.joined_to
        where m.id = said_in and j.number = said_to
          and (m.case_key is null and m.scope_key <@ access.scope('appeal.handle')
               or m.case_key is not null and (access.account() = any (m.participants)
                   or not m.case_taken and m.scope_key <@ access.scope('confidential.receive')));
    if joined.id is null then
        return;
    end if;
    insert into appeals.message (appeal_id, at, by_petitioner, account, account_name, organization_id, text, sealed, to_all)
        select joined.id, said_at, false, said_by, said_by_name, m.organization_id, said, said_sealed, said_to_all
        from appeals.appeal m where m.id = said_in;
    return query select joined.contact, joined.language;
end $$;
revoke all on function appeals.say_to_joined from public;
grant execute on function appeals.say_to_joined to qiaoliang_app, qiaoliang_system;

-- Whether anything follows from what became of an appeal: it is joined itself, or others are with it.
create function appeals.has_company(appeal bigint) returns boolean
    language sql stable security definer set search_path = '' as $$
    select exists (select from appeals.appeal a where a.joined_to = appeal or a.id = appeal and a.joined_to is not null)
$$;
revoke all on function appeals.has_company from public;
grant execute on function appeals.has_company to qiaoliang_app, qiaoliang_system;
