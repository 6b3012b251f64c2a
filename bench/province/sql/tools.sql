-- What every connection that makes communes needs for itself: ids, and the chain of a ledger as kernel/chain.py spells it.

CREATE FUNCTION pg_temp.named(seed text) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT overlay(overlay(md5(seed) PLACING '7' FROM 13 FOR 1) PLACING '9' FROM 17 FOR 1)::uuid
$$;

CREATE FUNCTION pg_temp.at_time(moment timestamptz, seed text) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT (lpad(to_hex((extract(epoch FROM moment) * 1000)::bigint), 12, '0') || '7' || substr(h, 1, 3) || '9' || substr(h, 4, 15))::uuid
    FROM (SELECT md5(seed) AS h) AS hashed
$$;

-- Ten signs, unlike any other's by their number, and the one to check by: kernel/slip_codes.py.
CREATE FUNCTION pg_temp.slip(number bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT upper(code) || substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + (
        SELECT sum((at + 1) * (get_byte(decode('0' || substr(code, at + 1, 1), 'hex'), 0)))::int FROM generate_series(0, 9) AS at
    ) % 32, 1)
    FROM (SELECT lpad(to_hex(number), 7, '0') || substr(md5(number::text), 1, 3) AS code) AS made
$$;

CREATE FUNCTION pg_temp.spelled(moment timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS') || '+00:00'
$$;

-- Walks the lines in `line` (number, words: everything but the digest before) from `tip`; leaves `link` and returns the new tip.
CREATE FUNCTION pg_temp.chained(tip bytea) RETURNS bytea LANGUAGE plpgsql AS $$
DECLARE one record; numbers bigint[] := '{}'; before bytea[] := '{}'; after bytea[] := '{}';
BEGIN
    FOR one IN SELECT number, words FROM line ORDER BY number LOOP
        numbers := numbers || one.number;
        before := before || tip;
        tip := sha256(convert_to(one.words || encode(tip, 'hex') || '"]', 'UTF8'));
        after := after || tip;
    END LOOP;
    INSERT INTO link SELECT * FROM unnest(numbers, before, after);
    RETURN tip;
END $$;
