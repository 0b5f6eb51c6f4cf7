-- What format 2 has beside format1.sql, after which this is read, with two
-- marks as they were written then. Never to be edited: it stands for the files
-- that are out there.
CREATE TABLE mark (
    id      TEXT    PRIMARY KEY,
    evening INTEGER NOT NULL, -- 0 for none
    state   TEXT    NOT NULL,
    at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO mark (id, evening, state, at) VALUES
    ('caffeine/2026-11-23', 20780, 'shown', 1795442400000),
    ('on', 0, 'on', 1795442400000);
PRAGMA user_version = 2;
