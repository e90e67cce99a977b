-- Sources and articles as staged, and the facts they touch. Runs last.
DELETE FROM article WHERE source_id IN (SELECT source_id FROM touched WHERE NOT new);
INSERT INTO article BY NAME
SELECT t.source_id * 100000 + a.article_no AS article_id, t.source_id, a.* EXCLUDE (source_key, article_no)
FROM incoming_article AS a JOIN touched AS t USING (source_key);

DELETE FROM source WHERE source_id IN (SELECT source_id FROM touched WHERE NOT new);
INSERT INTO source BY NAME
SELECT t.source_id, s.*, CAST($recorded AS TIMESTAMP) AS loaded_at
FROM incoming_source AS s JOIN touched AS t ON t.source_key = s.key;

-- Facts that have to be chosen anew; in one statement, see diff.sql.
CREATE OR REPLACE TEMP TABLE touched_fact AS
SELECT fact_id FROM observation
WHERE source_id IN (SELECT source_id FROM touched WHERE new AND NOT corrected) AND fact_id IS NOT NULL
UNION
SELECT fact_id FROM fresh WHERE fact_id IS NOT NULL
UNION
SELECT fact_id FROM outdated WHERE fact_id IS NOT NULL;
