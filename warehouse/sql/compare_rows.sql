-- fresh and outdated from restaged (what shall be) and former (what is).
CREATE OR REPLACE TEMP TABLE fresh AS
SELECT * FROM restaged EXCEPT SELECT * EXCLUDE (recorded_from) FROM former;

CREATE OR REPLACE TEMP TABLE outdated AS
SELECT * FROM former SEMI JOIN (
    SELECT * EXCLUDE (recorded_from) FROM former EXCEPT SELECT * FROM restaged
) AS gone USING (observation_id);
