-- What is remembered beside the entries and interests nobody later: that a
-- reminder was shown on an evening, that reminders are muted. Writing one that
-- is not there yet is how several processes agree on who shows it.
CREATE TABLE mark (
    id      TEXT    PRIMARY KEY,
    evening INTEGER NOT NULL, -- 0 for none
    state   TEXT    NOT NULL,
    at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
