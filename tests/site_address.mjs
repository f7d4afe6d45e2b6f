// @ts-check
// Judges texts for tests/test_site_address.py: standard input [{text, facts}], standard output
// [{verdict, host}], where host is what the URL parser itself reads in the text.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** @type {typeof import("../hooks/helpcenter/theme/assets/site-address.js")} */
const { judge } = await import(pathToFileURL(process.argv[2]).href);

/** @param {string} text */
function host(text) {
  try {
    return new URL(text).hostname;
  } catch {
    return null;
  }
}

/** @type {{ text: string, facts: AddressFacts }[]} */
const asked = JSON.parse(readFileSync(0, "utf-8"));
console.log(JSON.stringify(asked.map(({ text, facts }) => ({ verdict: judge(text, facts), host: host(text) }))));
