-- Move the rows of outdated into the history and put those of fresh in. $recorded is the time of the change.
INSERT INTO observation_history BY NAME SELECT *, CAST($recorded AS TIMESTAMP) AS recorded_to FROM outdated;
DELETE FROM observation WHERE observation_id IN (SELECT observation_id FROM outdated);
INSERT INTO observation BY NAME SELECT *, CAST($recorded AS TIMESTAMP) AS recorded_from FROM fresh;
