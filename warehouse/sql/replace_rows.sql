-- Move the rows of outdated into the history and put those of fresh in. $recorded is the time of the change.
INSERT INTO observation_history SELECT *, CAST($recorded AS TIMESTAMP) FROM outdated;
DELETE FROM observation WHERE observation_id IN (SELECT observation_id FROM outdated);
INSERT INTO observation SELECT *, CAST($recorded AS TIMESTAMP) FROM fresh;
