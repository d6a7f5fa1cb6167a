-- What the person entered. Never deleted, and migrated only after a copy was made.
-- All times are seconds since 1970 (UTC).

CREATE TABLE sources (
    id TEXT PRIMARY KEY,
    -- Its place in the person's list.
    position INTEGER NOT NULL DEFAULT 0,
    added_at INTEGER NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    location TEXT NOT NULL,
    -- NULL: recognized from the content.
    format TEXT,
    fellowship TEXT,
    -- JSON: ids of problem areas.
    problems TEXT NOT NULL DEFAULT '[]',
    time_zone TEXT,
    single_zone INTEGER NOT NULL DEFAULT 0,
    country TEXT,
    licence TEXT,
    enabled INTEGER NOT NULL DEFAULT 1,
    allow_http INTEGER NOT NULL DEFAULT 0,
    allow_private_network INTEGER NOT NULL DEFAULT 0,
    -- The entry of the built-in catalogue; NULL: added by hand.
    catalogue TEXT,
    sample INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE saved (
    -- Its own name: the meeting may change all of its.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- The id by which the directory last knew it.
    meeting TEXT NOT NULL UNIQUE,
    -- Where it was found, even if that source is removed.
    source TEXT NOT NULL,
    source_name TEXT NOT NULL DEFAULT '',
    source_location TEXT NOT NULL DEFAULT '',
    saved_at INTEGER NOT NULL,
    -- When the person last looked at it: what changed is told since then.
    looked_at INTEGER NOT NULL,
    -- The meeting as it was then, as JSON (written.rs, version in its field v).
    frozen TEXT NOT NULL,
    -- BLAKE3 of frozen as it was then, before anything was purged from it, in hex.
    seen_hash TEXT NOT NULL,
    -- JSON: [{field, at, gone}] of what the publisher withdrew from it: never the value.
    purged TEXT NOT NULL DEFAULT '[]'
) STRICT;

CREATE TABLE saved_aliases (
    -- By which names the meeting can be found again: 'record', 'slug', 'number', 'content', 'world_id'.
    saved INTEGER NOT NULL REFERENCES saved (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (saved, kind, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
