-- What a load is about to do. $recorded is the time of the load. Runs inside the load's transaction.
--
-- A source keeps its number; an observation's number is made of its source's, its offset, and its place among
-- the observations that start there: 12 · 0000345 · 00 → 12000000034500. It stays the same when the source is
-- extracted again, and 9,000,000,000,000,000 is the largest that JavaScript and Excel can hold, which allows
-- 900,000 sources before a number has to be handled as text there.
-- Sources new to the warehouse are numbered in the order of their keys, whatever order the join yields.
CREATE OR REPLACE TEMP TABLE touched AS
SELECT source_key, new, coalesce(old_id, nextval('source_number')) AS source_id, changed, corrected
FROM (
    SELECT
        s.key AS source_key,
        old.source_id IS NULL AS new,
        old.source_id AS old_id,
        old.content_hash IS DISTINCT FROM s.content_hash AS changed,
        s.name IN (SELECT source FROM correction WHERE NOT replaced) AS corrected
    FROM incoming_source AS s
    LEFT JOIN source AS old ON old.key = s.key
    ORDER BY s.key
);

-- Rows of incoming observations with the columns of the table observation, in their order, recorded_from apart.
CREATE OR REPLACE TEMP VIEW staged AS
SELECT
    t.source_id * 10000000000 + o."start"::BIGINT * 100 + o.ordinal AS observation_id,
    t.source_id, t.source_id * 100000 + o.article_no AS article_id, o.ordinal, o.published, o."start", o."end", o.raw, o.sentence, o.value,
    o.value_high, o.unit, o.printed_value, o.printed_unit, o.bound, o.measure, o.basis, o.indicator, o.activity,
    o."of", o.place, o.place_code, o.subject_kind, o.subject,
    TRY_CAST(o.period_start AS DATE) AS period_start,
    TRY_CAST(o.period_end AS DATE) AS period_end,
    o.period_text, o.status, o.pattern, o.doubts, o.role, o.box,
    known_day(o.published) AS known_on,
    printed_step(o.value, o.printed_value) AS step,
    o.official,
    fact_key(
        o.place_code, o.place, o.indicator, o.activity, o.measure, o.basis, o."of", o.unit,
        TRY_CAST(o.period_start AS DATE), TRY_CAST(o.period_end AS DATE), o.status, o.subject_kind, o.subject
    ) AS fact_id,
    '' AS review,
    CAST(NULL AS BIGINT) AS correction_id,
    o.confidence
FROM incoming_observation AS o
JOIN touched AS t USING (source_key);
