-- The ledger of one commune: each entry its number in order of arrival, its words beside it, the chain, the feed.
INSERT INTO kernel_head (commune, entries, changes, tip) VALUES (%(commune)s, 0, 0, '') ON CONFLICT DO NOTHING;

CREATE TEMP TABLE said ON COMMIT DROP AS
SELECT ev.kind, ev.own, ev.place, ev.listed, ev.preparation, ev.t, ev.r, ev.id, ev.actor, verb, role, row_number() OVER (ORDER BY r, ev.kind, k) + head.entries AS number,
    replace(replace(counts, '<home>', household::text), '<village>', village_id::text) AS counts,
    replace(replace(replace(replace(replace(replace(replace(replace(body, '<row>', CASE ev.kind WHEN 1 THEN own ELSE dossier END::text), '<home>', household::text),
        '<resident>', resident::text), '<consent>', consent::text), '<preparation>', preparation::text), '<slip>', slip), '<step>', own::text),
        '<promised>', ((t AT TIME ZONE 'Asia/Ho_Chi_Minh')::date + 10)::text) AS body,
    decode(md5(ev.id::text || 'salt'), 'hex') AS salt
FROM ev JOIN pattern ON pattern.kind = ev.kind AND pattern.number = ev.pat JOIN kernel_head AS head ON head.commune = %(commune)s;

CREATE TEMP TABLE line ON COMMIT DROP AS
SELECT number, '["' || concat_ws('","', id, %(commune)s, number, actor, role, verb, place, 'done', '', pg_temp.spelled(t), pg_temp.spelled(t), pg_temp.spelled(r))
    || '","{}",' || to_json(counts)::text || ',"' || encode(sha256(salt || convert_to(body, 'UTF8')), 'hex') || '","' AS words
FROM said;
CREATE TEMP TABLE link (number bigint, previous bytea, digest bytea) ON COMMIT DROP;
UPDATE kernel_head SET tip = pg_temp.chained(tip) WHERE commune = %(commune)s;

INSERT INTO kernel_entry (id, commune, number, actor, role, verb, place, said_at, happened_at, received_at, verdict, problem, details, counts, body_hash, previous, digest)
SELECT id, %(commune)s, number, actor, role, verb, place, t, t, r, 'done', '', '{}', counts::jsonb, sha256(salt || convert_to(body, 'UTF8')), previous, digest
FROM said JOIN link USING (number);
INSERT INTO kernel_body (entry, salt, text) SELECT id, salt, body FROM said;

INSERT INTO kernel_feed (commune, number, collection, "row", place)
SELECT %(commune)s, head.changes + row_number() OVER (ORDER BY said.number),
    CASE kind WHEN 1 THEN 'support.assists' WHEN 2 THEN 'dossiers.preparations' ELSE 'dossiers.progress' END, CASE kind WHEN 1 THEN own ELSE preparation END, said.place
FROM said JOIN kernel_head AS head ON head.commune = %(commune)s WHERE kind < 3 OR listed;
UPDATE kernel_head SET entries = (SELECT max(number) FROM kernel_entry WHERE commune = %(commune)s),
    changes = coalesce((SELECT max(number) FROM kernel_feed WHERE commune = %(commune)s), 0) WHERE commune = %(commune)s;
