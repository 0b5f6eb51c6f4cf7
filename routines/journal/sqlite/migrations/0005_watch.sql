-- Only in an older file:

-- A question that is asked beforehand; the length of a self-trial and what it
-- looks at; what was heard in a practice.
DROP VIEW fields;
CREATE VIEW fields AS SELECT 'session: practice name planned_s practised_s ending seed heard
intake: what count caffeine_mg ka alcohol_g nicotine big over_s
exercise: what effort lasted_s
rating: what value
night: jerks sol_s awake_s tried woke quality note
note: text
parked: text step returned
trial: trial event text outcome evenings arm kept seed
watch: factor outcome' AS known;
