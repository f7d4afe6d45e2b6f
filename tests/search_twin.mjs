// @ts-check
// Asks the browser's engine, in node: index file and queries in, ranked answers out. Used by test_search_twins.py.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [lunrPath, enginePath, indexPath] = process.argv.slice(2);
/** @type {Lunr} */
const lunr = createRequire(import.meta.url)(lunrPath);
/** @type {typeof import("../hooks/helpcenter/theme/assets/search-engine.js")} */
const { Engine } = await import(pathToFileURL(enginePath).href);
const engine = new Engine(JSON.parse(readFileSync(indexPath, "utf8")), lunr);
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
