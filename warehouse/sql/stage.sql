-- Rows of incoming observations in the shape of the table observation. :recorded is the time of the load.
CREATE OR REPLACE TEMP TABLE staged AS
SELECT
    stable_id(key_field(o.source_key) || key_field(o."start") || key_field(o."end") || key_field(o.ordinal))
        AS observation_id,
    stable_id(o.source_key) AS source_id,
    o.article_no, o.ordinal, o.published, o."start", o."end", o.raw, o.sentence, o.value, o.value_high, o.unit,
    o.printed_value, o.printed_unit, o.bound, o.measure, o.basis, o.indicator, o.activity, o."of", o.place,
    o.place_code, o.subject_kind, o.subject,
    TRY_CAST(o.period_start AS DATE) AS period_start,
    TRY_CAST(o.period_end AS DATE) AS period_end,
    o.period_text, o.status, o.pattern, o.doubts, o.role, o.box,
    known_day(o.published) AS known_on,
    printed_step(o.value, o.printed_value) AS step,
    o.official,
    CASE WHEN o.place IS NOT NULL THEN stable_id(
        key_field(coalesce(o.place_code, o.place)) || key_field(o.indicator) || key_field(o.activity)
        || key_field(o.measure) || key_field(o.basis) || key_field(o."of") || key_field(o.unit)
        || key_field(TRY_CAST(o.period_start AS DATE)) || key_field(TRY_CAST(o.period_end AS DATE))
        || key_field(o.status) || key_field(fact_subject(o.subject_kind)) || key_field(o.subject)
    ) END AS fact_id,
    '' AS review,
    CAST($recorded AS TIMESTAMP) AS recorded_from
FROM incoming_observation AS o
