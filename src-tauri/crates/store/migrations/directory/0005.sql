-- Who carries whom, and by which rules it was settled what is the same meeting.

CREATE TABLE carried (
    source INTEGER NOT NULL REFERENCES sources (row) ON DELETE CASCADE,
    -- The publisher from whom records of the source say they were taken over, as they say it.
    publisher TEXT NOT NULL,
    PRIMARY KEY (source, publisher)
) STRICT, WITHOUT ROWID;

-- The version of the rules. 0: none yet.
ALTER TABLE state ADD COLUMN settled_rules INTEGER NOT NULL DEFAULT 0;
-- Which source was known to carry which.
ALTER TABLE state ADD COLUMN settled_carries TEXT NOT NULL DEFAULT '';
