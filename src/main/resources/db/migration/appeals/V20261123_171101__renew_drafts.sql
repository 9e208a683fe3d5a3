-- Drafts are sealed again when a new key became current.
grant update on appeals.draft to qiaoliang_system;
