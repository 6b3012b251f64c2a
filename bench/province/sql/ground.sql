-- Villages, homes, residents, consents and members of one commune. %(commune)s %(villages)s %(homes)s %(residents)s %(first)s
SELECT setseed(%(seed)s);

CREATE TEMP TABLE hamlet ON COMMIT DROP AS
SELECT n, pg_temp.named('v' || %(commune)s || n) AS id,
    'vn.40.' || %(commune)s || '.' || pg_temp.named('v' || %(commune)s || n) || '.' AS place,
    random() AS skill, 0.3 + random() AS weight
FROM generate_series(1, %(villages)s) AS n;

INSERT INTO places_village (id, commune_id, place, name, kind, old_name, signal, valid_from)
SELECT id, %(commune)s, place, (ARRAY['Huồi', 'Na', 'Tùng', 'Xốp', 'Khe', 'Cây'])[1 + n %% 6] || ' ' || (ARRAY['Cọ', 'Hương', 'Lốm', 'Sơn', 'Dài', 'Bằng', 'Mây'])[1 + n %% 7] || ' ' || n,
    'Bản', '', (ARRAY['none', 'weak', 'good'])[1 + n %% 3], %(first)s::date
FROM hamlet;

CREATE TEMP TABLE home ON COMMIT DROP AS
SELECT n, 1 + n %% %(villages)s AS village, pg_temp.named('h' || %(commune)s || n) AS id, pg_temp.named('p' || %(commune)s || n || '.0') AS resident,
    pg_temp.named('c' || %(commune)s || n) AS consent, (ARRAY['Lô', 'Vi', 'Lương', 'Kha', 'Nguyễn', 'Và', 'Moong'])[1 + n %% 7] || ' Thị ' AS family,
    (ARRAY['Tư', 'Páo', 'Lan', 'Minh', 'Hoài', 'Thắm', 'Dương', 'Nhung', 'Tuấn'])[1 + n %% 9] AS given, random() AS speed
FROM generate_series(1, %(homes)s) AS n;
CREATE INDEX ON home (n);

INSERT INTO people_household (id, village_id, place, head_name, note, languages, reached, version, uncounted)
SELECT home.id, hamlet.id, hamlet.place, family || given, '', '["thai"]', home.n %% 5 > 0, 1, false FROM home JOIN hamlet ON hamlet.n = home.village;

INSERT INTO people_resident (id, household_id, place, full_name, given_name, birth_year, sex, language, reminders, citizen, identity_last4)
SELECT pg_temp.named('p' || %(commune)s || home.n || '.' || m), home.id, hamlet.place, family || given, given, 1935 + (home.n * 7 + m * 23) %% 80,
    (ARRAY['female', 'male'])[1 + m %% 2], 'thai', '{}', '{}', ''
FROM generate_series(0, %(residents)s - 1) AS r
CROSS JOIN LATERAL (SELECT 1 + r %% %(homes)s AS n, r / %(homes)s AS m) AS whose
JOIN home ON home.n = whose.n JOIN hamlet ON hamlet.n = home.village;

INSERT INTO people_consent (id, resident_id, place, purpose, given_by, method, witness_name, wording, controller_id, taken_by, given_at, receipt, given_name,
    representative, relation, voice, voice_bytes, voice_media, voice_folder, telephone)
SELECT home.consent, home.resident, hamlet.place, 'help_now', 'self', 'tap', '', %(wording)s, %(commune)s, pg_temp.named('m' || %(commune)s || home.village || '.1'),
    %(first)s::timestamptz, '', given, '', '', '', 0, '', '', ''
FROM home JOIN hamlet ON hamlet.n = home.village;

INSERT INTO people_member (id, full_name, given_name, role, scope, phone, languages, affiliation, demo)
SELECT pg_temp.named('m' || %(commune)s || hamlet.n || '.' || m), 'Lô Thị Lan ' || hamlet.n || '.' || m, 'Lan', CASE m WHEN 0 THEN 'leader' ELSE 'member' END,
    place, '', '["thai"]', 'youth', false
FROM hamlet CROSS JOIN generate_series(0, %(a_village)s - 1) AS m;

INSERT INTO people_member (id, full_name, given_name, role, scope, phone, languages, affiliation, demo)
SELECT pg_temp.named('d' || %(commune)s || m), 'Vi Thị Hoa ' || m, 'Hoa', 'desk', 'vn.40.' || %(commune)s || '.', '', '[]', 'official', false
FROM generate_series(1, %(a_commune)s) AS m;
