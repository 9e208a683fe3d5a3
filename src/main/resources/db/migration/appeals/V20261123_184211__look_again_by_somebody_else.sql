-- Who gave or approved an answer does not decide whether it was a good one (APPEAL-7, ACCESS-4).
create function appeals.second_look_by_somebody_else() returns trigger
    language plpgsql set search_path = '' as $$
begin
    if exists (select from appeals.reply r
            where r.appeal_id = new.appeal_id and r.status = 'issued'
              and new.decided_by in (r.drafted_by, r.approved_by)) then
        raise check_violation using constraint = 'second_look_by_somebody_else',
            message = 'who gave or approved the answer cannot decide the second look';
    end if;
    return new;
end $$;
revoke execute on function appeals.second_look_by_somebody_else() from public;
create trigger second_look_by_somebody_else before insert or update of decided_by on appeals.second_look
    for each row when (new.decided_by is not null) execute function appeals.second_look_by_somebody_else();
