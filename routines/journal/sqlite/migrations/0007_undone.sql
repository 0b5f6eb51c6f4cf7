-- The changes that were taken back and can be made again, the latest with the
-- highest n. after is the entry as it was before it was taken back, as a line of
-- an export, and NULL where there was none.
CREATE TABLE undone (
    n     INTEGER NOT NULL,
    part  INTEGER NOT NULL,
    done  TEXT    NOT NULL,
    id    BLOB    NOT NULL,
    after TEXT,
    PRIMARY KEY (n, part)
) STRICT, WITHOUT ROWID;
