-- The copied directories. Nothing in this file was entered by the person: it may be deleted at any moment.
-- All times are seconds since 1970 (UTC).

CREATE TABLE state (
    -- One row.
    id INTEGER PRIMARY KEY CHECK (id = 1),
    -- Goes up with every change of what a search can see: an index beside the database is stale when it differs.
    generation INTEGER NOT NULL,
    -- 1 while bytes of withdrawn values may still lie in unused parts of the file.
    purge_due INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE sources (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    -- Where it was last read from: the validators below are good for that address alone.
    location TEXT NOT NULL DEFAULT '',
    -- 1: the invented sample directory.
    sample INTEGER NOT NULL DEFAULT 0,
    -- NULL: never.
    last_attempt INTEGER,
    -- NULL: never. The moment at which every record below was last seen, missing ones aside.
    last_success INTEGER,
    -- How the last attempt ended: '' before the first.
    outcome TEXT NOT NULL DEFAULT '',
    -- The code of what went wrong in the last attempt; '' if nothing did.
    error TEXT NOT NULL DEFAULT '',
    etag TEXT,
    last_modified TEXT,
    -- The hash of the last accepted answer, decoded.
    content_hash TEXT,
    bytes INTEGER NOT NULL DEFAULT 0,
    seconds REAL NOT NULL DEFAULT 0,
    read INTEGER NOT NULL DEFAULT 0,
    accepted INTEGER NOT NULL DEFAULT 0,
    rejected INTEGER NOT NULL DEFAULT 0,
    -- JSON: [{code, severity, count, samples: [{record, field, value}]}], at most 5 samples each.
    notices TEXT NOT NULL DEFAULT '[]'
) STRICT;

CREATE TABLE records (
    row INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES sources (row) ON DELETE CASCADE,
    -- What the publisher calls it today.
    key TEXT NOT NULL,
    -- The key it had when it was first seen, of which the ids of its meetings are made; NULL: the same as key.
    identity TEXT,
    -- BLAKE3 of body, 16 bytes: a record whose hash is the same is not written again.
    content_hash BLOB NOT NULL,
    first_seen INTEGER NOT NULL,
    -- When what its publisher says of it last changed, by our own comparison.
    last_changed INTEGER NOT NULL,
    -- When it was first missing from an accepted answer; NULL: it is not missing. (Always NULL until missing records are kept.)
    missing_since INTEGER,
    -- Its meetings, its other names and its public part as JSON, compressed; see written/body.rs.
    body BLOB NOT NULL,
    UNIQUE (source, key)
) STRICT;

CREATE TABLE aliases (
    -- The first 8 bytes of the BLAKE3 of kind and name; the record's body has them in full.
    name INTEGER NOT NULL,
    record INTEGER NOT NULL,
    PRIMARY KEY (name, record)
) STRICT, WITHOUT ROWID;

CREATE TABLE meetings (
    -- Stays as long as the meeting does.
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    record INTEGER NOT NULL REFERENCES records (row) ON DELETE CASCADE,
    -- Its record's source, so that the search index need not look at the records.
    source INTEGER NOT NULL,
    -- Its place among the meetings in its record's body.
    place INTEGER NOT NULL DEFAULT 0,
    -- What follows repeats the body in the form that the search index reads.
    -- The fellowship's number in names; 0: none.
    fellowship INTEGER NOT NULL DEFAULT 0,
    -- 0 in person, 1 online, 2 hybrid, 3 none.
    attendance INTEGER NOT NULL DEFAULT 3,
    -- Its place in the list of statuses. Where the record's missing_since is set: 0, no longer listed.
    status INTEGER NOT NULL DEFAULT 5,
    -- 0 weekly, 1 monthly, 2 dates, 3 by arrangement.
    recurrence INTEGER NOT NULL DEFAULT 3,
    -- 0 Monday to 6 Sunday; NULL: not one day.
    weekday INTEGER,
    -- Minutes after midnight, by the wall clock; NULL: not published.
    start INTEGER,
    -- How long, in minutes; NULL: not published.
    minutes INTEGER,
    -- The recurrence in full where the columns above do not say all of it, as JSON; NULL: they do.
    recurrence_detail TEXT,
    -- The IANA zone's number in names; 0: not known.
    zone INTEGER NOT NULL DEFAULT 0,
    -- Degrees; NULL: no position.
    latitude REAL,
    longitude REAL,
    -- 0 none, 1 record, 2 postcode, 3 town.
    position_from INTEGER NOT NULL DEFAULT 0,
    -- 0 open, 1 closed, 2 not published.
    who INTEGER NOT NULL DEFAULT 2,
    -- The number in names of the country of its venue; 0: not known.
    country INTEGER NOT NULL DEFAULT 0,
    -- Problems, formats, languages, audience, access as numbers in names; see directory/codes.rs.
    codes BLOB NOT NULL DEFAULT x''
) STRICT;

CREATE INDEX meetings_record ON meetings (record);

CREATE TABLE names (
    -- Fellowships, problems, codes, languages, zones, countries: each written once.
    number INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE entries (
    -- What is not a meeting but leads on: organizations and contact points that a directory lists.
    row INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES sources (row) ON DELETE CASCADE,
    key TEXT NOT NULL,
    -- 'organization', 'contact_point' or 'group'.
    kind TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    url TEXT,
    phone TEXT,
    email TEXT,
    -- When somebody answers, as published.
    hours TEXT,
    -- ISO 3166-1 alpha-2; NULL: not known.
    country TEXT,
    -- The area it serves, as published.
    area TEXT,
    latitude REAL,
    longitude REAL,
    -- JSON: the ids of the problems it is for.
    problems TEXT NOT NULL DEFAULT '[]',
    UNIQUE (source, key)
) STRICT;

CREATE INDEX entries_country ON entries (country);

-- The words of each meeting, cut and folded by fold.rs: the tokenizer has nothing left to do but split at blanks.
-- Without content: the words to take out again are made from the record's body.
CREATE VIRTUAL TABLE words USING fts5 (text, content = '', detail = none, tokenize = 'ascii');

-- Without this, words that were taken out stay in the file until segments are merged.
INSERT INTO words (words, rank) VALUES ('secure-delete', 1);

-- Every host that was contacted, for the page that shows it. Stays when a source is removed: it was contacted all the same.
CREATE TABLE contacts (
    host TEXT NOT NULL,
    -- What the source was called then.
    source TEXT NOT NULL,
    requests INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (host, source)
) STRICT, WITHOUT ROWID;
