-- Make the warehouse hold exactly the staged sources. $recorded is the time of the load. Runs inside the
-- load's transaction, after stage.sql. A row that stays as it was keeps its recorded_from.
CREATE OR REPLACE TEMP TABLE restaged AS
SELECT * FROM staged WHERE source_id IN (SELECT source_id FROM touched WHERE NOT new);

CREATE OR REPLACE TEMP TABLE former AS
SELECT * FROM observation WHERE source_id IN (SELECT source_id FROM touched WHERE NOT new);

CREATE OR REPLACE TEMP TABLE fresh AS
SELECT * FROM restaged EXCEPT SELECT * EXCLUDE (recorded_from) FROM former;

CREATE OR REPLACE TEMP TABLE outdated AS
SELECT * FROM former SEMI JOIN (
    SELECT * EXCLUDE (recorded_from) FROM former EXCEPT SELECT * FROM restaged
) AS gone USING (observation_id);

DELETE FROM observation WHERE observation_id IN (SELECT observation_id FROM outdated);

INSERT INTO observation
SELECT *, CAST($recorded AS TIMESTAMP)
FROM staged WHERE source_id IN (SELECT source_id FROM touched WHERE new);

INSERT INTO observation SELECT *, CAST($recorded AS TIMESTAMP) FROM fresh;

DELETE FROM article WHERE source_id IN (SELECT source_id FROM touched WHERE NOT new);
INSERT INTO article BY NAME
SELECT t.source_id * 100000 + a.article_no AS article_id, t.source_id, a.* EXCLUDE (source_key, article_no)
FROM incoming_article AS a JOIN touched AS t USING (source_key);

DELETE FROM source WHERE source_id IN (SELECT source_id FROM touched WHERE NOT new);
INSERT INTO source BY NAME
SELECT t.source_id, s.*, CAST($recorded AS TIMESTAMP) AS loaded_at
FROM incoming_source AS s JOIN touched AS t ON t.source_key = s.key;

CREATE OR REPLACE TEMP TABLE touched_fact AS
SELECT fact_id FROM observation
WHERE source_id IN (SELECT source_id FROM touched WHERE new) AND fact_id IS NOT NULL
UNION
SELECT fact_id FROM fresh WHERE fact_id IS NOT NULL
UNION
SELECT fact_id FROM outdated WHERE fact_id IS NOT NULL;
