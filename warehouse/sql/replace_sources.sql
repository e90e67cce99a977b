-- Sources and articles as staged, and the observations of sources that are new. Runs last.
INSERT INTO observation
SELECT *, CAST($recorded AS TIMESTAMP)
FROM staged WHERE source_id IN (SELECT source_id FROM touched WHERE new AND NOT corrected);

DELETE FROM article WHERE source_id IN (SELECT source_id FROM touched WHERE NOT new);
INSERT INTO article BY NAME
SELECT t.source_id * 100000 + a.article_no AS article_id, t.source_id, a.* EXCLUDE (source_key, article_no)
FROM incoming_article AS a JOIN touched AS t USING (source_key);

DELETE FROM source WHERE source_id IN (SELECT source_id FROM touched WHERE NOT new);
INSERT INTO source BY NAME
SELECT t.source_id, s.*, CAST($recorded AS TIMESTAMP) AS loaded_at
FROM incoming_source AS s JOIN touched AS t ON t.source_key = s.key;

INSERT INTO touched_fact
SELECT DISTINCT fact_id FROM observation
WHERE source_id IN (SELECT source_id FROM touched WHERE new AND NOT corrected) AND fact_id IS NOT NULL;
