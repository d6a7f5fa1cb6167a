-- The same meeting in several directories.

CREATE TABLE clusters (
    -- Each listing of a meeting that several directories list.
    meeting INTEGER PRIMARY KEY REFERENCES meetings (row) ON DELETE CASCADE,
    -- The least row of its listings.
    cluster INTEGER NOT NULL,
    -- Whose values are shown: the least of those that are still listed.
    rank INTEGER NOT NULL,
    -- By what it is certain: 'aggregator', 'world_id', 'join_link'.
    rule TEXT NOT NULL,
    -- 0 the program, 1 a person.
    made_by INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX clusters_cluster ON clusters (cluster);

-- Records that changed since it was last settled which listings are the same meeting.
CREATE TABLE unsettled (
    record INTEGER PRIMARY KEY REFERENCES records (row) ON DELETE CASCADE
) STRICT;

-- What an older version copied was never looked at.
INSERT INTO unsettled SELECT row FROM records;
