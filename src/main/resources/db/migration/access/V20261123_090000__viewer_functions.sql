-- What policies ask about the viewer of the transaction. The settings are transaction-local; after a commit they read as
-- the empty string, not null, hence nullif. Policies call these inside a scalar sub-select, so that they run once a
-- statement and not once a row.
create schema access;
grant usage on schema access to qiaoliang_app, qiaoliang_system;

create function access.viewer() returns text
    language sql stable parallel safe
    return coalesce(nullif(current_setting('qiaoliang.viewer', true), ''), 'anonymous');

create function access.account() returns bigint
    language sql stable parallel safe
    return nullif(current_setting('qiaoliang.account', true), '')::bigint;

create function access.organization() returns bigint
    language sql stable parallel safe
    return nullif(current_setting('qiaoliang.organization', true), '')::bigint;

-- the number of the one record that a ticket holder follows
create function access.ticket() returns text
    language sql stable parallel safe
    return nullif(current_setting('qiaoliang.ticket', true), '');

-- the keyed hash that the viewer brought: of the ticket's code, or of the resident's phone
create function access.key() returns bytea
    language sql stable parallel safe
    return decode(nullif(current_setting('qiaoliang.key', true), ''), 'hex');

-- what the viewer reaches under a permission: ranges of scope keys (kind number * 10^12 + place)
create function access.scope(permission text) returns int8multirange
    language sql stable parallel safe
    return coalesce(nullif(current_setting('qiaoliang.scope.' || permission, true), ''), '{}')::int8multirange;
