-- What a directory of another shape needs to be read again in the same way.

-- NULL: guessed from the columns, or not needed. Else the text of a mapping file (JSON).
ALTER TABLE sources ADD COLUMN mapping TEXT;
-- 1: every service of a directory of services, not only its groups.
ALTER TABLE sources ADD COLUMN all_services INTEGER NOT NULL DEFAULT 0;
