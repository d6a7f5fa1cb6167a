-- What an index beside the file is made of, without opening a single body.

-- The name as published; '' if there is none.
ALTER TABLE meetings ADD COLUMN name TEXT NOT NULL DEFAULT '';
-- 1: every meeting's name is written there. Files of earlier versions lack them.
ALTER TABLE state ADD COLUMN named INTEGER NOT NULL DEFAULT 0;
-- Each word with each row that has it.
CREATE VIRTUAL TABLE vocabulary USING fts5vocab ('words', 'instance');
