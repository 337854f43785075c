// The page to ask on. The address says what is asked; everything shown follows from it.
import * as api from "./api.js";
import { answerBlock, marksOf, refusalBlock } from "./answer.js";
import { announce, el } from "./dom.js";
import { chips, filterForm, valueWords } from "./filters.js";
import { card } from "./passage.js";
import { again, button, problemBlock } from "./problem.js";
import { summaryBlock } from "./summary.js";
import { addressOf, chosen, readState } from "./state.js";
import { number, papersIn, passagesIn, paperWords, showLanguages, titleOf, translatePage, words } from "./words.js";

const VALUES = 50; // values of each filter that are fetched
const [MORE, MOST] = [10, 100]; // passages added at a time, and all that may be asked for
const form = document.getElementById("ask");
const results = document.getElementById("results");
const aside = document.getElementById("filters");
let state = readState(location.search);
let known = null; // the filter values shown
let running = new AbortController();

const NO_FILTERS = readState("").filters;

/** Ask something else: into the address, then on the page. */
function go(next) {
  if (addressOf(next) !== `${location.pathname}${location.search}`) history.pushState(null, "", addressOf(next));
  return show(next);
}

/** Ten more, and on to the first of them. */
async function more() {
  const shown = state.k;
  await go({ ...state, k: Math.min(MOST, shown + MORE) });
  results.querySelectorAll("article")[shown]?.focus();
}

/** Put other things on the page; a button among the old ones that had the focus leaves it there. */
function place(...nodes) {
  const focused = results.contains(document.activeElement);
  results.replaceChildren(...nodes.filter(Boolean));
  if (focused) results.focus({ preventScroll: true });
}

const change = (filters) => go({ ...state, filters });

async function show(next) {
  state = next;
  running.abort();
  running = new AbortController();
  const { signal } = running;
  form.elements.q.value = state.q;
  form.elements.summary.checked = state.summary;
  document.title = state.q ? `${state.q} – griffier` : `${words.heading} – griffier`;
  showLanguages();
  results.setAttribute("aria-busy", "true");
  if (state.q) announce(words.searching);
  try {
    const filters = showFilters(signal);
    await (state.q ? Promise.all([showReply(signal), filters.catch(() => null)]) : filters); // an answer stands without
    if (!state.q) showStart();
  } catch (error) {
    if (error.name === "AbortError" || signal.aborted) return;
    showProblem(error);
  }
  if (!signal.aborted) results.setAttribute("aria-busy", "false");
}

async function showFilters(signal) {
  known = await api.facets(state.filters, VALUES, signal);
  const focused = aside.contains(document.activeElement) ? document.activeElement : null;
  aside.replaceChildren(filterForm(known, state.filters, change));
  const same = focused?.name && [...aside.querySelectorAll("input")].find((one) => one.name === focused.name && (one.type === "date" || one.value === focused.value));
  (same ?? (focused && aside.querySelector("summary")))?.focus();
}

async function showReply(signal) {
  const reply = await api.ask(state.q, state.k, state.filters, signal);
  const found = reply.answer.kind !== "none";
  const marks = marksOf(reply);
  place(chips(state.filters, change), found ? answerBlock(reply) : refusal(reply),
    found && state.summary && summaryBlock(state, reply, signal));
  const { hits, questions } = await withContext(reply.passages);
  if (signal.aborted) return;
  const cell = reply.answer.cell?.column ?? null;
  const cards = hits.map((hit) => card(hit, {
    ranges: marks.get(hit.id) ?? [], questions, column: hit.id === reply.answer.quote?.passage_id ? cell : null }));
  results.append(el("section", { "aria-labelledby": "passages" },
    el("h2", { id: "passages" }, found ? words.passages : words.nearest),
    el("ol", { class: "cards" }, cards),
    hits.length === state.k && state.k < MOST ? button(words.more, more) : null,
    el("p", { class: "quiet" }, searchedWords(reply))));
  const told = passagesIn(hits.length);
  announce(found ? words.answered(told) : words.refused(told));
}

const searchedWords = ({ searched, took_ms: took }) =>
  words.searched(papersIn(searched.documents), passagesIn(searched.passages), number(took.total));

function refusal(reply) {
  const filters = chosen(state.filters).map(([name, value]) => valueWords(name, value));
  return refusalBlock(reply, filters, button(words.withoutFilters, () => change(NO_FILTERS)));
}

/** The hits with where their references lead, and the questions they answer; without these if the call fails. */
async function withContext(hits) {
  const asked = hits.flatMap((hit) => (hit.answers.length ? hit.answers : hit.asked_in));
  const wanted = [...new Set([...hits.filter((hit) => hit.references.length).map((hit) => hit.id), ...asked])].slice(0, 300);
  const found = wanted.length ? (await api.passages(wanted).catch(() => ({ passages: [] }))).passages : [];
  const questions = new Map(found.map((one) => [one.id, one]));
  return { questions, hits: hits.map((hit) => ({ ...hit, cites: questions.get(hit.id)?.cites ?? [] })) };
}

/** Before anything is asked: examples that this index can answer, and the papers it holds. */
function showStart() {
  announce("");
  const questions = examples().map((q) => el("li", {}, el("a", { href: addressOf({ ...state, q }), onclick: (event) => {
    event.preventDefault();
    go({ ...state, q });
  } }, q)));
  const papers = known.document.values.slice(0, 8).map((one) => {
    const paper = { id: one.value, title: one.title, date: one.date, kind: null };
    return el("li", {}, el("a", { href: api.reading(one.value), lang: "nl" }, titleOf(paper)), el("span", { class: "quiet" }, ` ${paperWords(paper)}`));
  });
  const rest = known.document.total - papers.length;
  place(
    chips(state.filters, change),
    questions.length ? el("section", { "aria-labelledby": "examples" }, el("h2", { id: "examples" }, words.examples), el("ul", { class: "examples" }, questions)) : null,
    papers.length ? el("section", { "aria-labelledby": "collection" }, el("h2", { id: "collection" }, words.collection(papersIn(known.document.total))),
      el("ul", { class: "papers" }, papers), rest > 0 ? el("p", { class: "quiet" }, words.andMore(number(rest))) : null) : null,
  );
}

/** Of the parties that speak most and the first title; the sample papers have their own. */
function examples() {
  const holds = new Set(known.document.values.map((one) => one.value));
  if (holds.has("kst-26695-130") && holds.has("26695-verslag-schriftelijk-overleg")) return words.sampleQuestions;
  const parties = known.speaker.values.filter((one) => one.of === "party").slice(0, 2).map((one) => words.examplesOf(one.value));
  const title = known.document.values.find((one) => one.title)?.title;
  return [...parties, ...(title ? [words.exampleTitle(title)] : [])];
}

function showProblem(error) {
  const clear = error.status === 422 && chosen(state.filters).length ? button(words.withoutFilters, () => change(NO_FILTERS)) : null;
  const retry = error.status === 422 ? null : again(error, () => show(state));
  announce("");
  place(chips(state.filters, change), problemBlock(error, [clear, retry]));
  results.setAttribute("aria-busy", "false");
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const q = form.elements.q.value.trim();
  if (!q) announce(words.empty);
  form.elements.q.setAttribute("aria-invalid", String(!q));
  if (q) go({ ...state, q, summary: form.elements.summary.checked });
  else form.elements.q.focus();
});

// Enter asks, as in any search box; Shift and Enter begin a line.
form.elements.q.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
});

// Going to a note changes the part after # only, and is no other question.
window.addEventListener("popstate", () => {
  const next = readState(location.search);
  if (addressOf(next) !== addressOf(state)) show(next);
});

translatePage();
api.generates().then((on) => { document.getElementById("written").hidden = !on; });
show(state);
