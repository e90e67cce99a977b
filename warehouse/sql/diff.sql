-- Which observations of the staged sources are new or otherwise than they were (fresh), and which vanished or
-- were otherwise (outdated). Runs after stage.sql; corrections are applied to restaged between its halves.
-- Sources that are new and that nobody corrected need no comparison and go straight into observation.
--
-- They go first: DuckDB 1.5.6 loses the rows of an INSERT of more than 122,880 rows that follows an INSERT of
-- none into the same table in one transaction, which those of replace_rows.sql often are.
INSERT INTO observation BY NAME
SELECT *, CAST($recorded AS TIMESTAMP) AS recorded_from
FROM staged WHERE source_id IN (SELECT source_id FROM touched WHERE new AND NOT corrected);

CREATE OR REPLACE TEMP TABLE restaged AS
SELECT * FROM staged WHERE source_id IN (SELECT source_id FROM touched WHERE NOT new OR corrected);

CREATE OR REPLACE TEMP TABLE former AS
SELECT * FROM observation WHERE source_id IN (SELECT source_id FROM touched WHERE NOT new);
