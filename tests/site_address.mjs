// @ts-check
// Judges texts for tests/test_site_address.py: each line of standard input is [{text, facts}], each line of standard
// output [{verdict, host}], where host is what the URL parser itself reads in the text.

import { createInterface } from "node:readline";
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

for await (const line of createInterface({ input: process.stdin })) {
  /** @type {{ text: string, facts: AddressFacts }[]} */
  const asked = JSON.parse(line);
  console.log(JSON.stringify(asked.map(({ text, facts }) => ({ verdict: judge(text, facts), host: host(text) }))));
}
