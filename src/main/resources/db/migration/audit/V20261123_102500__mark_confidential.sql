-- Whether an event tells of a confidential case: looking such events up is an event itself.
alter table audit.event add column confidential boolean not null default false;
