-- Make the warehouse hold exactly the staged sources. Runs inside one transaction, after stage.sql.
-- Rows that stay as they are keep their recorded_from; EXCLUDE leaves it out of the comparison.
CREATE OR REPLACE TEMP TABLE touched AS
SELECT stable_id(s.key) AS source_id, s.key, old.source_id IS NULL AS new
FROM incoming_source AS s
LEFT JOIN source AS old ON old.source_id = stable_id(s.key);

CREATE OR REPLACE TEMP TABLE fresh AS
SELECT * FROM staged WHERE source_id IN (SELECT source_id FROM touched WHERE new)
UNION ALL BY NAME
SELECT s.* FROM staged AS s
SEMI JOIN (
    SELECT * EXCLUDE (recorded_from) FROM staged
    WHERE source_id IN (SELECT source_id FROM touched WHERE NOT new)
    EXCEPT
    SELECT * EXCLUDE (recorded_from) FROM observation
    WHERE source_id IN (SELECT source_id FROM touched WHERE NOT new)
) AS changed USING (observation_id);

CREATE OR REPLACE TEMP TABLE outdated AS
SELECT o.* FROM observation AS o
SEMI JOIN (
    SELECT * EXCLUDE (recorded_from) FROM observation
    WHERE source_id IN (SELECT source_id FROM touched WHERE NOT new)
    EXCEPT
    SELECT * EXCLUDE (recorded_from) FROM staged
    WHERE source_id IN (SELECT source_id FROM touched WHERE NOT new)
) AS gone USING (observation_id);

CREATE OR REPLACE TEMP TABLE touched_fact AS
SELECT fact_id FROM fresh WHERE fact_id IS NOT NULL
UNION
SELECT fact_id FROM outdated WHERE fact_id IS NOT NULL;

CREATE OR REPLACE TEMP TABLE outcome AS
SELECT t.key, CASE
    WHEN t.new THEN 'new'
    WHEN old.content_hash <> s.content_hash
        OR t.source_id IN (SELECT source_id FROM fresh UNION SELECT source_id FROM outdated) THEN 'replaced'
    ELSE 'unchanged' END AS outcome
FROM touched AS t
JOIN incoming_source AS s ON s.key = t.key
LEFT JOIN source AS old ON old.source_id = t.source_id;

DELETE FROM observation WHERE observation_id IN (SELECT observation_id FROM outdated);
INSERT INTO observation BY NAME SELECT * FROM fresh;

DELETE FROM article WHERE source_id IN (SELECT source_id FROM touched WHERE NOT new);
INSERT INTO article BY NAME
SELECT stable_id(source_key) AS source_id, * EXCLUDE (source_key) FROM incoming_article;

DELETE FROM source WHERE source_id IN (SELECT source_id FROM touched WHERE NOT new);
INSERT INTO source BY NAME
SELECT stable_id(key) AS source_id, *, CAST($recorded AS TIMESTAMP) AS loaded_at FROM incoming_source;
