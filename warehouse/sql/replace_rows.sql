-- Move the rows of outdated into the history and put those of fresh in. $recorded is the time of the change.
-- Leaves in touched_fact the facts that have to be chosen anew.
INSERT INTO observation_history SELECT *, CAST($recorded AS TIMESTAMP) FROM outdated;
DELETE FROM observation WHERE observation_id IN (SELECT observation_id FROM outdated);
INSERT INTO observation SELECT *, CAST($recorded AS TIMESTAMP) FROM fresh;

CREATE OR REPLACE TEMP TABLE touched_fact AS
SELECT fact_id FROM fresh WHERE fact_id IS NOT NULL
UNION
SELECT fact_id FROM outdated WHERE fact_id IS NOT NULL;
