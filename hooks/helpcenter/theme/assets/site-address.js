// @ts-check
// Which site an address belongs to, read as a browser reads it. Pure: the page and the tests share it.

import { imitation, readable } from "./look-alike.js";

const BEFORE = /[\p{Cf}\p{Ps}\p{Pe}\p{Pi}\p{Pf}"'`<>*•·›]/u;
const BEHIND = /[\p{Cf}\p{Ps}\p{Pe}\p{Pi}\p{Pf}"'`<>*•·›.,;:!?…]/u;
const LONGEST = 16_000; // nothing is said of a longer text: its end may change all
const WEB = /^https?:/i;
const NO_HOST = /^https?:?[\\/]*$/i;
const SCHEME_SLIP = /^h?t{0,3}p(s?)(?:(?::+|;)[\\/]{2}|[\\/]{2}:?)/i;
const OTHER_SCHEME =
  /^(?:(?!https?:)[a-z][a-z0-9+-]*:[\\/]{2}|(?:javascript|vbscript|data|file|blob|filesystem|about|chrome|intent|ftp|wss?):)/i;
const GLUED = /^[^.。．｡:@\\/?#]+(?=https?:[\\/]{2})/i;
const LABEL = /^(?!https?:|mailto:)[^.。．｡:@\\/?#]+:+|^[:@\\/]+/i;
const MAIL = /^(?:mailto:)?([^@:\\/?#]+)@([^@:\\/?#]+)(?:\?.*)?$/i;
const HOST = /[^.。．｡][.。．｡]+[^.。．｡]/;
const HOST_IN_PROSE = /[^.。．｡][.。．｡](?:[a-z]{2,}|xn--[a-z0-9-]+|(?:(?!\p{Script=Latin})[\p{L}\p{M}]){2,})[.。．｡]?$/iu;
const DATE = /^\d+(?:\.\d+){1,2}$/;
/** A host, then what a sentence adds to it: union24.hu-n, “union24.hu”-ra, union24.hu’s. No host ends like that. */
const ENDING = /^((?:[^\\/?#]*[\\/]{2})?[^\\/?#]*[.。．｡]\p{L}{2,})[\p{Pe}\p{Pf}"'`]*[-\u2010\u2011\u2013'’]\p{L}{1,8}$/u;
const FILE = /^[^\\/]*\.(?:pdf|html?|docx?|aspx|txt|jpe?g|png)$/i;

/**
 * What a text that somebody pasted is. `facts` is what facts.yml knows: {sites: [{key, addresses}], emails, senders,
 * help, mentions: [{name, hosts, emails}]}. The kind of the answer is one of
 * - empty, nothing, long: no text, no address in it, too much to be judged;
 * - site: one of ours (`site`; `insecure` when by http, `odd` when written as no address bar shows it);
 * - shared: a host of several sites, and the path does not tell which; help: this help; related: a host of our mail
 * (`emails`: ours that end in it);
 * - email (`owner`: us, sender or nobody; `host` is the whole address where it is known);
 * - several: more than one of these;
 * - mention: known and not ours (`whose`: its owner);
 * - foreign: not ours; `reason` and `like` say how it imitates us, if it does (`mail`: as an e-mail address).
 *
 * @param {string} text
 * @param {AddressFacts} facts
 * @returns {Verdict}
 */
export function judge(text, facts) {
  const known = withHosts(facts);
  if (text.length > LONGEST) return { kind: "long" };
  const line = oneLine(text, known);
  if (!line) return { kind: "empty" };
  const pieces = [...new Set(line.split(" ").map(trimmed))].filter(Boolean);
  const found = pieces.flatMap((piece) => verdict(piece, known, pieces.length === 1) ?? []);
  // A browser takes all that stands before an @ for a name, spaces too.
  const whole = pieces.length > 1 && WEB.test(line) && authority(line).includes("@") && parsed(line);
  return together(whole ? [...found, ofUrl(whole, line, known)] : found);
}

/**
 * The text in one line, without the spaces that tear apart a scheme or a host of ours.
 * @param {string} text
 * @param {Known} known
 */
function oneLine(text, known) {
  const line = text.replace(/(?:(?!\ufeff)\s|\p{Cc})+/gu, " ").trim();
  const mended = line.replace(/(https?) ?: ?([\\/]) ?([\\/]) ?/gi, "$1:$2$3").replace(/ (?=[.。．｡])/g, "");
  return known.hosts.reduce((whole, host) => {
    const torn = Array.from(host, (letter) => letter.replace(/[^a-z0-9]/, "\\$&")).join(" ?");
    return whole.replace(new RegExp(torn, "gi"), (found) => found.replaceAll(" ", ""));
  }, mended);
}

/**
 * A piece without the brackets, quotation marks and full stops of the sentence in which it stands.
 * @param {string} piece
 */
function trimmed(piece) {
  let [start, end] = [0, piece.length];
  while (start < end && BEFORE.test(piece[start])) start += 1;
  while (start < end && BEHIND.test(piece[end - 1])) end -= 1;
  return piece.slice(start, end);
}

/**
 * What was found in one text as one answer: the worst of it, what all of it is, or that there are several.
 * @param {Verdict[]} found
 * @returns {Verdict}
 */
function together(found) {
  const foreign = found.filter(({ kind }) => ["foreign", "mention"].includes(kind));
  const others = found.some(({ kind }) => kind !== "email") ? found.filter(({ owner }) => owner !== "") : found;
  const candidates = foreign.length ? foreign : others;
  const several = new Set(found.map(({ kind, site, host }) => `${kind} ${site ?? host}`)).size > 1;
  const one = candidates.find(({ reason, odd }) => reason || odd) ?? candidates.find(({ insecure }) => insecure);
  if (!found.length) return { kind: "nothing" };
  const worst = one ?? foreign.find(({ kind }) => kind === "foreign") ?? foreign[0];
  if (foreign.length) return { ...worst, several };
  const kinds = new Set(candidates.map(({ kind, site }) => `${kind} ${site}`));
  return kinds.size > 1 ? { kind: "several" } : one ?? candidates[0];
}

/**
 * What one piece of the text is, null where it is no address. `alone`: it is the whole text.
 * @param {string} piece
 * @param {Known} known
 * @param {boolean} alone
 * @returns {Verdict | null}
 */
function verdict(piece, known, alone) {
  const address = withoutLabel(piece).replace(ENDING, "$1");
  const mail = MAIL.exec(address);
  if (NO_HOST.test(address)) return null;
  if (OTHER_SCHEME.test(address)) return { kind: "foreign", reason: "scheme" };
  if (mail) return ofMail(mail[1], mail[2], known);
  if (!WEB.test(address) && !namesHost(address, alone)) return null;
  const url = parsed(address);
  return url ? ofUrl(url, address, known) : ofBroken(address, known);
}

/**
 * An address without what stands glued before it (view-source:, “Address:”); slips in its scheme are mended.
 * @param {string} piece
 */
function withoutLabel(piece) {
  let [rest, before] = [piece, ""];
  while (rest !== before) {
    before = rest;
    rest = rest.replace(GLUED, "").replace(SCHEME_SLIP, "http$1://");
    if (!OTHER_SCHEME.test(rest)) rest = rest.replace(LABEL, "");
  }
  return rest;
}

/**
 * Whether something without a scheme begins with a host; in running text only what ends as hosts do.
 * @param {string} address
 * @param {boolean} alone
 */
function namesHost(address, alone) {
  const host = written(address);
  if (FILE.test(address) || DATE.test(host)) return false;
  return (alone ? HOST : HOST_IN_PROSE).test(host.normalize("NFKC"));
}

/**
 * What stands between scheme and path, as it is written.
 * @param {string} address
 */
const authority = (address) => address.replace(/^https?:[\\/]*/i, "").split(/[\\/?#]/, 1)[0];

/**
 * The host as it is written.
 * @param {string} address
 */
const written = (address) => authority(address).replace(/^.*@/, "").replace(/:\d*$/, "");

/**
 * An address as the browser reads it; null where it cannot.
 * @param {string} address
 */
function parsed(address) {
  try {
    return new URL(WEB.test(address) ? address : `https://${address}`);
  } catch {
    return null;
  }
}

/** @param {string} host */
const withoutWww = (host) => host.replace(/^www\./, "");

/** @param {URL} url */
const hostOf = (url) => url.hostname.replace(/\.$/, "");

/**
 * What facts.yml knows, with `hosts` by which others could pretend to be us, those of the sites first.
 * @typedef {ReturnType<typeof withHosts>} Known
 * @param {AddressFacts} facts
 */
function withHosts(facts) {
  const places = facts.sites.flatMap(({ key, addresses }) =>
    addresses.flatMap((one) => {
      const url = parsed(one);
      return url ? { key, url } : [];
    }),
  );
  const mails = [...facts.emails, ...facts.senders];
  const domains = mails.map((email) => email.split("@")[1]);
  const hosts = new Set([...places.map(({ url }) => hostOf(url)), facts.help, ...domains]);
  return { ...facts, mentions: facts.mentions ?? [], places, mails, hosts: [...hosts].filter(Boolean) };
}

/**
 * What an address is that a browser can open.
 * @param {URL} url
 * @param {string} address
 * @param {Known} known
 * @returns {Verdict}
 */
function ofUrl(url, address, known) {
  const host = hostOf(url);
  const sites = sitesAt(url, known);
  const odd = Boolean(url.port || url.username || url.password) || address.includes("\\");
  if (sites.length > 1) return { kind: "shared", host };
  if (sites.length) return { kind: "site", site: sites[0], host, insecure: url.protocol === "http:", odd };
  if (host === known.help) return { kind: "help", host };
  const bare = withoutWww(host);
  const emails = known.mails.filter((email) => email.endsWith(`@${bare}`));
  if (emails.length) return { kind: "related", host, emails };
  const before = authority(address).replace(/[^@]*$/, "");
  const owner = known.mentions.find(({ hosts }) => hosts.some((one) => withoutWww(one) === bare));
  if (owner && !before) return { kind: "mention", host, whose: owner.name };
  return foreign(host, known, before, url.pathname + url.search + url.hash);
}

/**
 * The path of an address as a folder; `root` is what stands for the root, which alone tells no site.
 * @param {URL} url
 */
const folder = (url, root = "/") => url.pathname.toLowerCase().replace(/\/?$/, "/").replace(/^\/$/, root);

/**
 * The keys of the sites to which an address may belong; where sites share a host, the path decides if it can.
 * @param {URL} url
 * @param {Known} known
 */
function sitesAt(url, known) {
  const here = known.places.filter((place) => hostOf(place.url) === hostOf(url));
  const keys = [...new Set(here.map(({ key }) => key))];
  if (keys.length < 2) return keys;
  const path = folder(url);
  const fitting = here.filter((place) => folder(place.url) === path || path.startsWith(folder(place.url, "?")));
  const longest = Math.max(...fitting.map((place) => folder(place.url).length));
  const best = new Set(fitting.filter((place) => folder(place.url).length === longest).map(({ key }) => key));
  return best.size === 1 ? [...best] : keys;
}

/**
 * What an e-mail address is.
 * @param {string} name
 * @param {string} domain
 * @param {Known} known
 * @returns {Verdict}
 */
function ofMail(name, domain, known) {
  const email = `${name}@${domain}`.toLowerCase();
  const url = parsed(domain);
  const host = url && hostOf(url);
  if (known.emails.includes(email)) return { kind: "email", owner: "us", host: email };
  if (known.senders.includes(email)) return { kind: "email", owner: "sender", host: email };
  const owner = known.mentions.find(({ emails }) => emails.includes(email));
  if (owner) return { kind: "mention", host: email, whose: owner.name };
  if (!host) return ofBroken(domain, known);
  const found = foreign(host, known, name);
  // Where our host stands before the @, it is rather a web address that hides its own.
  if (found.reason && !known.hosts.includes(host)) return { ...found, mail: found.reason !== "before" };
  return { kind: "email", owner: "", host: `${name.toLowerCase()}@${host}` };
}

/**
 * A host that is not ours, with how it imitates us.
 * @type {(host: string, known: Known, before?: string, after?: string) => Verdict}
 */
const foreign = (host, known, before, after) =>
  ({ kind: "foreign", host, ...imitation(readable(host), known.hosts, before, after) });

/**
 * What no browser could open; hidden or strange letters may be the cause.
 * @param {string} address
 * @param {Known} known
 * @returns {Verdict}
 */
function ofBroken(address, known) {
  const { reason, like } = imitation(written(address).toLowerCase(), known.hosts);
  return { kind: "foreign", ...(reason === "letters" ? { reason, like } : { reason: "broken" }) };
}
