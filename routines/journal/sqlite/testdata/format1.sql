-- A journal of format 1 with one entry of every kind, as it was written then.
-- Never to be edited: it stands for the files that are out there.
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

PRAGMA user_version = 1;

INSERT INTO entry VALUES (1, X'0192F0C4000070008000000000000001', 'session', 1795493701234, -19800, 20780, 1795470300000, 1, 'imagine', 'shore', 1200000, 1234567, 'drifted', -3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO entry VALUES (2, X'0192F0C4000070008000000000000002', 'intake', 1795493702234, -19800, 20780, 1795470300000, 0, NULL, NULL, NULL, NULL, NULL, NULL, 'cola', 1.5, 48.25, 2.0, 0.5, 1, 1, 3600000, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO entry VALUES (3, X'0192F0C4000070008000000000000003', 'exercise', 1795493703234, -19800, 20780, 1795470300000, 0, NULL, NULL, NULL, NULL, NULL, NULL, 'run', NULL, NULL, NULL, NULL, NULL, NULL, 2400000, 'vigorous', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO entry VALUES (4, X'0192F0C4000070008000000000000004', 'rating', 1795493704234, -19800, 20780, 1795470300000, 0, NULL, NULL, NULL, NULL, NULL, NULL, 'stress', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 7, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO entry VALUES (5, X'0192F0C4000070008000000000000005', 'night', 1795493705234, -19800, 20780, 1795470300000, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 4, 'few', 1200000, 900000, 1795497301234, -19800, 1795526101234, 3600, 'rain', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO entry VALUES (6, X'0192F0C4000070008000000000000006', 'night', 1795493706234, -19800, 20780, 1795470300000, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '', NULL, NULL, NULL, NULL, NULL, NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO entry VALUES (7, X'0192F0C4000070008000000000000007', 'note', 1795493707234, -19800, 20780, 1795470300000, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'a quiet day, with "quotes"; and
lines 🌙', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO entry VALUES (8, X'0192F0C4000070008000000000000008', 'parked', 1795493708234, -19800, 20780, 1795470300000, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'the tax', 'find the letter', 1795526101234, 3600, NULL, NULL, NULL, NULL);
INSERT INTO entry VALUES (9, X'0192F0C4000070008000000000000009', 'parked', 1795493709234, -19800, 20780, 1795470300000, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'still waiting', '', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO entry VALUES (10, X'0192F0C4000070008000000000000010', 'trial', 1795493710234, -19800, 20780, 1795470300000, 0, NULL, NULL, NULL, NULL, NULL, 9, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'no tea', NULL, NULL, NULL, '0192f0c4-0000-7000-8000-000000000001', 'kept', 'without', 0);
INSERT INTO tombstone VALUES (X'0192F0C4000070008000000000000099', 1795470300001);
INSERT INTO change VALUES (1, 1, 'made', X'0192F0C4000070008000000000000001', NULL);
INSERT INTO change VALUES (1, 2, 'made', X'0192F0C4000070008000000000000002', NULL);
INSERT INTO change VALUES (1, 3, 'made', X'0192F0C4000070008000000000000003', NULL);
INSERT INTO change VALUES (1, 4, 'made', X'0192F0C4000070008000000000000004', NULL);
INSERT INTO change VALUES (1, 5, 'made', X'0192F0C4000070008000000000000005', NULL);
INSERT INTO change VALUES (1, 6, 'made', X'0192F0C4000070008000000000000006', NULL);
INSERT INTO change VALUES (1, 7, 'made', X'0192F0C4000070008000000000000007', NULL);
INSERT INTO change VALUES (1, 8, 'made', X'0192F0C4000070008000000000000008', NULL);
INSERT INTO change VALUES (1, 9, 'made', X'0192F0C4000070008000000000000009', NULL);
INSERT INTO change VALUES (1, 10, 'made', X'0192F0C4000070008000000000000010', NULL);
INSERT INTO change VALUES (2, 1, 'made', X'0192F0C4000070008000000000000099', NULL);
INSERT INTO change VALUES (3, 1, 'deleted', X'0192F0C4000070008000000000000099', '{"ID":"0192f0c4-0000-7000-8000-000000000099","Kind":"note","At":"2026-11-23T22:45:00+01:00","Evening":20780,"Changed":"2026-11-23T21:45:00Z","Session":null,"Intake":null,"Exercise":null,"Rating":null,"Night":null,"Note":{"Text":"gone"},"Parked":null,"Trial":null}');
