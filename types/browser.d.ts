// Types that several scripts of hooks/helpcenter/theme/assets share. Read by `make lint` alone: no browser sees them.

/** The file of search settings of a language, with absolute addresses; made by hooks/helpcenter/site/search_settings.py. */
interface SearchSettings {
  words: Record<string, string>;
  index: string;
  root: string;
  contact: Contact;
  others: OtherLanguage[];
  foreign: Record<string, string>;
  /** The path of the site's log of searches and votes; "" for none. */
  feedback: string;
}

/** Another language: how it calls itself, the addresses of its settings and its search page from the site's root. */
interface OtherLanguage {
  code: string;
  name: string;
  settings: string;
  page: string;
}

interface Contact {
  telephone: string;
  telephone_href: string;
  email: string;
  email_href: string;
}

/** An element whose template gives it these data attributes. */
type WithData<Names extends string, Kind extends HTMLElement = HTMLElement> = Kind & { dataset: Record<Names, string> };

/** “Did it help?” with its buttons. */
type Vote = WithData<"id" | "votes" | "log" | "fingerprint">;

/** A text in pieces: each piece and whether it matched. */
type Marked = [piece: string, hit: boolean][];

/** An answer as a list of results shows it. */
interface SearchResult {
  key: string;
  url: string;
  topic: string;
  title: Marked;
  summary: Marked;
  /** The words of its text that were asked for and that title and summary do not show. */
  body: string[];
}

interface Topic {
  key: string;
  title: string;
  url: string;
}

/** What is found besides answers; made by hooks/helpcenter/site/search_places.py. */
interface Place {
  kind: string;
  title: string;
  summary: string;
  url: string;
  topic: string;
  id: string;
  phrases: string[][];
}

interface Closest {
  /** Whether a topic has words that are like those of the query. */
  close: boolean;
  topics: Topic[];
}

/** What editors offer where this help has no answer. */
interface Offer {
  text: string;
  label: string;
  /** From the site's root, or with a scheme; "" for none. */
  url: string;
}

/** What the search worker answers to a query that it could search for. */
interface Searched {
  failed?: undefined;
  query: string;
  /** Whether the query has a word that can be looked for. */
  enough: boolean;
  fit: Fit["name"];
  /** Empty where nothing fits. */
  results: SearchResult[];
  /** The answers to show until there is enough to search for. */
  featured: SearchResult[];
  /** What editors offer for the words of the query. */
  offer: Offer | null;
  /** Topics to show where nothing fits; null where something does. */
  closest: Closest | null;
}

/** A search as it is started: a worker, and its index on its way. */
interface SearchStart {
  worker: Worker;
  index: Promise<Response>;
}

interface SearchFailed {
  failed: string;
}

type SearchAnswer = Searched | SearchFailed;

/** An index file, parsed; made by hooks/helpcenter/search/index_file.py. */
interface IndexFile {
  documents: { key: string; url: string; title: string; topic: string; summary: string; id: string }[];
  places?: Place[];
  topics?: Topic[];
  questions: number[][][];
  terms: string[];
  boosts: Record<string, number>;
  fields: Record<string, PackedField>;
  stop_words: string[];
  fillers: string[];
  negations: string[];
  /** For each entry of `elsewhere` its phrases. */
  elsewhere: string[][][];
  offers?: Offer[];
  /** Numbers of documents. */
  featured?: number[];
  synonyms: [phrase: string[], meant: [word: string, share: number][]][];
}

/** A field of an index file: how long it is in each answer, and for each word where it stands; 0 is nowhere. */
interface PackedField {
  lengths: number[];
  postings: (number[] | 0)[];
}

/** How many 3-grams two words have, and how many of them both. */
interface GramCounts {
  asked: number;
  known: number;
  shared: number;
}

/** A word of a query: the words of the index that it asks for, how surely it is known, and of which word it is a form. */
interface PlannedWord {
  word: string;
  terms: Weights;
  known: number;
  /** The number of a word of the index; -1 for none. */
  nearest: number;
  /** Whether it is a word that people add to any question. */
  filler: boolean;
}

/** An answer as the ranking has it: its score, and the question of it that comes nearest to the query. */
interface Ranked {
  number: number;
  score: number;
  near: number;
  question: number;
}

/** How well answers fit a query. */
interface Fit {
  name: "good" | "weak" | "none";
  share: number;
  /** The number of the entry of `elsewhere` whose words are in the query; -1 for none. */
  elsewhere: number;
}

/** Numbers of words in the index → how much each counts. */
type Weights = Map<number, number>;

/** What facts.yml knows of addresses; made by hooks/helpcenter/site/tools.py. */
interface AddressFacts {
  sites: { key: string; addresses: string[] }[];
  emails: string[];
  senders: string[];
  help: string;
  mentions?: { name: string; hosts: string[]; emails: string[] }[];
}

/** What a pasted text is; `judge` in site-address.js says what the parts mean. */
interface Verdict {
  kind: string;
  site?: string;
  host?: string;
  insecure?: boolean;
  odd?: boolean;
  owner?: string;
  emails?: string[];
  whose?: string;
  reason?: string;
  like?: string;
  mail?: boolean;
  several?: boolean;
}

/** How a host imitates one of ours. */
interface Imitation {
  reason?: string;
  like?: string;
}

interface Window {
  /** Set by scheme.js before the first paint. */
  helpScheme: { key: string; apply(scheme: string | null): void };
  /** Where some browsers have `Navigator.doNotTrack`. */
  doNotTrack?: string | null;
}

interface Navigator {
  globalPrivacyControl?: boolean;
}

/** What the library writes into data-settings of <which-site>; its words are `which_site` of language.yml. */
interface WhichSiteSettings {
  facts: AddressFacts;
  /** The sites' names and the addresses where one signs in, by the sites' keys. */
  names: Record<string, string>;
  sign_in: Record<string, string>;
  words: Record<"came_from" | "sign_in" | "ways" | "never" | "report_subject" | "report" | "report_if", string> & {
    titles: Record<string, string | undefined>;
    texts: Record<string, string>;
  };
  contact: Contact;
}

/** What the desk lists; made by hooks/helpcenter/site/desk_data.py. */
interface DeskEntry {
  kind: "answer" | "topic" | "step";
  id: string;
  key: string;
  topic: string;
  products?: string[];
  owner?: string;
  reviewed?: string;
  due?: string;
  states?: Record<string, string>;
  texts: Record<string, DeskText>;
  /** HTML of the notes for agents; only where the desk is private. */
  note?: string;
  /** The mailbox of the owner; only where the desk is private. */
  report?: string;
}

interface DeskText {
  title: string;
  short: string;
  page: string;
  link: string;
  /** How they are shown where the language is written from right to left, if that differs. */
  shown?: { title: string; short: string };
}

/** A whole answer, as the feed has it. */
interface DeskReply {
  key: string;
  addresses: { former: string[] };
  reply_html: string;
}

interface DeskFeed {
  site: string;
  retired: { id: string; to: string }[];
  answers: DeskReply[];
}

/** Words of language.yml under support. */
interface DeskWords {
  filter: string;
  owner: string;
  reviewed: string;
  copy_link: string;
  copy_sms: string;
  copy_plain: string;
  copy_text: string;
  copy_mail: string;
  link_copied: string;
  sms_copied: string;
  text_copied: string;
  mail_copied: string;
  manual: string;
  failed: string;
  count: string;
  note: string;
  report: string;
  report_subject: string;
  kinds: Record<string, string>;
  states: Record<string, string>;
}

/** What the library writes into data-settings of the desk; made by hooks/helpcenter/site/desk.py. */
interface DeskSettings {
  words: DeskWords;
  data: string;
  languages: { code: string; name: string; direction: string }[];
  feeds: Record<string, string>;
  searches: Record<string, string>;
  mail: Record<string, { greeting: string; closing: string }>;
  topics: Record<string, string>;
  report: string;
}
