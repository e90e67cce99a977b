-- The row of {rows} that a correction is about: the one in its sentence, else the one at its place of the text;
-- of several the one that was taken for the same. A correction of a source that is loaded under its very path
-- is for no other file of that name.
SELECT r.observation_id
FROM {rows} AS r
JOIN {sources} AS s USING (source_id)
WHERE s.name = $source
    AND (s.key = $source_key OR $source_key NOT IN (SELECT key FROM {sources}))
    AND NOT list_contains($used::BIGINT[], r.observation_id)
    AND (
        (r."start" < $end AND r."end" > $start AND (r.raw = $raw OR squeezed(r.sentence) = squeezed($sentence)))
        OR (r.raw = $raw AND squeezed(r.sentence) = squeezed($sentence))
    )
ORDER BY
    s.key = $source_key DESC,
    squeezed(r.sentence) = squeezed($sentence) DESC,
    r."start" < $end AND r."end" > $start DESC,
    r.raw = $raw DESC,
    (r.indicator = $indicator)::INT + (r.measure = $measure)::INT + (r.place IS NOT DISTINCT FROM $place)::INT DESC,
    abs(r."start" - $start),
    r.observation_id
LIMIT 1
