-- Views for programs that show tables as they are. Days are plain columns: filter
-- by known_from and known_until, valid_from and valid_until. NULL is no end.

-- Every figure with its source, as published and as corrected by what is known today.
CREATE VIEW figures AS
SELECT d.name AS dataset, o.id,
    o.indicator, i.name_ar AS indicator_ar, i.name_fr AS indicator_fr, i.name_en AS indicator_en, i.nature,
    NULLIF(o.area, '') AS area, a.name_ar AS area_ar, a.name_fr AS area_fr, a.name_en AS area_en,
    NULLIF(o.perimeter, '') AS perimeter, NULLIF(o.breakdown, '') AS breakdown,
    NULLIF(o.period, '') AS period, lower(o.valid) AS first_day, upper(o.valid) - 1 AS last_day,
    o.figure, o.unit, o.measure, lower(o.bounds) AS at_least, upper(o.bounds) AS at_most,
    CASE WHEN lower(o.bounds) = upper(o.bounds) THEN lower(o.bounds) END AS value, o.approximate,
    c.figure AS corrected_figure, c.unit AS corrected_unit, lower(c.bounds) AS corrected_at_least,
    upper(c.bounds) AS corrected_at_most, c.correction,
    o.role, o.assurance, o.status, o.words, o.words_lang, o.confidence, o.note,
    o.source, s.title AS source_title, s.address AS source_address, s.date AS source_date,
    s.originator, b.name_ar AS originator_ar, b.name_fr AS originator_fr, b.name_en AS originator_en,
    s.carrier, s.release, NULLIF(s.rank, 0) AS rank, NULLIF(o.known_from, 'infinity') AS known_from
FROM observation o
    JOIN dataset d USING (dataset)
    LEFT JOIN definition i ON i.dataset = o.dataset AND i.kind = 'indicators' AND i.id = o.indicator
    LEFT JOIN definition a ON a.dataset = o.dataset AND a.kind = 'areas' AND a.id = o.area
    LEFT JOIN source s ON s.dataset = o.dataset AND s.id = o.source
    LEFT JOIN body b ON b.dataset = o.dataset AND b.id = s.originator
    LEFT JOIN corrected c ON c.dataset = o.dataset AND c.observation = o.id AND c.known @> 'infinity'::date;

-- What two observations say of one thing: the same indicator, area, breakdown and
-- period, as published. The kinds are those of View.Compare, but that "disjoint" is
-- every contradiction: what made it (a slip of scale, of digits, of unit, a
-- revision) is for the library to say.
CREATE VIEW conflicts AS
WITH told AS (
    SELECT o.*, s.release, COALESCE(s.originator, s.carrier) AS origin,
        CASE WHEN o.role IN ('estimate', 'derived') THEN 'observed' ELSE COALESCE(o.role, '') END AS statement,
        COALESCE(o.rounded, o.bounds) AS as_rounded, COALESCE(o.cut, o.bounds) AS as_cut
    FROM observation o LEFT JOIN source s ON s.dataset = o.dataset AND s.id = o.source
    WHERE o.bounds IS NOT NULL
), pairs AS (
    SELECT a.dataset, a.indicator, a.area, a.breakdown, a.period, a.statement,
        a.id AS a_id, a.figure AS a_figure, a.unit AS a_unit, a.source AS a_source, a.perimeter AS a_perimeter,
        b.id AS b_id, b.figure AS b_figure, b.unit AS b_unit, b.source AS b_source, b.perimeter AS b_perimeter,
        greatest(a.known_from, b.known_from) AS known_from,
        COALESCE(a.source = b.source, false) OR COALESCE(a.release = b.release, false)
            OR COALESCE(a.origin = b.origin, false) OR COALESCE(a.repeats = b.id, false)
            OR COALESCE(a.id = b.repeats, false) OR COALESCE(a.repeats = b.repeats, false) AS same_origin,
        CASE
            WHEN a.perimeter <> b.perimeter THEN 'perimeter'
            WHEN a.measure IS DISTINCT FROM b.measure THEN 'unit'
            WHEN a.bounds = b.bounds AND (ltrim(a.figure, '~') = ltrim(b.figure, '~') OR NOT a.widened AND NOT b.widened) THEN 'equal'
            WHEN a.bounds @> b.bounds OR b.bounds @> a.bounds THEN 'nested'
            WHEN a.bounds && b.bounds THEN 'overlap'
            WHEN a.as_rounded && b.as_rounded THEN 'rounding'
            -- The coarser one cut, the finer one rounded or cut.
            WHEN CASE WHEN a.step IS NULL OR a.step < b.step THEN b.as_cut ELSE a.as_cut END
                && CASE WHEN a.step IS NULL OR a.step < b.step THEN a.as_cut ELSE b.as_cut END THEN 'truncation'
            WHEN (a.step IS NULL OR b.step IS NULL OR a.step <> b.step)
                AND CASE WHEN a.step IS NULL OR a.step < b.step THEN b.as_cut ELSE a.as_cut END
                && CASE WHEN a.step IS NULL OR a.step < b.step THEN a.as_rounded ELSE b.as_rounded END THEN 'truncation'
            ELSE 'disjoint'
        END AS kind
    FROM told a JOIN told b ON b.dataset = a.dataset AND b.indicator = a.indicator AND b.area = a.area
        AND b.breakdown = a.breakdown AND b.period = a.period AND b.statement = a.statement AND a.id < b.id
)
SELECT d.name AS dataset,
    CASE WHEN p.kind = 'equal' AND p.same_origin THEN 'same-origin' ELSE p.kind END AS kind,
    p.kind = 'disjoint' AS contradicts, p.same_origin,
    p.indicator, NULLIF(p.area, '') AS area, NULLIF(p.breakdown, '') AS breakdown, NULLIF(p.period, '') AS period,
    NULLIF(p.statement, '') AS role,
    p.a_id, p.a_figure, p.a_unit, NULLIF(p.a_perimeter, '') AS a_perimeter, p.a_source, x.title AS a_title,
    p.b_id, p.b_figure, p.b_unit, NULLIF(p.b_perimeter, '') AS b_perimeter, p.b_source, y.title AS b_title,
    NULLIF(p.known_from, 'infinity') AS known_from
FROM pairs p
    JOIN dataset d USING (dataset)
    LEFT JOIN source x ON x.dataset = p.dataset AND x.id = p.a_source
    LEFT JOIN source y ON y.dataset = p.dataset AND y.id = p.b_source;

-- What parties undertook, in two times.
CREATE VIEW commitments AS
SELECT d.name AS dataset, r.agreement, a.name_ar AS agreement_ar, a.name_fr AS agreement_fr, a.name_en AS agreement_en,
    a.form, r.id, r.record #>> '{name,ar,name}' AS name_ar, r.record #>> '{name,fr,name}' AS name_fr,
    r.record #>> '{name,en,name}' AS name_en, r.record ->> 'kind' AS kind, r.record ->> 'indicator' AS indicator,
    (SELECT string_agg(x, ', ' ORDER BY n) FROM jsonb_array_elements_text(r.record -> 'obligors') WITH ORDINALITY AS e(x, n))
        AS obligors,
    (SELECT string_agg(x, ', ' ORDER BY n)
        FROM jsonb_array_elements_text(r.record -> 'beneficiaries') WITH ORDINALITY AS e(x, n)) AS beneficiaries,
    r.record ->> 'strength' AS strength, r.record ->> 'due' AS due, r.record ->> 'note' AS note,
    lower(r.valid) AS valid_from, upper(r.valid) - 1 AS valid_until,
    NULLIF(lower(r.known), 'infinity') AS known_from, upper(r.known) - 1 AS known_until
FROM agreement_record r
    JOIN dataset d USING (dataset)
    JOIN agreement a ON a.dataset = r.dataset AND a.id = r.agreement
WHERE r.kind = 'commitments';

-- What they aim at.
CREATE VIEW targets AS
SELECT d.name AS dataset, r.agreement, a.name_ar AS agreement_ar, a.name_fr AS agreement_fr, a.name_en AS agreement_en,
    r.id, r.record #>> '{name,ar,name}' AS name_ar, r.record #>> '{name,fr,name}' AS name_fr,
    r.record #>> '{name,en,name}' AS name_en, r.record ->> 'commitment' AS commitment,
    r.record ->> 'value' AS value, r.record ->> 'basis' AS basis, r.record ->> 'start' AS start,
    r.record ->> 'deadline' AS deadline,
    lower(r.valid) AS valid_from, upper(r.valid) - 1 AS valid_until,
    NULLIF(lower(r.known), 'infinity') AS known_from, upper(r.known) - 1 AS known_until
FROM agreement_record r
    JOIN dataset d USING (dataset)
    JOIN agreement a ON a.dataset = r.dataset AND a.id = r.agreement
WHERE r.kind = 'targets';

-- What they pay, to the centime.
CREATE VIEW amounts AS
SELECT d.name AS dataset, m.agreement, a.name_ar AS agreement_ar, a.name_fr AS agreement_fr, a.name_en AS agreement_en,
    m.kind, m.id, m.path, m.amount, m.currency,
    lower(m.valid) AS valid_from, upper(m.valid) - 1 AS valid_until,
    NULLIF(lower(m.known), 'infinity') AS known_from, upper(m.known) - 1 AS known_until
FROM amount m
    JOIN dataset d USING (dataset)
    JOIN agreement a ON a.dataset = m.dataset AND a.id = m.agreement;

-- The commitments as they read on one day, as known on another.
CREATE FUNCTION commitments_as_of(on_valid date DEFAULT 'infinity', on_known date DEFAULT 'infinity')
RETURNS SETOF commitments LANGUAGE sql STABLE AS $$
    SELECT * FROM mithaq.commitments c
    WHERE (c.valid_from IS NULL OR c.valid_from <= on_valid) AND (c.valid_until IS NULL OR on_valid <= c.valid_until)
        AND (c.known_from IS NULL OR c.known_from <= on_known) AND (c.known_until IS NULL OR on_known <= c.known_until)
$$;
