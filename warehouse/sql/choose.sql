-- The value of a fact, chosen among its reports. {reports} is a relation with the columns of observation.
--
-- Order of preference:
--   1. a report that a person changed or confirmed
--   2. an exact report before one that says about, over, under or a range
--   3. a report that is not the rounding of another report of the same fact (55.28亿元 before 55.3亿元)
--   4. body, table or caption before headline
--   5. later publication before earlier; unknown last
--   6. statistical bulletin or yearbook before news
--   7. fewer doubts
--   8. higher confidence; unknown last
--   9. larger value, so that the choice never depends on the order of loading
--
-- contradicted: a report disagrees that the chosen one does not outdate; revised: one that it does.
WITH report AS (
    SELECT * FROM {reports} WHERE fact_id IS NOT NULL AND review <> 'rejected'
),
often AS (
    SELECT fact_id FROM report GROUP BY fact_id HAVING count(*) > 1
),
repeated AS (
    SELECT * FROM report SEMI JOIN often USING (fact_id)
),
rounded AS (
    SELECT DISTINCT coarse.observation_id
    FROM repeated AS coarse
    JOIN repeated AS fine ON fine.fact_id = coarse.fact_id AND fine.step < coarse.step * 0.999
        AND abs(fine.value - coarse.value) <= coarse.step * 0.5000001
    WHERE coarse.bound = 'exact' AND fine.bound = 'exact'
),
ranked AS (
    SELECT *, row_number() OVER (
        PARTITION BY fact_id
        ORDER BY
            review IN ('changed', 'confirmed') DESC,
            bound = 'exact' DESC,
            observation_id IN (SELECT observation_id FROM rounded),
            role IN ('headline', 'kicker', 'subtitle'),
            known_on DESC NULLS LAST,
            official DESC,
            len(doubts),
            confidence DESC NULLS LAST,
            value DESC, value_high DESC, step, published, role, "start", observation_id
    ) AS preference
    FROM repeated
),
chosen AS (
    SELECT * EXCLUDE (preference) FROM ranked WHERE preference = 1
    UNION ALL
    SELECT * FROM report ANTI JOIN often USING (fact_id)
),
judged AS (
    SELECT
        r.fact_id,
        r.known_on,
        figures_agree(
            r.value, r.value_high, r.step, r.bound, c.value, c.value_high, c.step, c.bound
        ) AS agrees,
        is_outdated(r.known_on, c.known_on) AS outdated
    FROM repeated AS r
    JOIN chosen AS c USING (fact_id)
),
tally AS (
    SELECT
        fact_id,
        count(*) AS reports,
        count(*) FILTER (agrees) AS agreeing,
        count(*) FILTER (NOT agrees AND NOT outdated) > 0 AS contradicted,
        count(*) FILTER (NOT agrees AND outdated) > 0 AS revised
    FROM judged
    GROUP BY fact_id
)
SELECT
    c.fact_id, c.indicator, c.measure, c.period_start, c.period_end, c.place_code, c.place, c.activity, c.basis,
    c."of", c.unit, c.status, fact_subject(c.subject_kind) AS subject_kind, c.subject, c.value, c.bound,
    c.observation_id,
    coalesce(t.reports, 1) AS reports,
    coalesce(t.agreeing, 1) AS agreeing,
    coalesce(t.contradicted, false) AS contradicted,
    coalesce(t.revised, false) AS revised
FROM chosen AS c
LEFT JOIN tally AS t USING (fact_id)
