-- What format 3 added to a file of format 2.
CREATE INDEX entry_practice ON entry (evening, at)
WHERE practice NOT IN ('night', 'rest', 'afresh');
PRAGMA user_version = 3;
