-- Nobody but those named may do anything in the database; loading divisions and organizations stages rows in temporary
-- tables, as the system role.
do $$
begin
    execute format('grant temporary on database %I to qiaoliang_system', current_database());
end $$;
