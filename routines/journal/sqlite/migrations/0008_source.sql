-- Which program an entry was taken from, and when sleep began as a device recorded it.
-- Only in an older file:
DROP VIEW fields;
-- In every file:
CREATE VIEW fields AS SELECT 'session: practice name planned_s practised_s ending seed heard source
intake: what count caffeine_mg ka alcohol_g nicotine big over_s source
exercise: what effort lasted_s source
rating: what value source
night: jerks sol_s awakenings awake_s into_bed tried asleep woke out_of_bed quality note source
note: text source
parked: text step returned source
trial: trial event text outcome evenings arm kept seed source
watch: factor outcome source
nap: lasted_s source
medicine: what source
nothing: source' AS known;
