// The fixed words of the pages in the reader's language, and how dates, numbers, speakers and papers are written.
// What comes from papers stays as it is, and is marked as Dutch.
import { el } from "./dom.js";
import { en } from "./words-en.js";
import { nl } from "./words-nl.js";

const WORDS = { nl, en };
const LOCALES = { nl: "nl-NL", en: "en-GB" };
const KEY = "griffier.language";

/** The language in use: of the address, else the one chosen before, else Dutch. */
export const language = choose();
const locale = LOCALES[language];

/** Fixed words by name; some take values. */
export const words = WORDS[language];

function choose() {
  const asked = new URLSearchParams(location.search).get("lang");
  try { // a browser may forbid storage; then the address alone says it
    if (asked in WORDS) localStorage.setItem(KEY, asked);
    const found = asked in WORDS ? asked : localStorage.getItem(KEY);
    return found in WORDS ? found : "nl";
  } catch {
    return asked in WORDS ? asked : "nl";
  }
}

/** Put the fixed words of a page in place, and the links to the other language. */
export function translatePage() {
  document.documentElement.lang = language;
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = words[node.dataset.t];
  for (const node of document.querySelectorAll("[data-t-label]")) node.setAttribute("aria-label", words[node.dataset.tLabel]);
  showLanguages();
}

/** The links to the other language lead to the same page, question and passage. */
export function showLanguages() {
  const links = [["nl", "Nederlands"], ["en", "English"]].map(([code, name]) => {
    const query = new URLSearchParams(location.search);
    query.set("lang", code);
    return el("a", { href: `?${query}${location.hash}`, lang: code, "aria-current": code === language && "true" }, name);
  });
  document.getElementById("languages").replaceChildren(...links);
}

export const number = (value, digits = 0) =>
  new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
export const papersIn = (n) => words.paperCount(n, number(n));
export const passagesIn = (n) => words.passageCount(n, number(n));

/** `20 mei 2021` of `2021-05-20`; a date that is not whole stays as it is. */
export function dateWords(date) {
  if (!/^\d{4}-\d\d-\d\d$/.test(date ?? "")) return date;
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`));
}

/** `minister A. Slob (Media), mede namens staatssecretaris P. Blokhuis`, or `SGP-fractie`. */
export function speakerWords(speaker) {
  if (!speaker) return words.unknownSpeaker;
  const others = (speaker.jointly_with ?? []).map((one) => {
    const party = ["lid", "fractie"].includes(one.role);
    return person({ ...one, party: party ? one.portfolio : null, portfolio: party ? null : one.portfolio });
  });
  if (!others.length) return person(speaker);
  return `${person(speaker)}, ${words.jointly} ${new Intl.ListFormat(locale).format(others)}`;
}

function person({ role, name, party, portfolio }) {
  if (party && !name) return words.fraction(party);
  const called = [role, name].filter(Boolean).join(" ") || words.unknownSpeaker;
  return party || portfolio ? `${called} (${party || portfolio})` : called;
}

/** `26 695` of a dossier's number, as papers write it. */
export const dossierWords = (dossier) => dossier.replace(/^(\d{2})(\d{3})(?=\D|$)/, "$1\u00a0$2");

/** How a paper is called by people: `Kamerstuk 26 695, nr. 134` of `kst-26695-134`; other ids stay as they are. */
export function paperName(id) {
  const plain = id.replace(/@.*/, "");
  const year = (digits) => `${digits.slice(0, 4)}/${digits.slice(6)}`;
  let found = /^kst-(\d{5})((?:-[A-Z()\d]+)*)-(\w+)$/.exec(plain);
  if (found) return `Kamerstuk ${dossierWords(found[1])}${found[2].replaceAll("-", " ")}, nr.\u00a0${found[3]}`;
  found = /^ah-[te]k-(\d{8})-(\w+)$/.exec(plain);
  if (found) return `Aanhangsel ${year(found[1])}, nr. ${found[2]}`;
  found = /^h-[te]k-(\d{8})-(\w+)-(\w+)$/.exec(plain);
  return found ? `Handelingen ${year(found[1])}, nr. ${found[2]}, item ${found[3]}` : id;
}

/** A paper's number, kind and date in a line. */
export function paperWords(document) {
  const name = document.title ? paperName(document.id) : null;
  return [name, document.kind, dateWords(document.date)].filter(Boolean).join(" · ");
}

export const titleOf = (document) => document.title || paperName(document.id);
