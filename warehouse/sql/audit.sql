-- Checks of the warehouse: each view returns the rows that fail it. All have the same columns:
--   check_name, place_code, place, indicator, activity, period, finding (a sentence), observation_ids.
-- audit.py adds the printed sentences; audit_finding is all of them together.

-- Two reports of one fact say different things, and none of them is outdated.
CREATE OR REPLACE VIEW audit_contradiction AS
SELECT
    'contradiction' AS check_name, f.place_code, f.place, f.indicator, f.activity,
    period_label(f.period_start, f.period_end) AS period,
    any_value(f.measure) || ' is ' || string_agg(DISTINCT r.raw, ' and ' ORDER BY r.raw) AS finding,
    list(r.observation_id ORDER BY r.verdict <> 'chosen', r.observation_id) AS observation_ids
FROM fact AS f
JOIN fact_reports AS r ON r.fact_id = f.fact_id AND r.verdict IN ('chosen', 'contradicts')
WHERE f.contradicted
GROUP BY f.fact_id, f.place_code, f.place, f.indicator, f.activity, f.period_start, f.period_end;

-- Level facts of areas with their step, for the checks below.
CREATE OR REPLACE VIEW audited_level AS
SELECT f.*, o.step, o.raw, coalesce(f.place_code, f.place) AS place_key
FROM fact AS f JOIN observation AS o USING (observation_id)
WHERE f.measure = 'level' AND f.status = 'actual' AND f.subject_kind = 'area' AND f.subject = ''
    AND f.period_end IS NOT NULL AND f.bound = 'exact';

-- Printed growth beside growth from the levels of two years. What rounding of all three allows is allowed, and
-- two percentage points more, because revised levels of the year before are seldom printed; where growth is at
-- comparable prices by its words or by convention, ten, for prices.
CREATE OR REPLACE VIEW audit_growth AS
SELECT
    'growth' AS check_name, g.place_code, g.place, g.indicator, g.activity,
    period_label(g.period_start, g.period_end) AS period,
    'growth is printed as ' || o.raw || ', levels give ' || round(c.computed, 1) || '%: ' || a.raw || ' after '
        || b.raw AS finding,
    [g.observation_id, a.observation_id, b.observation_id] AS observation_ids
FROM fact AS g
JOIN observation AS o ON o.observation_id = g.observation_id
JOIN audited_level AS a ON a.place_key = coalesce(g.place_code, g.place) AND a.indicator = g.indicator
    AND a.activity = g.activity AND a.period_end = g.period_end AND a.period_start = g.period_start
JOIN audited_level AS b ON b.place_key = a.place_key AND b.indicator = a.indicator AND b.activity = a.activity
    AND b.unit = a.unit AND year(b.period_end) = year(a.period_end) - 1 AND month(b.period_end) = month(a.period_end)
    AND b.period_start = a.period_start - INTERVAL 1 YEAR,
LATERAL (SELECT
    100 * (a.value / b.value - 1) AS computed,
    100 * a.value / b.value * (coalesce(a.step, 0) / 2 / abs(a.value) + coalesce(b.step, 0) / 2 / abs(b.value))
        + coalesce(o.step, 0) / 2
        + CASE WHEN g.basis = 'comparable' OR g.indicator IN ('gdp', 'value_added', 'gdp_per_capita') THEN 10
          ELSE 2 END AS allowed
) AS c
WHERE g.measure = 'growth' AND g.basis IN ('yoy', 'comparable') AND g.status = 'actual' AND g.subject_kind = 'area'
    AND g.subject = '' AND g.bound = 'exact' AND a.value > 0 AND b.value > 0
    AND abs(g.value - c.computed) > c.allowed;

-- A running total of a year that is smaller than the one before. Rounding is allowed.
CREATE OR REPLACE VIEW audit_falling AS
SELECT
    'falling total' AS check_name, later.place_code, later.place, later.indicator, later.activity,
    period_label(later.period_start, later.period_end) AS period,
    later.raw || ' is less than ' || earlier.raw || ' of ' || period_label(earlier.period_start, earlier.period_end)
        AS finding,
    [later.observation_id, earlier.observation_id] AS observation_ids
FROM (
    SELECT *, lag(observation_id) OVER (
        PARTITION BY place_key, indicator, activity, unit, period_start ORDER BY period_end
    ) AS earlier_id
    FROM audited_level
    WHERE month(period_start) = 1 AND day(period_start) = 1 AND year(period_start) = year(period_end)
) AS later
JOIN audited_level AS earlier ON earlier.observation_id = later.earlier_id
JOIN indicator AS i ON i.code = later.indicator AND i.cumulative
WHERE later.value + coalesce(later.step, 0) / 2 + coalesce(earlier.step, 0) / 2 < earlier.value;

-- A part above its whole: the figure of an activity above that of the whole indicator, of the same place.
CREATE OR REPLACE VIEW audit_part AS
SELECT
    'part above whole' AS check_name, part.place_code, part.place, part.indicator, part.activity,
    period_label(part.period_start, part.period_end) AS period,
    part.activity || ' ' || part.raw || ' is more than the whole, ' || whole.raw AS finding,
    [part.observation_id, whole.observation_id] AS observation_ids
FROM audited_level AS part
JOIN audited_level AS whole ON whole.place_key = part.place_key AND whole.indicator = part.indicator
    AND whole.activity = '' AND whole.unit = part.unit AND whole.period_end = part.period_end
    AND whole.period_start IS NOT DISTINCT FROM part.period_start
WHERE part.activity <> '' AND part.unit <> '%' AND NOT ends_with(part.indicator, '_per_capita')
    AND part.value > whole.value + coalesce(whole.step, 0) / 2 + coalesce(part.step, 0) / 2;

-- A town above its county, or a county above its city: of totals, not of averages, prices and rates.
CREATE OR REPLACE VIEW audit_above_parent AS
SELECT
    'place above its parent' AS check_name, part.place_code, part.place, part.indicator, part.activity,
    period_label(part.period_start, part.period_end) AS period,
    part.raw || ' is more than ' || whole.place || ' has, ' || whole.raw AS finding,
    [part.observation_id, whole.observation_id] AS observation_ids
FROM audited_level AS part
JOIN place AS p ON p.code = part.place_code
JOIN audited_level AS whole ON whole.place_code = p.parent_code AND whole.indicator = part.indicator
    AND whole.activity = part.activity AND whole.unit = part.unit AND whole.period_end = part.period_end
    AND whole.period_start IS NOT DISTINCT FROM part.period_start
WHERE part.unit NOT IN ('%', 'pp', 'times', 'rank') AND NOT ends_with(part.indicator, '_per_capita')
    AND part.indicator NOT IN ('wage', 'dividend', 'village_income', 'price_index', 'energy_intensity')
    AND part.value > whole.value + coalesce(whole.step, 0) / 2 + coalesce(part.step, 0) / 2;

-- A figure about 10^4 or 10^8 times the same figure of another period: 亿 read as 万, or a unit lost.
CREATE OR REPLACE VIEW audit_unit AS
WITH usual AS (
    SELECT place_key, indicator, activity, unit, median(value) AS middle, count(*) AS periods
    FROM audited_level WHERE value > 0 GROUP BY ALL HAVING count(*) >= 2
)
SELECT
    'unit slip' AS check_name, a.place_code, a.place, a.indicator, a.activity,
    period_label(a.period_start, a.period_end) AS period,
    a.raw || ' is about 10^' || slip.power || CASE WHEN a.value > b.value THEN ' times ' ELSE ' times less than ' END
        || b.raw || ' of ' || period_label(b.period_start, b.period_end) AS finding,
    [a.observation_id, b.observation_id] AS observation_ids
FROM audited_level AS a
JOIN usual AS u USING (place_key, indicator, activity, unit)
JOIN audited_level AS b ON b.place_key = a.place_key AND b.indicator = a.indicator AND b.activity = a.activity
    AND b.unit = a.unit AND b.observation_id <> a.observation_id AND b.value > 0,
LATERAL (SELECT CASE
    WHEN abs(log10(a.value / b.value)) BETWEEN 3.2 AND 4.8 THEN 4
    WHEN abs(log10(a.value / b.value)) BETWEEN 7.2 AND 8.8 THEN 8 END AS power) AS slip
WHERE a.value > 0 AND slip.power IS NOT NULL
    -- the one that is further from the middle of the series is the suspect; of two the later
    AND (abs(log10(a.value / u.middle)) > abs(log10(b.value / u.middle)) + 1e-9
        OR abs(abs(log10(a.value / u.middle)) - abs(log10(b.value / u.middle))) <= 1e-9
            AND (a.period_end, a.observation_id) > (b.period_end, b.observation_id))
QUALIFY row_number() OVER (PARTITION BY a.observation_id ORDER BY b.period_end DESC, b.observation_id) = 1;

-- A place that only one source ever named, without a code: a zone, or a name misread.
CREATE OR REPLACE VIEW audit_new_place AS
SELECT
    'new place' AS check_name, NULL::VARCHAR AS place_code, o.place, NULL::VARCHAR AS indicator,
    NULL::VARCHAR AS activity, NULL::VARCHAR AS period,
    o.place || ' is not in the official division table, and one source names it' AS finding,
    list(o.observation_id ORDER BY o.observation_id) AS observation_ids
FROM observation AS o
WHERE o.place IS NOT NULL AND o.place_code IS NULL AND o.review = ''
GROUP BY o.place HAVING count(DISTINCT o.source_id) = 1;

-- A figure whose place is not known: it is in no fact.
CREATE OR REPLACE VIEW audit_no_place AS
SELECT
    'no place' AS check_name, NULL::VARCHAR AS place_code, NULL::VARCHAR AS place, o.indicator, o.activity,
    period_label(o.period_start, o.period_end) AS period, o.raw || ' is of no known place' AS finding,
    [o.observation_id] AS observation_ids
FROM observation AS o WHERE o.place IS NULL AND o.review <> 'rejected';

-- An activity that only one figure of its indicator has.
CREATE OR REPLACE VIEW audit_new_activity AS
SELECT
    'new activity' AS check_name, any_value(o.place_code) AS place_code, any_value(o.place) AS place, o.indicator,
    o.activity, any_value(period_label(o.period_start, o.period_end)) AS period,
    'no other source has ' || o.activity || ' of ' || o.indicator AS finding,
    list(o.observation_id ORDER BY o.observation_id) AS observation_ids
FROM observation AS o
WHERE o.activity <> '' AND o.review = '' AND o.subject_kind IN ('area', 'industry')
GROUP BY o.indicator, o.activity HAVING count(DISTINCT o.source_id) = 1;

-- A year between two years of a series for which the same months are not known.
CREATE OR REPLACE VIEW audit_gap AS
SELECT
    'gap' AS check_name, place_code, place, indicator, activity, period_label(period_start, period_end) AS period,
    'nothing is known between ' || period_label(earlier_start, earlier_end) || ' and '
        || period_label(period_start, period_end) AS finding,
    [observation_id, earlier_id] AS observation_ids
FROM (
    SELECT *, lag(period_start) OVER same AS earlier_start, lag(period_end) OVER same AS earlier_end,
        lag(observation_id) OVER same AS earlier_id
    FROM audited_level WHERE period_start IS NOT NULL
    WINDOW same AS (
        PARTITION BY place_key, indicator, activity, unit, month(period_start), month(period_end),
            year(period_end) - year(period_start)
        ORDER BY period_end
    )
)
WHERE year(period_end) - year(earlier_end) > 1;

-- A source that yielded nothing.
CREATE OR REPLACE VIEW audit_empty_source AS
SELECT
    'empty source' AS check_name, NULL::VARCHAR AS place_code, NULL::VARCHAR AS place, NULL::VARCHAR AS indicator,
    NULL::VARCHAR AS activity, NULL::VARCHAR AS period,
    s.name || ' (' || length(s.text) || ' characters) yielded no observation' AS finding,
    []::BIGINT[] AS observation_ids
FROM source AS s ANTI JOIN observation AS o USING (source_id);

-- The same text loaded from two paths: its figures count twice as reports.
CREATE OR REPLACE VIEW audit_same_source AS
SELECT
    'same source twice' AS check_name, NULL::VARCHAR AS place_code, NULL::VARCHAR AS place,
    NULL::VARCHAR AS indicator, NULL::VARCHAR AS activity, NULL::VARCHAR AS period,
    string_agg(s.key, ' and ' ORDER BY s.key) || ' hold the same text' AS finding, []::BIGINT[] AS observation_ids
FROM source AS s GROUP BY s.content_hash HAVING count(*) > 1;

-- A correction whose figure is nowhere: its source is not loaded, or its text has changed.
CREATE OR REPLACE VIEW audit_correction AS
SELECT
    'correction without figure' AS check_name, NULL::VARCHAR AS place_code, c.place, c.indicator,
    NULL::VARCHAR AS activity, NULL::VARCHAR AS period,
    c.author || ' corrected ' || c.raw || ' in ' || c.source || ', which no figure matches' AS finding,
    []::BIGINT[] AS observation_ids
FROM correction AS c WHERE NOT c.replaced AND c.observation_id IS NULL;

CREATE OR REPLACE VIEW audit_finding AS
SELECT * FROM audit_contradiction
UNION ALL SELECT * FROM audit_growth
UNION ALL SELECT * FROM audit_falling
UNION ALL SELECT * FROM audit_part
UNION ALL SELECT * FROM audit_above_parent
UNION ALL SELECT * FROM audit_unit
UNION ALL SELECT * FROM audit_gap
UNION ALL SELECT * FROM audit_no_place
UNION ALL SELECT * FROM audit_new_place
UNION ALL SELECT * FROM audit_new_activity
UNION ALL SELECT * FROM audit_empty_source
UNION ALL SELECT * FROM audit_same_source
UNION ALL SELECT * FROM audit_correction;
