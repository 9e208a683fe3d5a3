-- What belongs to no organization is for auditors of the whole deployment: over all ten kinds, and over its root. Before a
-- root is loaded there are no parts, and all ten kinds are the whole.
create function audit.reads_whole() returns boolean
    language sql stable parallel safe
    return audit.reads_all_kinds()
       and (divisions.root_place() is null
            or not exists (select from generate_series(1, 10) kind
                           where not kind * 1000000000000 + divisions.root_place() <@ access.scope('audit.read')));

drop policy app_read on audit.event;
create policy app_read on audit.event for select to qiaoliang_app using (
    scope_key <@ (select access.scope('audit.read'))
    or scope_key is null and (select audit.reads_whole()));
