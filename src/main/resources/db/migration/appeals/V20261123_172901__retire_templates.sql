-- Words to begin an answer with can be retired: what was begun with them stays, and the name becomes free.
alter table appeals.template add column retired_at timestamptz;
alter table appeals.template drop constraint template_once;
create unique index template_once on appeals.template (organization_id, name) where retired_at is null;
