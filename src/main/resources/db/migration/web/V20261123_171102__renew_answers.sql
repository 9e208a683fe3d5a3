-- Kept answers are sealed again when a new key became current.
grant update on web.once to qiaoliang_system;
