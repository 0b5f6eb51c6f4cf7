-- Only in an older file:

-- The rest of a sleep diary; naps, medicines, and that an evening has nothing more.
DROP VIEW fields;
CREATE VIEW fields AS SELECT 'session: practice name planned_s practised_s ending seed heard
intake: what count caffeine_mg ka alcohol_g nicotine big over_s
exercise: what effort lasted_s
rating: what value
night: jerks sol_s awakenings awake_s into_bed tried woke out_of_bed quality note
note: text
parked: text step returned
trial: trial event text outcome evenings arm kept seed
watch: factor outcome
nap: lasted_s
medicine: what
nothing:' AS known;
