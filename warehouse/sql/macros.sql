-- A text without white space.
CREATE OR REPLACE MACRO squeezed(words) AS regexp_replace(words, '\s', '', 'g');

-- Day by which a publication was out: 2024-10-31 → itself, 2021-11 → 2021-11-30, else null.
CREATE OR REPLACE MACRO known_day(published) AS
    coalesce(TRY_CAST(published AS DATE), last_day(TRY_CAST(published || '-01' AS DATE)));

-- One unit of the last printed digit in base units: 55.3 亿元 → 10000000, 1500 万元 → 10000.
CREATE OR REPLACE MACRO printed_step(value, printed) AS
    CASE WHEN TRY_CAST(replace(printed, ',', '') AS DOUBLE) IS NULL THEN NULL
    ELSE coalesce(abs(value / nullif(TRY_CAST(replace(printed, ',', '') AS DOUBLE), 0)), 1)
         / pow(10, length(regexp_extract(replace(printed, ',', ''), '\.(\d+)$', 1))) END;

-- An industry's figure is the area's figure narrowed by its activity: one subject, not two.
CREATE OR REPLACE MACRO fact_subject(kind) AS CASE WHEN kind = 'industry' THEN 'area' ELSE kind END;

-- Number of the fact that a report is about, null where no place is known. Another version of DuckDB may hash
-- otherwise: the numbers are made anew on opening then, so keep none of them outside the warehouse.
CREATE OR REPLACE MACRO fact_key(
    place_code, place, indicator, activity, measure, basis, "of", unit, first, last, status, kind, subject
) AS CASE WHEN place IS NOT NULL THEN CAST(hash(
    coalesce(place_code, place), indicator, activity, measure, basis, "of", unit, first, last, status,
    fact_subject(kind), subject
) >> 1 AS BIGINT) END;

-- Whether two reports of one fact say the same. Exact figures agree within half a unit of the coarser last
-- digit, approximate ones within one unit; "more than 50" agrees with 55, "less than 60" too.
CREATE OR REPLACE MACRO figures_agree(v1, high1, step1, bound1, v2, high2, step2, bound2) AS
    CASE
        WHEN bound1 = 'range' THEN v2 >= v1 - coalesce(step1, 0) / 2 AND v2 <= coalesce(high1, v1) + coalesce(step1, 0) / 2
        WHEN bound2 = 'range' THEN v1 >= v2 - coalesce(step2, 0) / 2 AND v1 <= coalesce(high2, v2) + coalesce(step2, 0) / 2
        WHEN bound1 = 'over' AND bound2 <> 'under' AND v2 >= v1 THEN true
        WHEN bound2 = 'over' AND bound1 <> 'under' AND v1 >= v2 THEN true
        WHEN bound1 = 'under' AND bound2 <> 'over' AND v2 <= v1 THEN true
        WHEN bound2 = 'under' AND bound1 <> 'over' AND v1 <= v2 THEN true
        ELSE abs(v1 - v2) <= 1e-9 * greatest(abs(v1), abs(v2)) + greatest(
            coalesce(step1, 0) * CASE WHEN bound1 = 'about' THEN 1 ELSE 0.5 END,
            coalesce(step2, 0) * CASE WHEN bound2 = 'about' THEN 1 ELSE 0.5 END)
    END;

-- Whether a report is outdated by another that was published at least 28 days later: the figures of a month,
-- printed again next week, are not revised that soon.
CREATE OR REPLACE MACRO is_outdated(known, later_known) AS coalesce(later_known - known >= 28, false);

-- Name of a period, as periods.py writes it: 2024, 2024H1, 2024Q3, 2024Q1-Q3, 2024-09, 2024-01..2024-09,
-- ..2024-10-31 for a stock on a day.
CREATE OR REPLACE MACRO period_label(first, last) AS
    CASE
        WHEN last IS NULL THEN ''
        WHEN first IS NULL THEN '..' || strftime(last, '%Y-%m-%d')
        WHEN day(first) <> 1 OR last <> last_day(last)
            THEN strftime(first, '%Y-%m-%d') || '..' || strftime(last, '%Y-%m-%d')
        WHEN year(first) <> year(last) AND month(first) = 1 AND month(last) = 12
            THEN year(first) || '..' || year(last)
        WHEN year(first) <> year(last) THEN strftime(first, '%Y-%m') || '..' || strftime(last, '%Y-%m')
        WHEN month(first) = 1 AND month(last) = 12 THEN CAST(year(first) AS VARCHAR)
        WHEN month(first) = month(last) THEN strftime(last, '%Y-%m')
        WHEN month(first) % 6 = 1 AND month(last) = month(first) + 5 THEN year(first) || 'H' || (month(last) // 6)
        WHEN month(first) % 3 = 1 AND month(last) = month(first) + 2 THEN year(first) || 'Q' || (month(last) // 3)
        WHEN month(first) % 3 = 1 AND month(last) % 3 = 0
            THEN year(first) || 'Q' || (month(first) // 3 + 1) || '-Q' || (month(last) // 3)
        ELSE strftime(first, '%Y-%m') || '..' || strftime(last, '%Y-%m')
    END;
