// Filters with counts: what choosing each value would leave, under what the other filters choose.
import { el, fold, hidden } from "./dom.js";
import { finder } from "./find.js";
import { chosen, toggled } from "./state.js";
import { dateWords, dossierWords, number, paperName, passagesIn, words } from "./words.js";

const SHOWN = 8; // values of a filter before the rest is folded away
const NAMES = ["dossier", "document", "kind", "speaker"];

/** What a value is called. */
export function valueWords(name, value) {
  if (name === "since" || name === "until") return `${words[name].toLowerCase()} ${dateWords(value)}`;
  if (name === "dossier") return dossierWords(value);
  if (name === "document") return paperName(value);
  return words[value] ?? value;
}

/** The filters as a form; `change(filters)` is called on each choice. */
export function filterForm(facets, filters, change) {
  const form = el("form", { onsubmit: (event) => event.preventDefault() },
    NAMES.map((name) => field(name, facets[name], filters, change)), dates(facets, filters, change));
  const count = chosen(filters).length;
  const wide = matchMedia("(min-width: 62rem)").matches;
  return el("details", { open: wide || wasOpen() }, el("summary", {}, el("h2", {}, words.filters, count ? ` (${count})` : "")), form);
}

const wasOpen = () => document.querySelector("#filters > details")?.open ?? false;

function field(name, found, filters, change) {
  const values = ofPapers(name, found, filters);
  if (!values.length) return null;
  const item = (one) => valueItem(name, one, filters, change);
  const first = values.filter((one, at) => at < SHOWN || filters[name].includes(one.value));
  const rest = values.filter((one) => !first.includes(one));
  const over = found.total - found.values.length;
  const list = el("div", {}, el("ul", {}, first.map(item)), rest.length ? fold(words.moreValues(rest.length), el("ul", {}, rest.map(item))) : null,
    over > 0 ? el("p", { class: "quiet" }, words.overLimit(number(over))) : null);
  return el("fieldset", {}, el("legend", {}, words[name]), rest.length || over > 0 ? finder(name, list, filters, (news) => el("ul", {}, ofPapers(name, news, filters).map(item))) : null, list);
}

/** Kinds of passages can be filtered by address; to choose from, kinds of papers are what people know. */
const ofPapers = (name, { values }, filters) => values.filter((one) => one.of !== "passage" || filters[name].includes(one.value));

const valueItem = (name, one, filters, change) => el("li", {}, el("label", {},
  el("input", { type: "checkbox", name, value: one.value, checked: filters[name].includes(one.value),
                onchange: () => change(toggled(filters, name, one.value)) }),
  el("span", { lang: "nl" }, valueWords(name, one.value), one.title && el("span", { class: "subtitle" }, ` ${one.title}`)),
  el("span", { class: "count" }, el("span", { "aria-hidden": "true" }, number(one.count)), hidden(`(${passagesIn(one.count)})`))));

function dates(facets, filters, change) {
  const input = (name) => el("label", {}, words[name], el("input", { type: "date", name, value: filters[name], min: facets.since,
    max: facets.until, onchange: (event) => change({ ...filters, [name]: event.target.value || null }) }));
  return el("fieldset", { class: "dates" }, el("legend", {}, words.dates), input("since"), input("until"));
}

/** The filters chosen, each a button that takes it out again. */
export function chips(filters, change) {
  const buttons = chosen(filters).map(([name, value]) => {
    const label = valueWords(name, value);
    return el("li", {}, el("button", { type: "button", class: "chip", "aria-label": words.remove(label),
                                       onclick: () => change(toggled(filters, name, value)) }, label, el("span", { "aria-hidden": "true" }, " ×")));
  });
  return buttons.length ? el("ul", { class: "chips" }, buttons) : null;
}
