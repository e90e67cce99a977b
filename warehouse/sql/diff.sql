-- Which observations of the staged sources are new or otherwise than they were (fresh), and which vanished or
-- were otherwise (outdated). Runs after stage.sql; corrections are applied to restaged between its halves.
-- Sources that are new and that nobody corrected need no comparison and go straight into observation.
CREATE OR REPLACE TEMP TABLE restaged AS
SELECT * FROM staged WHERE source_id IN (SELECT source_id FROM touched WHERE NOT new OR corrected);

CREATE OR REPLACE TEMP TABLE former AS
SELECT * FROM observation WHERE source_id IN (SELECT source_id FROM touched WHERE NOT new);
