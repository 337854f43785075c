// Every fixed word of the pages, in Dutch and English, and how dates, numbers, speakers and papers are written.
// What comes from papers stays as it is, and is marked as Dutch.
import { el } from "./dom.js";

const nl = {
  skip: "Naar de inhoud", languages: "Taal", heading: "Stel een vraag aan de Kamerstukken", question: "Uw vraag", ask: "Vraag",
  hint: "In het Nederlands of Engels. U krijgt de woorden van de stukken zelf.", askAnother: "Stel een vraag", backToQuestion: "Terug naar de vraag",
  examples: "Bijvoorbeeld", examplesOf: (party) => `Wat vraagt de ${party}-fractie?`,
  exampleTitle: (title) => `Wat zegt de minister over ${title}?`,
  sampleQuestions: [
    "Wat zegt de minister over de representativiteit van het Kohnstamm-onderzoek?",
    "Hoeveel thuiszitters waren er in 2014-2015?",
    "Wat vraagt de SGP-fractie over thuiszitters?",
    "Welke partners zijn bij het landelijke thuiszittersoverleg?",
  ],
  collection: (papers) => `In deze verzameling: ${papers}`, paperCount: (n, s) => (n === 1 ? "1 stuk" : `${s} stukken`),
  passageCount: (n, s) => (n === 1 ? "1 passage" : `${s} passages`), andMore: (n) => `en nog ${n}`,
  searching: "Zoeken in de stukken…", reading: "Het stuk wordt geopend…",
  writeSummary: "Met samenvatting", summary: "Samenvatting", writing: "De samenvatting wordt geschreven…",
  writtenBy: (model) => `Geschreven door ${model}; citaten, getallen, data en namen zijn nagezien.`,
  notWritten: "Er is geen samenvatting; lees het antwoord van de stukken zelf.", withheld: (n) => `Achtergehouden zinnen: ${n}.`,
  answer: "Antwoord", noAnswer: "Geen antwoord gevonden", passages: "Passages", nearest: "Wat het dichtst in de buurt komt",
  answered: (passages) => `Antwoord gevonden, met ${passages}.`, refused: (passages) => `Geen antwoord gevonden. ${passages} in de buurt.`,
  more: "Meer passages",
  searched: (papers, passages, ms) => `Gezocht in ${papers} (${passages}), ${ms} ms.`,
  within: "Alleen gezocht binnen", withoutFilters: "Zoek zonder filters",
  advice: "Vraag één ding tegelijk, met woorden zoals ze in een Kamerstuk staan: een onderwerp, een naam, een jaar.",
  confidence: (n) => `Zekerheid ${n} %`,
  inRow: (row, column) => `${row}, kolom ${column}`, fromNote: (n) => `Uit noot ${n}`,
  also: "Ook", differing: "Stukken noemen verschillende cijfers", explanation: "Waarom ze verschillen",
  asked: "De vraag", nearestWords: "De zinnen die het dichtst in de buurt komen",
  copyQuote: "Kopieer met bron", copyCitation: "Kopieer bronvermelding", copyLink: "Kopieer link", copied: "Gekopieerd",
  notCopied: "Kopiëren lukte niet; selecteer de tekst zelf",
  readOn: "Lees in het stuk", passage: (n) => `Passage ${n}`, score: (n) => `Score ${n}`,
  notes: "Noten", note: (n) => `noot ${n}`, backToText: (n) => `Terug naar noot ${n} in de tekst`,
  names: "Noemt", here: "in deze verzameling", official: "officielebekendmakingen.nl", nowhere: "niet in deze verzameling",
  answers: (who, n) => (n === 1 ? `Antwoord op de vraag van ${who}` : `Antwoord op ${n} vragen, van ${who}`),
  somebody: "een fractie", restates: (parties) => `Geeft de vraag weer van ${parties}`,
  answersNumbers: "Antwoord op", answeredIn: "Beantwoord in",
  unknownSpeaker: "spreker onbekend", jointly: "mede namens", fraction: (party) => `${party}-fractie`, and: "en",
  filters: "Filters", remove: (words) => `Verwijder filter ${words}`, moreValues: (n) => `Nog ${n}`,
  overLimit: (n) => `${n} meer; zoek hierboven`, findIn: (field) => `Zoek ${field}`,
  found: (n, s, most) => (n > most ? `${s} gevonden; dit zijn er ${most}` : n ? `${s} gevonden` : "Niets gevonden"),
  dossier: "Dossier", document: "Stuk", kind: "Soort", speaker: "Spreker", dates: "Datum", since: "Vanaf", until: "Tot en met",
  "list-item": "lijstonderdeel", paragraph: "alinea", "table-row": "tabelrij", table: "tabel",
  outline: "Inhoud", cites: "Dit stuk noemt", citedBy: "Dit stuk wordt genoemd in", officialPage: "Officiële publicatie",
  replaced: "Dit is een oudere versie.", newest: "Lees de nieuwste versie",
  signed: "Ondertekend door", thisPassage: "Deze passage", page: (n) => `blz. ${n}`,
  noIndexTitle: "Er is nog niets om in te zoeken", noIndex: "Er zijn nog geen stukken ingelezen. Wie deze dienst beheert, doet dat met: griffier ingest MAP.",
  unreachableTitle: "De dienst antwoordt niet", unreachable: "Kijk of de dienst draait en of de verbinding er is.",
  wrongTitle: "Deze vraag kan zo niet", notAllowedTitle: "Geen toegang",
  notAllowed: "Deze dienst vraagt een sleutel. Wie hem beheert, kan u er een geven.", key: "Sleutel", useKey: "Gebruik", tooManyTitle: "Even wachten",
  tooMany: "Er zijn te veel vragen tegelijk gesteld.", missingTitle: "Dit stuk is hier niet",
  missing: (id) => `${id} staat niet in deze verzameling.`, failedTitle: "Er ging iets mis", retry: "Probeer opnieuw",
  detail: "De dienst meldt:", empty: "Typ eerst een vraag.",
};

const en = {
  skip: "Skip to content", languages: "Language", heading: "Ask the papers of the Dutch parliament", question: "Your question", ask: "Ask",
  hint: "In Dutch or English. You get the words of the papers themselves, which are in Dutch.", askAnother: "Ask a question", backToQuestion: "Back to the question",
  examples: "For example", examplesOf: (party) => `What does the ${party} ask?`,
  exampleTitle: (title) => `What does the minister say about ${title}?`,
  sampleQuestions: [
    "What did the minister say about the representativeness of the Kohnstamm study?",
    "How many thuiszitters were there in 2014-2015?",
    "What does the SGP ask about thuiszitters?",
    "Welke partners zijn bij het landelijke thuiszittersoverleg?",
  ],
  collection: (papers) => `In this collection: ${papers}`, paperCount: (n, s) => (n === 1 ? "1 paper" : `${s} papers`),
  passageCount: (n, s) => (n === 1 ? "1 passage" : `${s} passages`), andMore: (n) => `and ${n} more`,
  searching: "Searching the papers…", reading: "Opening the paper…",
  writeSummary: "With summary", summary: "Summary", writing: "Writing the summary…",
  writtenBy: (model) => `Written by ${model}; quotations, numbers, dates and names were checked.`,
  notWritten: "There is no summary; read the answer of the papers themselves.", withheld: (n) => `Sentences withheld: ${n}.`,
  answer: "Answer", noAnswer: "No answer found", passages: "Passages", nearest: "What comes nearest",
  answered: (passages) => `Answer found, with ${passages}.`, refused: (passages) => `No answer found. ${passages} nearby.`,
  more: "More passages",
  searched: (papers, passages, ms) => `Searched ${papers} (${passages}), ${ms} ms.`,
  within: "Searched only within", withoutFilters: "Search without filters",
  advice: "Ask one thing at a time, in words a parliamentary paper would use: a subject, a name, a year.",
  confidence: (n) => `Confidence ${n}%`,
  inRow: (row, column) => `${row}, column ${column}`, fromNote: (n) => `From note ${n}`,
  also: "Also", differing: "Papers give different figures", explanation: "Why they differ",
  asked: "The question", nearestWords: "The sentences that come nearest",
  copyQuote: "Copy with source", copyCitation: "Copy citation", copyLink: "Copy link", copied: "Copied",
  notCopied: "Copying failed; select the text yourself",
  readOn: "Read in the paper", passage: (n) => `Passage ${n}`, score: (n) => `Score ${n}`,
  notes: "Notes", note: (n) => `note ${n}`, backToText: (n) => `Back to note ${n} in the text`,
  names: "Refers to", here: "in this collection", official: "officielebekendmakingen.nl", nowhere: "not in this collection",
  answers: (who, n) => (n === 1 ? `In answer to ${who}` : `In answer to ${n} questions, of ${who}`),
  somebody: "a parliamentary group", restates: (parties) => `Restates the question of ${parties}`,
  answersNumbers: "In answer to", answeredIn: "Answered in",
  unknownSpeaker: "speaker unknown", jointly: "also on behalf of", fraction: (party) => `${party} group`, and: "and",
  filters: "Filters", remove: (words) => `Remove filter ${words}`, moreValues: (n) => `${n} more`,
  overLimit: (n) => `${n} more; find them above`, findIn: (field) => `Find ${field}`,
  found: (n, s, most) => (n > most ? `${s} found; these are ${most}` : n ? `${s} found` : "Nothing found"),
  dossier: "Dossier", document: "Paper", kind: "Kind", speaker: "Speaker", dates: "Date", since: "From", until: "Up to",
  "list-item": "list item", paragraph: "paragraph", "table-row": "table row", table: "table",
  outline: "Contents", cites: "This paper refers to", citedBy: "Papers that refer to this one", officialPage: "Official publication",
  replaced: "This is an older version.", newest: "Read the newest version",
  signed: "Signed by", thisPassage: "This passage", page: (n) => `p. ${n}`,
  noIndexTitle: "There is nothing to search yet", noIndex: "No papers have been read in. Whoever runs this service does so with: griffier ingest FOLDER.",
  unreachableTitle: "The service does not answer", unreachable: "See whether the service runs and the connection works.",
  wrongTitle: "This cannot be asked like that", notAllowedTitle: "No access",
  notAllowed: "This service asks for a key. Whoever runs it can give you one.", key: "Key", useKey: "Use", tooManyTitle: "Please wait",
  tooMany: "Too many questions were asked at once.", missingTitle: "This paper is not here",
  missing: (id) => `${id} is not in this collection.`, failedTitle: "Something went wrong", retry: "Try again",
  detail: "The service says:", empty: "Type a question first.",
};

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
