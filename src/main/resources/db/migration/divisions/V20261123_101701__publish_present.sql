-- What other modules' SQL may read: the code that each existing division has today.
create view divisions.present with (security_invoker = true) as
    select division_id, code, rpad(code, 12, '0')::bigint as place, name, parent_id
    from divisions.version
    where valid_to is null;
grant select on divisions.present to qiaoliang_app, qiaoliang_system;
