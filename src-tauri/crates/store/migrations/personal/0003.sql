-- Everything that a person keeps stands in one table, so that it can be sealed as a whole.

CREATE TABLE kept (
    -- Its own name, given once and never again.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- 'saved', 'search', 'visit', 'reminder' or 'setting': the only thing that is told while it is sealed.
    kind TEXT NOT NULL,
    -- JSON; with a row in vault: 24 bytes nonce, then its XChaCha20-Poly1305 under kind and id.
    body BLOB NOT NULL
) STRICT;

CREATE TABLE vault (
    -- At most one; with it, every row of kept is sealed.
    id INTEGER PRIMARY KEY CHECK (id = 1),
    -- Which data key it is: derived from the key by BLAKE3, and leads nowhere back.
    key_name BLOB NOT NULL,
    -- What Argon2id makes the passphrase's key with: KiB, passes, lanes.
    salt BLOB NOT NULL,
    memory INTEGER NOT NULL,
    passes INTEGER NOT NULL,
    lanes INTEGER NOT NULL,
    -- The data key, sealed with the passphrase's key.
    wrapped BLOB NOT NULL
) STRICT;

-- One row: something was sealed or erased, and the file's unused parts and the copies beside it are still to be swept.
CREATE TABLE unswept (
    id INTEGER PRIMARY KEY CHECK (id = 1)
) STRICT;

INSERT INTO kept (id, kind, body)
    SELECT id, 'saved', CAST(json_object(
        'meeting', meeting, 'source', source, 'source_name', source_name, 'source_location', source_location,
        'record', coalesce((SELECT value FROM saved_aliases AS named WHERE named.saved = one.id AND kind = 'record'), ''),
        'aliases', (SELECT json_group_array(json_array(kind, value))
            FROM (SELECT kind, value FROM saved_aliases AS named WHERE named.saved = one.id AND kind <> 'record' ORDER BY kind, value)),
        'saved_at', saved_at, 'looked_at', looked_at, 'frozen', frozen, 'seen_hash', seen_hash,
        'purged', json(purged)) AS BLOB)
    FROM saved AS one ORDER BY id;

DROP TABLE saved_aliases;
DROP TABLE saved;
