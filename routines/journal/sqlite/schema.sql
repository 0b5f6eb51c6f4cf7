-- What all migrations together make, for a new file: made at once it is there in
-- half the time. A test holds the two together.
CREATE TABLE "counting" (
    block INTEGER PRIMARY KEY,
    bits  INTEGER NOT NULL
) STRICT;
CREATE TABLE tombstone (
    id      BLOB    PRIMARY KEY CHECK (length(id) = 16),
    changed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE change (
    n      INTEGER NOT NULL,
    part   INTEGER NOT NULL,
    done   TEXT    NOT NULL,
    id     BLOB    NOT NULL,
    before TEXT,
    PRIMARY KEY (n, part)
) STRICT, WITHOUT ROWID;
CREATE TABLE upkeep (
    what TEXT    PRIMARY KEY,
    at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE mark (
    id      TEXT    PRIMARY KEY,
    evening INTEGER NOT NULL, -- 0 for none
    state   TEXT    NOT NULL,
    at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
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
CREATE VIEW fields AS SELECT 'session: practice name planned_s practised_s ending seed heard source
intake: what count caffeine_mg ka alcohol_g nicotine big over_s source
exercise: what effort lasted_s source
rating: what value source
night: jerks sol_s awakenings awake_s into_bed tried asleep woke out_of_bed quality note source
note: text source
parked: text step returned source
trial: trial event text outcome evenings arm kept seed source
watch: factor outcome source
nap: lasted_s source
medicine: what source
nothing: source' AS known;
CREATE TABLE undone (
    n     INTEGER NOT NULL,
    part  INTEGER NOT NULL,
    done  TEXT    NOT NULL,
    id    BLOB    NOT NULL,
    after TEXT,
    PRIMARY KEY (n, part)
) STRICT, WITHOUT ROWID;
