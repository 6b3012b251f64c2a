-- The rows of what happened, as the verbs would have left them.
INSERT INTO support_assist (id, place, household_id, resident_id, consent_id, member_id, preparation, procedure, steps, safety_card, safety_answered,
    difficulties, fee, happened_at, received_at)
SELECT own, place, household, resident, consent, actor, CASE WHEN listed THEN preparation END, told ->> 'procedure', told -> 'steps', told ->> 'safety_card',
    told ->> 'safety_answered', told -> 'difficulties', 0, t, r
FROM ev JOIN pattern ON pattern.kind = 1 AND pattern.number = ev.pat WHERE ev.kind = 1;

INSERT INTO dossiers_preparation (id, slip_code, place, household_id, resident_id, given_name, procedure_id, guide_version, answers, papers, prepared_by, prepared_at)
SELECT preparation, slip, place, household, resident, given, told ->> 'procedure', told ->> 'guide_version', told -> 'answers', told -> 'papers', actor, t
FROM ev JOIN pattern ON pattern.kind = 2 AND pattern.number = ev.pat WHERE ev.kind = 2;

INSERT INTO dossiers_dossier (id, place, slip_code, preparation, resident, given_name, procedure, channel, term_unit, opened_by, opened_at)
SELECT dossier, place, slip, CASE WHEN listed THEN preparation END, resident, given, %(procedure)s, 'direct', 'working_day', actor, t FROM ev WHERE kind = 3;

INSERT INTO dossiers_entry (id, place, slip_code, dossier_id, key, act, state, since, whole_day, promised, holder, note, reasons, source, source_id, told_by, received_at)
SELECT own, place, slip, dossier, md5(own::text), 'state', CASE kind WHEN 3 THEN 2 ELSE 9 END, t, false,
    CASE kind WHEN 3 THEN (t AT TIME ZONE 'Asia/Ho_Chi_Minh')::date + 10 END, '', '', '{}', 'desk', '', actor, r
FROM ev WHERE kind IN (3, 4);

INSERT INTO dossiers_progress (id, place, state, since, due)
SELECT DISTINCT ON (preparation) preparation, place, CASE kind WHEN 3 THEN 2 ELSE 9 END, t, CASE kind WHEN 3 THEN t::date + 10 END
FROM ev WHERE kind IN (3, 4) AND listed ORDER BY preparation, kind DESC;

INSERT INTO dossiers_line (id, place, year, number, dossier, procedure, channel, taken_in_at)
SELECT pg_temp.named(own::text), 'vn.40.' || %(commune)s || '.', year, row_number() OVER (PARTITION BY year ORDER BY r, k)
    + coalesce((SELECT last FROM dossiers_book WHERE place = 'vn.40.' || %(commune)s || '.' AND dossiers_book.year = taken.year), 0), dossier, %(procedure)s, 'direct', t
FROM (SELECT *, extract(year FROM r AT TIME ZONE 'Asia/Ho_Chi_Minh')::int AS year FROM ev WHERE kind = 3) AS taken;

INSERT INTO dossiers_book (place, year, last) SELECT place, year, max(number) FROM dossiers_line WHERE place = 'vn.40.' || %(commune)s || '.' GROUP BY 1, 2
ON CONFLICT (place, year) DO UPDATE SET last = excluded.last;
