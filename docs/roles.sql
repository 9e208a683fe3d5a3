-- The roles and the database of Qiaoliang on a PostgreSQL 15 or newer of your own. Run once, by a superuser:
--
--   export QIAOLIANG_DB_OWNER_PASSWORD=…  QIAOLIANG_DB_APP_PASSWORD=…
--   export QIAOLIANG_DB_SYSTEM_PASSWORD=… QIAOLIANG_DB_BACKUP_PASSWORD=…
--   psql -h HOST -U postgres -f docs/roles.sql
--
-- Only qiaoliang_backup passes row-level security, and it can only read; the program itself never signs in as it.
\set ON_ERROR_STOP on
\getenv owner_password QIAOLIANG_DB_OWNER_PASSWORD
\getenv app_password QIAOLIANG_DB_APP_PASSWORD
\getenv system_password QIAOLIANG_DB_SYSTEM_PASSWORD
\getenv backup_password QIAOLIANG_DB_BACKUP_PASSWORD
set password_encryption = 'scram-sha-256';

create role qiaoliang_owner login nobypassrls password :'owner_password';
create role qiaoliang_app login nobypassrls password :'app_password';
create role qiaoliang_system login nobypassrls password :'system_password';
create role qiaoliang_backup login bypassrls password :'backup_password';
grant pg_read_all_data to qiaoliang_backup;

create database qiaoliang owner qiaoliang_owner encoding 'UTF8' locale 'C.UTF-8' template template0;
revoke all on database qiaoliang from public;
grant connect on database qiaoliang to qiaoliang_app, qiaoliang_system, qiaoliang_backup;
