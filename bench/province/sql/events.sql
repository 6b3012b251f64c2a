-- What happened in one commune in so many days up to %(until)s: who, whose, when it happened and when it arrived.
CREATE TEMP TABLE ev ON COMMIT DROP AS
WITH assist AS (
    SELECT k, 1 + floor(%(homes)s * power(random(), 1.4))::int AS hn,
        date_trunc('second', %(until)s::timestamptz - (%(days)s * (1 - power(random(), 0.7))) * interval '1 day') AS t
    FROM generate_series(1, %(assists)s) AS k
), handed AS (
    SELECT n.k, coalesce(assist.hn, 1 + floor(%(homes)s * random())::int) AS hn, n.k <= %(preparations)s AS listed,
        coalesce(assist.t + (1 + floor(5 * random())) * interval '1 day', date_trunc('second', %(until)s::timestamptz - %(days)s * random() * interval '1 day')) AS t,
        random() AS luck
    FROM generate_series(1, %(dossiers)s) AS n (k) LEFT JOIN assist ON assist.k = n.k AND n.k <= %(preparations)s
), told AS (
    SELECT 1 AS kind, k, hn, t, k <= %(preparations)s AS listed, 0.0 AS luck FROM assist
    UNION ALL SELECT 2, k, hn, t - interval '5 minutes', true, random() FROM assist WHERE k <= %(preparations)s
    UNION ALL SELECT 3, k, hn, t, listed, luck FROM handed WHERE t < %(until)s::timestamptz
    UNION ALL SELECT 4, k, hn, t + (CASE WHEN luck < %(late)s THEN 11 + floor(9 * luck / %(late)s) WHEN luck < 0.3 THEN 10 ELSE 4 + floor(6 * luck) END) * interval '1 day', listed, luck
    FROM handed
)
SELECT told.kind, told.k, told.hn, told.t, listed, luck, home.village, home.id AS household, home.resident, home.consent, home.given,
    hamlet.id AS village_id, hamlet.place,
    CASE WHEN told.kind < 3 THEN pg_temp.named('m' || %(commune)s || home.village || '.' || told.k %% %(a_village)s) ELSE pg_temp.named('d' || %(commune)s || 1 + told.k %% %(a_commune)s) END AS actor,
    told.t + CASE WHEN told.kind > 2 OR told.k %% 20 > 0 THEN interval '40 seconds' ELSE ((1 + told.k %% 400) * 3) * interval '1 hour' END AS r,
    pg_temp.at_time(told.t, %(commune)s || 'e' || told.kind || '.' || told.k) AS id,
    pg_temp.named(%(commune)s || CASE told.kind WHEN 1 THEN 'a' WHEN 2 THEN 'l' WHEN 3 THEN 'o' ELSE 's' END || told.k) AS own,
    pg_temp.named(%(commune)s || 'l' || told.k) AS preparation, pg_temp.named(%(commune)s || 'o' || told.k) AS dossier,
    pg_temp.slip(%(number)s * 1048576 + told.k) AS slip,
    CASE told.kind
        WHEN 1 THEN 2 * greatest(0, least(7, floor(8 * (0.55 * hamlet.skill + 0.35 * (1 - extract(epoch FROM %(until)s::timestamptz - told.t) / 86400 / %(days)s) + 0.45 * (random() - 0.35)))))::int + (told.k %% 6 = 0)::int
        WHEN 4 THEN CASE WHEN luck < %(late)s THEN 2 WHEN luck < 0.3 THEN 1 ELSE 0 END
        ELSE told.k %% 3
    END AS pat
FROM told JOIN home ON home.n = told.hn JOIN hamlet ON hamlet.n = home.village
WHERE told.t < %(until)s::timestamptz;

DELETE FROM ev WHERE r > %(until)s::timestamptz;
