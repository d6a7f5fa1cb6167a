-- Answers that are held back, records that are missing, and what was shown when: so that no answer can empty a directory.

-- When the record began to be shown without a break, as a set that later answers are compared with.
ALTER TABLE records ADD COLUMN shown_since INTEGER NOT NULL DEFAULT 0;
UPDATE records SET shown_since = first_seen;
-- How many accepted answers in a row lack it.
ALTER TABLE records ADD COLUMN missing_count INTEGER NOT NULL DEFAULT 0;
-- Since when it is left out of searches; NULL: it is not.
ALTER TABLE records ADD COLUMN hidden_since INTEGER;

-- Since when the publisher's newest list, held back or not, lacks this meeting; NULL: it shows it.
ALTER TABLE meetings ADD COLUMN unlisted_since INTEGER;
-- 1: an answer that is held back withdrew something of it, so that it counts as changed when the answer is accepted.
ALTER TABLE meetings ADD COLUMN stripped INTEGER NOT NULL DEFAULT 0;

-- How many records of the last accepted answer were unreadable; part of rejected.
ALTER TABLE sources ADD COLUMN invalid INTEGER NOT NULL DEFAULT 0;
-- When an answer was last accepted through a gate: what was missing then is no loss any more. NULL: never.
ALTER TABLE sources ADD COLUMN baseline INTEGER;

CREATE TABLE spans (
    -- What was shown once, from since until before until, and then no longer.
    source INTEGER NOT NULL REFERENCES sources (row) ON DELETE CASCADE,
    -- The record that came back since; NULL: meetings that were taken out of their record.
    record INTEGER,
    since INTEGER NOT NULL,
    until INTEGER NOT NULL,
    meetings INTEGER NOT NULL
) STRICT;

CREATE INDEX spans_source ON spans (source);

CREATE TABLE held (
    -- The answer of a source that is held back: at most one, the newest.
    source INTEGER PRIMARY KEY REFERENCES sources (row) ON DELETE CASCADE,
    gate TEXT NOT NULL,
    -- When about this set of records was first seen, when last, and how often.
    since INTEGER NOT NULL,
    last INTEGER NOT NULL,
    sightings INTEGER NOT NULL,
    -- Which records that first answer had: 8 bytes each, sorted.
    first_set BLOB NOT NULL,
    etag TEXT,
    last_modified TEXT,
    content_hash TEXT,
    bytes INTEGER NOT NULL,
    seconds REAL NOT NULL,
    read INTEGER NOT NULL,
    rejected INTEGER NOT NULL,
    invalid INTEGER NOT NULL,
    notices TEXT NOT NULL,
    -- How many of the meetings that are shown it lacks, and of how many.
    gone INTEGER NOT NULL,
    shown INTEGER NOT NULL
) STRICT;

CREATE TABLE held_records (
    source INTEGER NOT NULL REFERENCES held (source) ON DELETE CASCADE,
    -- Its place in the answer.
    place INTEGER NOT NULL,
    key TEXT NOT NULL,
    -- The record that it is; NULL: a new one.
    record INTEGER,
    -- As in records; NULL: as it is there.
    body BLOB,
    PRIMARY KEY (source, place)
) STRICT;
