-- Agreements, with the programmes, organisations, people and statements that they
-- speak of.

CREATE TABLE register (
    dataset integer NOT NULL REFERENCES dataset,
    kind    text NOT NULL CHECK (kind IN ('programmes', 'organisations', 'people', 'statements')),
    id      text COLLATE "C" NOT NULL,
    record  jsonb NOT NULL,
    name_ar text GENERATED ALWAYS AS (record #>> '{name,ar,name}') STORED,
    name_fr text GENERATED ALWAYS AS (record #>> '{name,fr,name}') STORED,
    name_en text GENERATED ALWAYS AS (record #>> '{name,en,name}') STORED,
    PRIMARY KEY (dataset, kind, id)
);

-- An agreement as its file holds it, with its amendments and corrections.
CREATE TABLE agreement (
    dataset integer NOT NULL REFERENCES dataset,
    id      text COLLATE "C" NOT NULL,
    record  jsonb NOT NULL,
    name_ar text GENERATED ALWAYS AS (record #>> '{name,ar,name}') STORED,
    name_fr text GENERATED ALWAYS AS (record #>> '{name,fr,name}') STORED,
    name_en text GENERATED ALWAYS AS (record #>> '{name,en,name}') STORED,
    form    text GENERATED ALWAYS AS (record ->> 'form') STORED,
    PRIMARY KEY (dataset, id)
);

-- The same in two times: how each record of an agreement read on the days "valid", as
-- known on the days "known". No record reads in two ways on one pair of days.
-- The kind "agreement" is what the agreement says of itself, "term" its term.
CREATE TABLE agreement_record (
    dataset   integer NOT NULL REFERENCES dataset,
    agreement text COLLATE "C" NOT NULL,
    kind      text COLLATE "C" NOT NULL,
    id        text COLLATE "C" NOT NULL,
    valid     daterange NOT NULL CHECK (NOT isempty(valid)),
    known     daterange NOT NULL CHECK (NOT isempty(known)),
    place     integer NOT NULL, -- in its list
    record    jsonb NOT NULL,
    EXCLUDE USING gist (dataset WITH =, agreement WITH =, kind WITH =, id WITH =, valid WITH &&, known WITH &&)
);

-- Every amount of money in these records. The path is that of the amount in its
-- record, such as /envelope or /tranches/first/amount.
CREATE TABLE amount (
    dataset   integer NOT NULL REFERENCES dataset,
    agreement text COLLATE "C" NOT NULL,
    kind      text COLLATE "C" NOT NULL,
    id        text COLLATE "C" NOT NULL,
    path      text COLLATE "C" NOT NULL,
    valid     daterange NOT NULL,
    known     daterange NOT NULL,
    amount    numeric NOT NULL,
    currency  text COLLATE "C" NOT NULL,
    EXCLUDE USING gist (dataset WITH =, agreement WITH =, kind WITH =, id WITH =, path WITH =, valid WITH &&, known WITH &&)
);

-- An agreement as it read on one day, as known on another, as History.AsOf gives it;
-- NULL if nothing was known of it. Infinity is the end of time, and everything known.
CREATE FUNCTION agreement_as_of(
    in_dataset text, in_agreement text, on_valid date DEFAULT 'infinity', on_known date DEFAULT 'infinity'
) RETURNS jsonb LANGUAGE sql STABLE AS $$
    WITH seen AS (
        SELECT r.kind, r.place, r.record
        FROM mithaq.agreement_record r JOIN mithaq.dataset d USING (dataset)
        WHERE d.name = in_dataset AND r.agreement = in_agreement AND r.valid @> on_valid AND r.known @> on_known
    ), lists AS (
        SELECT kind, jsonb_agg(record ORDER BY place) AS records
        FROM seen WHERE kind NOT IN ('agreement', 'term') GROUP BY kind
    )
    SELECT h.record
        || COALESCE((SELECT jsonb_build_object('term', record) FROM seen WHERE kind = 'term'), '{}')
        || COALESCE((SELECT jsonb_object_agg(kind, records) FROM lists), '{}')
    FROM seen h WHERE h.kind = 'agreement'
$$;
