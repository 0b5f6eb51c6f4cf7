-- Only in an older file:

-- One row an entry, whatever its kind. A column that does not belong to the
-- kind is NULL and costs one byte; one that does belong is never NULL, but for
-- the answers that may be missing (sol, awake, tried, woke, kept, returned).
--
-- Instants are milliseconds since 1970 UTC with the offset from UTC in seconds
-- beside them. Lengths are milliseconds. evening is days since 1970-01-01.
CREATE TABLE entry (
    n             INTEGER PRIMARY KEY,
    id            BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
    kind          TEXT    NOT NULL,
    at            INTEGER NOT NULL,
    zone          INTEGER NOT NULL,
    evening       INTEGER NOT NULL,
    changed       INTEGER NOT NULL,
    counts        INTEGER NOT NULL CHECK (counts IN (0, 1)),
    -- session
    practice      TEXT,
    name          TEXT,
    planned       INTEGER,
    practised     INTEGER,
    ending        TEXT,
    seed          INTEGER, -- also trial; the 64 bits of an unsigned number
    -- intake, and what of exercise and rating
    what          TEXT,
    count         REAL,
    caffeine      REAL,    -- milligrams
    absorption    REAL,    -- per hour
    alcohol       REAL,    -- grams
    nicotine      INTEGER,
    big           INTEGER,
    lasted        INTEGER, -- also exercise
    -- exercise
    effort        TEXT,
    -- rating, and the quality of a night
    value         INTEGER,
    -- night
    jerks         TEXT,
    sol           INTEGER,
    awake         INTEGER,
    tried         INTEGER,
    tried_zone    INTEGER,
    woke          INTEGER,
    woke_zone     INTEGER,
    -- note, parked, trial, and the note of a night
    text          TEXT,
    -- parked
    step          TEXT,
    returned      INTEGER,
    returned_zone INTEGER,
    -- trial
    trial         TEXT,
    event         TEXT,
    arm           TEXT,
    kept          INTEGER
) STRICT;

-- Serves an evening, a range of evenings, the last session, and (since an
-- evening is never more than two days from its instants) a range of instants.
CREATE INDEX entry_kind_evening ON entry (kind, evening);
-- Two that hold a handful of rows each.
CREATE INDEX entry_running ON entry (id) WHERE ending = 'running';
CREATE INDEX entry_afresh ON entry (evening) WHERE practice = 'afresh';

-- Which evenings count, 64 of them in one row: bit 0 of block 0 is
-- 1970-01-01. Kept in step by the triggers, so that a hundred years of
-- evenings are read in a millisecond. It can be made again from entry.
CREATE TABLE kept (
    block INTEGER PRIMARY KEY,
    bits  INTEGER NOT NULL
) STRICT;

CREATE TRIGGER kept_made AFTER INSERT ON entry WHEN new.counts = 1
BEGIN
    INSERT INTO kept (block, bits) VALUES (new.evening >> 6, 1 << (new.evening & 63))
    ON CONFLICT (block) DO UPDATE SET bits = bits | excluded.bits;
END;

CREATE TRIGGER kept_edited AFTER UPDATE OF counts, evening, kind ON entry
WHEN old.counts <> new.counts OR old.evening <> new.evening OR old.kind <> new.kind
BEGIN
    UPDATE kept SET bits = bits & ~(1 << (old.evening & 63))
    WHERE block = old.evening >> 6 AND NOT EXISTS (
        SELECT 1 FROM entry WHERE kind = 'session' AND evening = old.evening AND counts = 1);
    INSERT INTO kept (block, bits)
    SELECT new.evening >> 6, 1 << (new.evening & 63) WHERE new.counts = 1
    ON CONFLICT (block) DO UPDATE SET bits = bits | excluded.bits;
END;

CREATE TRIGGER kept_deleted AFTER DELETE ON entry WHEN old.counts = 1
BEGIN
    UPDATE kept SET bits = bits & ~(1 << (old.evening & 63))
    WHERE block = old.evening >> 6 AND NOT EXISTS (
        SELECT 1 FROM entry WHERE kind = 'session' AND evening = old.evening AND counts = 1);
END;

-- The practices that are going on, and the process each belongs to. born
-- tells a process from a later one with the same pid.
CREATE TABLE running (
    id   BLOB    PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
    pid  INTEGER NOT NULL,
    born TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

-- In every file:

-- Entries that were deleted, so that merging an older copy of the journal
-- does not bring them back.
CREATE TABLE tombstone (
    id      BLOB    PRIMARY KEY CHECK (length(id) = 16),
    changed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The changes that can be taken back, the latest with the highest n. One
-- change may have several parts. before is the entry as it was, as JSON, and
-- NULL where there was none.
CREATE TABLE change (
    n      INTEGER NOT NULL,
    part   INTEGER NOT NULL,
    done   TEXT    NOT NULL,
    id     BLOB    NOT NULL,
    before TEXT,
    PRIMARY KEY (n, part)
) STRICT, WITHOUT ROWID;

-- When things were last looked after.
CREATE TABLE upkeep (
    what TEXT    PRIMARY KEY,
    at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
