-- What changed in each meeting, and when each list itself last changed.

CREATE TABLE history (
    -- Ascending with time.
    row INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES meetings (row) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    -- As answers name it: 'name', 'schedule', 'venue.address', ...
    field TEXT NOT NULL,
    -- 0 changed, 1 added, 2 withdrawn.
    what INTEGER NOT NULL,
    -- JSON: a text, a list of codes, or a schedule. NULL: not told, since it may lead to somebody's door.
    old TEXT,
    new TEXT
) STRICT;

CREATE INDEX history_meeting ON history (meeting);

-- When its list last said something else than before, by our own comparison; NULL: never copied.
ALTER TABLE sources ADD COLUMN content_changed INTEGER;

UPDATE sources SET content_changed =
    (SELECT max(last_changed) FROM records WHERE records.source = sources.row);
