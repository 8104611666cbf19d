-- Datasets: their catalogues, sources, figures and corrections.
--
-- What a column says of a figure is derived from its canonical text, and what it
-- says of time from the text of a period, when a dataset is saved. Bounds are
-- exact where they end as decimals; others go outward, never inward.
--
-- What is not stated is NULL, but for the parts of a key, where '' is "not
-- stated" and the whole. IDs refer to records that need not be there: that is a
-- finding of a check, not an error of a database.

CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE dataset (
    dataset integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name    text COLLATE "C" NOT NULL UNIQUE,
    version bigint NOT NULL CHECK (version >= 0) -- how often it was saved
);

-- The definitions of the catalogue, as its file holds them.
CREATE TABLE definition (
    dataset integer NOT NULL REFERENCES dataset,
    kind    text NOT NULL CHECK (kind IN ('indicators', 'perimeters', 'dimensions', 'areas')),
    id      text COLLATE "C" NOT NULL,
    record  jsonb NOT NULL,
    name_ar text GENERATED ALWAYS AS (record #>> '{name,ar,name}') STORED,
    name_fr text GENERATED ALWAYS AS (record #>> '{name,fr,name}') STORED,
    name_en text GENERATED ALWAYS AS (record #>> '{name,en,name}') STORED,
    unit    text GENERATED ALWAYS AS (record ->> 'unit') STORED,
    nature  text GENERATED ALWAYS AS (record ->> 'nature') STORED,
    PRIMARY KEY (dataset, kind, id)
);

-- Who measures, says and prints.
CREATE TABLE body (
    dataset integer NOT NULL REFERENCES dataset,
    id      text COLLATE "C" NOT NULL,
    record  jsonb NOT NULL,
    name_ar text GENERATED ALWAYS AS (record #>> '{name,ar,name}') STORED,
    name_fr text GENERATED ALWAYS AS (record #>> '{name,fr,name}') STORED,
    name_en text GENERATED ALWAYS AS (record #>> '{name,en,name}') STORED,
    PRIMARY KEY (dataset, id)
);

CREATE TABLE source (
    dataset    integer NOT NULL REFERENCES dataset,
    id         text COLLATE "C" NOT NULL,
    originator text COLLATE "C",
    carrier    text COLLATE "C",
    title      text,
    address    text,
    date       text,
    known_from date NOT NULL, -- its last day; infinity if it is not stated
    date_note  text,
    lang       text,
    release    text COLLATE "C",
    rank       bigint NOT NULL, -- 1 is the highest authority, 0 is unranked
    retrieved  text,
    licence    text,
    note       text,
    PRIMARY KEY (dataset, id)
);

CREATE TABLE observation (
    dataset          integer NOT NULL REFERENCES dataset,
    id               text COLLATE "C" NOT NULL,
    -- The key. Its time is the valid time.
    indicator        text COLLATE "C" NOT NULL,
    area             text COLLATE "C" NOT NULL,
    perimeter        text COLLATE "C" NOT NULL,
    breakdown        text COLLATE "C" NOT NULL,
    period           text COLLATE "C" NOT NULL,
    valid            daterange,
    -- The figure as published.
    figure           text,
    unit             text,
    -- What the figure says as numbers, in the unit of its indicator where it
    -- converts: the values that it allows, and those that its printed digits allow
    -- if they were rounded or cut to the step. NULL without a known step.
    measure          text,
    bounds           numrange,
    rounded          numrange,
    cut              numrange,
    step             numeric,
    approximate      boolean NOT NULL, -- "about"
    widened          boolean NOT NULL, -- a bound does not end as a decimal
    role             text,
    assurance        text,
    status           text,
    confidentiality  text,
    source           text COLLATE "C",
    published        text,
    known_from       date NOT NULL, -- the day from which it was known; infinity if it is not stated
    words            text,
    words_lang       text,
    stated_perimeter text,
    attributes       text,
    candidates       jsonb,
    repeats          text COLLATE "C",
    derived_from     text[],
    confidence       text,
    note             text,
    PRIMARY KEY (dataset, id),
    CHECK ((figure IS NULL) = (bounds IS NULL)),
    CHECK (rounded IS NULL OR bounds <@ rounded AND bounds && cut)
);

CREATE INDEX observation_key ON observation (dataset, indicator, area, breakdown, period);

CREATE TABLE correction (
    dataset     integer NOT NULL REFERENCES dataset,
    id          text COLLATE "C" NOT NULL,
    observation text COLLATE "C" NOT NULL,
    figure      text,
    unit        text,
    reason      text,
    evidence    text[],
    author      text,
    known       text,
    known_from  date NOT NULL, -- infinity if it is not stated
    PRIMARY KEY (dataset, id)
);

-- Which correction of an observation holds, as known on which days. No two hold on
-- one day.
CREATE TABLE corrected (
    dataset     integer NOT NULL REFERENCES dataset,
    observation text COLLATE "C" NOT NULL,
    known       daterange NOT NULL CHECK (NOT isempty(known)),
    correction  text COLLATE "C" NOT NULL,
    figure      text,
    unit        text,
    measure     text,
    bounds      numrange,
    approximate boolean NOT NULL,
    widened     boolean NOT NULL,
    EXCLUDE USING gist (dataset WITH =, observation WITH =, known WITH &&)
);
