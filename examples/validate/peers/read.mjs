// Reads what mithaq wrote with programs of others, and prints what they see as
// JSON, for peers_test.go. Usage: node read.mjs FOLDER
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import Papa from "papaparse";

const require = createRequire(import.meta.url);
const JSONstat = require("jsonstat-toolkit");
const { SDMXParser } = require("sdmx-json-parser");

const folder = process.argv[2];
const text = (name) => readFileSync(join(folder, name), "utf8");

// papaparse gives each row as a record of strings.
function papa(name) {
  const out = Papa.parse(text(name), { header: true, skipEmptyLines: true });
  if (out.errors.length > 0) throw new Error(`${name}: ${JSON.stringify(out.errors[0])}`);
  return out.data;
}

// DuckDB is asked for the types that it finds in a table, for its rows as texts,
// and for the column of values as decimal numbers.
async function duckdb(name) {
  const file = join(folder, name).replaceAll("'", "''");
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const rows = async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
  const types = {};
  for (const row of await rows(`DESCRIBE SELECT * FROM read_csv('${file}', header = true, delim = ',')`)) {
    types[row.column_name] = row.column_type;
  }
  const texts = `read_csv('${file}', header = true, delim = ',', all_varchar = true)`;
  const list = await rows(`SELECT * FROM ${texts}`);
  const sums = await rows(
    `SELECT INDICATOR, count(OBS_VALUE) AS n, CAST(sum(CAST(OBS_VALUE AS DECIMAL(38, 15))) AS VARCHAR) AS sum
     FROM ${texts} GROUP BY INDICATOR ORDER BY INDICATOR`,
  );
  return { types, rows: list, sums };
}

// jsonstat-toolkit gives each cell of each dataset with the codes and the labels of
// its dimensions.
function jsonstat(name) {
  const top = JSONstat(JSON.parse(text(name)));
  const sets = top.class === "collection" ? top.Dataset() : [top];
  return sets.map((set) => {
    const cells = [];
    const sizes = set.id.map((id) => set.Dimension(id).length);
    for (let n = 0; n < set.n; n++) {
      const datum = set.Data(n);
      if (datum === null || (datum.value === null && datum.status === null)) continue;
      const codes = {};
      let rest = n;
      for (let i = sizes.length - 1; i >= 0; i--) {
        codes[set.id[i]] = set.Dimension(set.id[i]).id[rest % sizes[i]];
        rest = Math.floor(rest / sizes[i]);
      }
      cells.push({ index: n, codes, value: datum.value, status: datum.status ?? "" });
    }
    const labels = {};
    for (const id of set.id) {
      labels[id] = {};
      for (const code of set.Dimension(id).id) labels[id][code] = set.Dimension(id).Category(code).label;
    }
    return { label: set.label, role: set.role, labels, cells, extension: set.extension ?? null };
  });
}

// sdmx-json-parser fetches a message; here it is given one. Its getData shows names;
// the codes are found by the indexes that it gives with each observation.
async function sdmx(name) {
  globalThis.fetch = async () => new Response(text(name), { status: 200 });
  const parser = new SDMXParser();
  await parser.getDatasets("https://example.org/data?all");
  const dimensions = parser.getDimensions();
  const attributes = parser.getAttributes();
  const what = (value) => value.id ?? value.value ?? value.values.join(";");
  const observations = Object.entries(parser.getObservations()).map(([key, cells]) => {
    const row = { OBS_VALUE: cells[0] };
    key.split(":").forEach((index, place) => {
      const dimension = dimensions.find((d) => d.keyPosition === place);
      row[dimension.id] = what(dimension.values[index]);
    });
    attributes.forEach((attribute, i) => {
      const index = cells[i + 1];
      if (index !== undefined && index !== null) row[attribute.id] = what(attribute.values[index]);
    });
    return row;
  });
  return { name: parser.getName(), observations, data: parser.getData() };
}

const out = {};
for (const name of ["sdmx.csv", "package.csv"]) {
  out[`papaparse ${name}`] = papa(name);
  out[`duckdb ${name}`] = await duckdb(name);
}
out["duckdb whole.csv"] = await duckdb("whole.csv");
out.jsonstat = jsonstat("jsonstat.json");
for (const name of ["time.json", "flat.json", "records.json"]) out[name] = await sdmx(name);
process.stdout.write(JSON.stringify(out));
