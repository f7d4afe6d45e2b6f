// @ts-check
// Asks the browser's engine, in node: index file and queries in, ranked answers out. Used by test_search_twins.py.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [enginePath, indexPath] = process.argv.slice(2);
/** @type {typeof import("../hooks/helpcenter/theme/assets/search-engine.js")} */
const { Engine } = await import(pathToFileURL(enginePath).href);
const engine = new Engine(JSON.parse(readFileSync(indexPath, "utf8")));
/** @type {string[]} */
const queries = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(
  JSON.stringify(
    queries.map((query) => {
      const { results, fit } = engine.ask(query);
      return { results: results.map(({ number, score }) => [number, score]), fit };
    }),
  ),
);
