// @ts-check
// Splits texts into words as the browser's search does, in node. Used by test_search_twins.py.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** @type {typeof import("../hooks/helpcenter/theme/assets/search-analysis.js")} */
const { words } = await import(pathToFileURL(process.argv[2]).href);
/** @type {string[]} */
const texts = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(texts.map(words)));
