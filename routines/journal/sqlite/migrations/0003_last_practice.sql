-- Only in an older file:

-- Yesterday's choice: the last session that was a practice of the evening. In a
-- journal of rested evenings alone, as after taking in a habit tracker's log,
-- looking for one would otherwise read them all. Only sessions have a practice.
CREATE INDEX entry_practice ON entry (evening, at)
WHERE practice NOT IN ('night', 'rest', 'afresh');
