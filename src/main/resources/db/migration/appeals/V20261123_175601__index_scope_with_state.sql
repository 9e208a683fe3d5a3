-- Lists of a county or village: a range of scope keys gives no order, so what helps is to find within the range, in the index
-- alone, what has the state and the category.
drop index appeals.appeal_by_scope;
create index appeal_by_scope on appeals.appeal (scope_key, state, category, due_at, id);
