-- Views for analysts, DuckDB's own shell and any BI tool. README: "The warehouse in SQL".

-- Every figure as printed, with the words of the contract and the names of its place's parents.
CREATE OR REPLACE VIEW report AS
SELECT
    o.observation_id, o.fact_id, s.name AS source, a.headline AS article, o.published, o.known_on,
    o."start", o."end", o.raw, o.sentence, o.value, o.value_high, o.unit, o.printed_value, o.printed_unit,
    o.bound, o.measure, o.basis, o.indicator, i.name AS indicator_name, o.activity, o."of", o.place,
    o.place_code, p.level, county.name AS county, o.subject_kind, o.subject,
    period_label(o.period_start, o.period_end) AS period, o.period_start, o.period_end, o.period_text,
    o.status, o.pattern, o.doubts, o.confidence, o.role, o.box, o.review, o.official, o.step, o.recorded_from,
    s.path, o.source_id, o.article_id, o.ordinal
FROM observation AS o
JOIN source AS s USING (source_id)
JOIN article AS a ON a.article_id = o.article_id
LEFT JOIN indicator AS i ON i.code = o.indicator
LEFT JOIN place AS p ON p.code = o.place_code
LEFT JOIN place AS county ON county.code = p.parent_code;

-- One row a fact, with the sentence of the report that was chosen.
CREATE OR REPLACE VIEW fact_report AS
SELECT
    f.*, period_label(f.period_start, f.period_end) AS period, i.name AS indicator_name, p.level,
    county.name AS county, o.value_high, o.printed_value, o.printed_unit, o.published,
    o.raw, o.sentence, o.review, o.doubts, o.confidence, o.source_id, o.article_id
FROM fact AS f
JOIN observation AS o USING (observation_id)
LEFT JOIN indicator AS i ON i.code = f.indicator
LEFT JOIN place AS p ON p.code = f.place_code
LEFT JOIN place AS county ON county.code = p.parent_code;

-- What is known for which place and period.
CREATE OR REPLACE VIEW coverage AS
SELECT
    f.place_code, f.place, f.period_start, f.period_end,
    period_label(f.period_start, f.period_end) AS period,
    count(DISTINCT f.indicator) AS indicators,
    count(*) AS facts,
    sum(f.reports)::BIGINT AS reports,
    count(*) FILTER (f.contradicted) AS contradicted
FROM fact AS f
GROUP BY ALL;

-- All reports of each fact, and what each says beside the one that was chosen.
CREATE OR REPLACE VIEW fact_reports AS
SELECT
    r.fact_id, r.observation_id,
    CASE
        WHEN r.review = 'rejected' THEN 'rejected'
        WHEN r.observation_id = f.observation_id THEN 'chosen'
        WHEN figures_agree(
            r.value, r.value_high, r.step, r.bound, c.value, c.value_high, c.step, c.bound
        ) THEN 'agrees'
        WHEN is_outdated(r.known_on, c.known_on) THEN 'revised'
        ELSE 'contradicts'
    END AS verdict,
    r.known_on, r.published, r.value, r.value_high, r.unit, r.raw, r.bound, r.role, r.review, r.sentence,
    s.name AS source, a.headline AS article
FROM observation AS r
JOIN fact AS f USING (fact_id)
JOIN observation AS c ON c.observation_id = f.observation_id
JOIN source AS s ON s.source_id = r.source_id
JOIN article AS a ON a.article_id = r.article_id;

-- Everything the warehouse ever said: recorded_to is null for what it says now.
CREATE OR REPLACE VIEW observation_ever AS
SELECT *, CAST(NULL AS TIMESTAMP) AS recorded_to FROM observation
UNION ALL BY NAME
SELECT * FROM observation_history;

COMMENT ON VIEW report IS 'Every figure as printed: one row an observation';
COMMENT ON VIEW fact_report IS 'One row a fact: the value chosen among all reports, with its sentence';
COMMENT ON VIEW fact_reports IS 'All reports of each fact, and what each says beside the chosen one';
COMMENT ON VIEW coverage IS 'What is known for which place and period';
COMMENT ON VIEW observation_ever IS 'All the warehouse ever said; recorded_to is null for what it says now';
COMMENT ON TABLE observation IS 'Figures as printed, corrections applied; for analysts the view report';
COMMENT ON TABLE fact IS 'Values chosen among reports; for analysts the view fact_report';
COMMENT ON TABLE correction IS 'What persons say of figures';
COMMENT ON TABLE setting IS 'Kept by the program';
