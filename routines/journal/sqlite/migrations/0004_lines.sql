-- One row an entry, whatever its kind: columns for what is searched by, and in
-- body the fields of its kind as they stand on a line of an export, without
-- those that are nothing. The body is what counts; practice and ending repeat
-- what it says, for the indexes.
--
-- Instants are milliseconds since 1970 UTC with the offset from UTC in seconds
-- beside them. evening is days since 1970-01-01.

-- Only in an older file:
DROP TRIGGER kept_made;
DROP TRIGGER kept_edited;
DROP TRIGGER kept_deleted;
DROP INDEX entry_kind_evening;
DROP INDEX entry_running;
DROP INDEX entry_afresh;
DROP INDEX entry_practice;
ALTER TABLE entry RENAME TO entry_3;
ALTER TABLE running RENAME TO running_3;

-- In every file:
CREATE TABLE entry (
    n        INTEGER PRIMARY KEY,
    id       BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
    kind     TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    zone     INTEGER NOT NULL,
    evening  INTEGER NOT NULL,
    changed  INTEGER NOT NULL,
    counts   INTEGER NOT NULL CHECK (counts IN (0, 1)),
    body     TEXT    NOT NULL,
    practice TEXT, -- of a session
    ending   TEXT  -- of a session
) STRICT;

CREATE TABLE running (
    id   BLOB    PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
    pid  INTEGER NOT NULL,
    born TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

-- Only in an older file:
INSERT INTO entry (n, id, kind, at, zone, evening, changed, counts, body, practice, ending)
SELECT n, id, kind, at, zone, evening, changed, counts,
    body_of_format_3(id, kind, at, zone, evening, changed, counts,
        practice, name, planned, practised, ending, seed,
        what, count, caffeine, absorption, alcohol, nicotine, big, lasted, effort, value,
        jerks, sol, awake, tried, tried_zone, woke, woke_zone,
        text, step, returned, returned_zone, trial, event, arm, kept),
    practice, ending
FROM entry_3;
INSERT INTO running SELECT * FROM running_3;
DROP TABLE running_3;
DROP TABLE entry_3;

-- Which evenings count, 64 of them in one row, as before under another name.
ALTER TABLE kept RENAME TO counting;

-- In every file:
CREATE TABLE IF NOT EXISTS "counting" (
    block INTEGER PRIMARY KEY,
    bits  INTEGER NOT NULL
) STRICT;
CREATE INDEX entry_kind_evening ON entry (kind, evening);
CREATE INDEX entry_running ON entry (id) WHERE ending = 'running';
CREATE INDEX entry_afresh ON entry (evening) WHERE practice = 'afresh';
CREATE INDEX entry_practice ON entry (evening, at)
WHERE practice NOT IN ('night', 'rest', 'afresh');

CREATE TRIGGER counting_made AFTER INSERT ON entry WHEN new.counts = 1
BEGIN
    INSERT INTO counting (block, bits) VALUES (new.evening >> 6, 1 << (new.evening & 63))
    ON CONFLICT (block) DO UPDATE SET bits = bits | excluded.bits;
END;

CREATE TRIGGER counting_edited AFTER UPDATE OF counts, evening, kind ON entry
WHEN old.counts <> new.counts OR old.evening <> new.evening OR old.kind <> new.kind
BEGIN
    UPDATE counting SET bits = bits & ~(1 << (old.evening & 63))
    WHERE block = old.evening >> 6 AND NOT EXISTS (
        SELECT 1 FROM entry WHERE kind = 'session' AND evening = old.evening AND counts = 1);
    INSERT INTO counting (block, bits)
    SELECT new.evening >> 6, 1 << (new.evening & 63) WHERE new.counts = 1
    ON CONFLICT (block) DO UPDATE SET bits = bits | excluded.bits;
END;

CREATE TRIGGER counting_deleted AFTER DELETE ON entry WHEN old.counts = 1
BEGIN
    UPDATE counting SET bits = bits & ~(1 << (old.evening & 63))
    WHERE block = old.evening >> 6 AND NOT EXISTS (
        SELECT 1 FROM entry WHERE kind = 'session' AND evening = old.evening AND counts = 1);
END;

-- Only in an older file:

-- What undo remembers is a line of an export, too.
UPDATE change SET before = line_of_format_3(before) WHERE before IS NOT NULL;

-- The fields that may stand in a body. A field that is added comes with a step
-- that replaces this view, so that a program which does not know it refuses the
-- file instead of taking its rows for damaged ones.
CREATE VIEW fields AS SELECT 'session: practice name planned_s practised_s ending seed
intake: what count caffeine_mg ka alcohol_g nicotine big over_s
exercise: what effort lasted_s
rating: what value
night: jerks sol_s awake_s tried woke quality note
note: text
parked: text step returned
trial: trial event text arm kept seed' AS known;
