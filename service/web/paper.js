// The reading view of a paper: its outline, its passages in order with their notes beside them, tables as tables.
// `/papers/ID#3` marks passage 3; `?words=10-40` marks these words of it.
import * as api from "./api.js";
import { copyButton } from "./copy.js";
import { announce, el, fold, webAddress } from "./dom.js";
import { citedLink, namesOf, notesOf } from "./notes.js";
import { again, problemBlock } from "./problem.js";
import { figureColumns, isRow, tableOf, tableRow, textNodes } from "./text.js";
import { dossierWords, paperName, paperWords, showLanguages, speakerWords, titleOf, translatePage, words } from "./words.js";

const place = document.getElementById("paper");
const id = decodeURIComponent(location.pathname.split("/papers/")[1] ?? "");
const byPlace = new Map(); // the passages, by the part of their id after #

async function show() {
  announce(words.reading);
  try {
    const [paper, { passages }] = await Promise.all([api.paper(id), api.passagesOf(id)]);
    document.title = `${titleOf(paper)} – griffier`;
    for (const one of passages) byPlace.set(api.placeOf(one.id), one);
    const { blocks, headings } = bodyOf(passages);
    place.replaceChildren(el("div", { class: "reading" }, outlineOf(headings), el("article", { "aria-labelledby": "title" },
      headerOf(paper), blocks, footerOf(paper))));
    announce("");
    mark(true);
  } catch (error) {
    announce("");
    place.replaceChildren(error.status === 404
      ? problemBlock(error, [officialLink(error.url), el("a", { href: "../" }, words.askAnother)], { advice: words.missing(id), level: 1 })
      : problemBlock(error, [again(error, show)], { level: 1 }));
  }
}

function headerOf(paper) {
  const official = officialLink(paper.url);
  const signed = paper.signatories.map((one) => speakerWords({ ...one, party: null })).join("; ");
  return el("header", { class: "title" }, el("h1", { id: "title", lang: "nl" }, titleOf(paper)),
    el("p", {}, [paperWords(paper), ...paper.dossiers.map((one) => `${words.dossier.toLowerCase()} ${dossierWords(one)}`), paper.status].filter(Boolean).join(" · ")),
    signed && el("p", { class: "quiet" }, `${words.signed} `, el("span", { lang: "nl" }, signed)),
    paper.replaced_by && el("p", { class: "notice" }, `${words.replaced} `, el("a", { href: api.reading(paper.replaced_by) }, words.newest)),
    official && el("p", {}, official));
}

function officialLink(address) {
  const href = webAddress(address);
  return href && el("a", { href, rel: "external noreferrer" }, words.officialPage);
}

/** Blocks in reading order; passages of one list or table are one block. `headings` are for the outline. */
function bodyOf(passages) {
  const blocks = [];
  const headings = [];
  let before = null;
  let group = [];
  const flush = () => {
    if (group.length) blocks.push(blockOf(group));
    group = [];
  };
  for (const passage of passages) {
    const news = newHeadings(before, passage, headings);
    const speaker = speakerWords(passage.speaker);
    const speaks = passage.speaker && (!before || speaker !== speakerWords(before.speaker));
    if (news.length || speaks || (group.length && !together(group[0], passage))) flush();
    blocks.push(...news, ...(speaks ? [el("p", { class: "speaker", lang: "nl" }, speaker)] : []));
    group.push(passage);
    before = passage;
  }
  flush();
  return { blocks, headings };
}

/** The headings that begin with this passage: those of its path that differ from the path before. */
function newHeadings(before, passage, headings) {
  const path = before?.section ?? [];
  const same = passage.section.findIndex((title, depth) => title !== path[depth]);
  return (same < 0 ? [] : passage.section.slice(same)).map((title, index) => {
    const level = Math.min(same + index + 2, 6);
    const heading = { title, level, id: `section-${headings.length + 1}` };
    headings.push(heading);
    return el(`h${level}`, { id: heading.id, lang: "nl" }, title);
  });
}

const together = (one, other) => one.kind === other.kind && (isRow(one)
  ? JSON.stringify([one.table?.caption, one.table?.columns]) === JSON.stringify([other.table?.caption, other.table?.columns])
  : one.kind === "list-item");

function blockOf(group) {
  if (isRow(group[0])) {
    const figures = figureColumns(group);
    const rows = group.map((one) =>
      tableRow(one, figures, wordsOf(one), { id: api.placeOf(one.id), tabindex: "-1" }, el("td", { class: "here" }, hereLink(one))));
    return el("div", { class: "block wide" }, el("div", { class: "main" }, tableOf(group[0], figures, rows, el("td", {}))), el("div", { class: "side" }, group.map(notesOf)));
  }
  if (group[0].kind === "list-item") return el("ul", { class: "items" }, group.map((one) => el("li", {}, passageBlock(one, "div"))));
  return passageBlock(group[0], "p");
}

function passageBlock(passage, tag) {
  const here = api.placeOf(passage.id);
  return el("div", { class: "block", id: here, tabindex: "-1" },
    el("div", { class: "main" }, el("div", { class: "here" }, hereLink(passage)),
      el(tag, { class: "text", lang: "nl" }, textNodes(passage, wordsOf(passage))), linksOf(passage)),
    el("div", { class: "side" }, notesOf(passage)));
}

const hereLink = (passage) => el("a", { href: `#${api.placeOf(passage.id)}`, "aria-label": words.passage(api.placeOf(passage.id)) }, api.placeOf(passage.id));

/** The words of the address, if this is the passage they are of. */
function wordsOf(passage) {
  const found = /^(\d+)-(\d+)$/.exec(new URLSearchParams(location.search).get("words") ?? "");
  return found && `#${api.placeOf(passage.id)}` === decodeURIComponent(location.hash) ? [[Number(found[1]), Number(found[2])]] : [];
}

/** What a passage answers, where it is answered, and what it names. */
function linksOf(passage) {
  const line = (label, ids) => ids.length
    ? el("p", { class: "quiet links" }, `${label} `, ids.flatMap((one, at) => [at ? ", " : "", link(one)])) : null;
  return [line(words.answersNumbers, passage.answers), line(words.answeredIn, passage.answered_by), namesOf(passage)];
}

/** A link to another passage: by its number, and who speaks there. */
function link(passageId) {
  const there = api.placeOf(passageId);
  const found = api.paperOf(passageId) === id ? byPlace.get(there) : null;
  const who = found?.speaker && ` (${speakerWords({ ...found.speaker, portfolio: null })})`;
  return el("span", {}, el("a", { href: found ? `#${there}` : api.reading(api.paperOf(passageId), passageId), "aria-label": words.passage(there) }, there), who);
}

function outlineOf(headings) {
  if (!headings.length) return el("nav", { class: "outline", hidden: true });
  const items = headings.map((one) => el("li", { class: `level-${one.level}` }, el("a", { href: `#${one.id}`, lang: "nl" }, one.title)));
  const details = fold(words.outline, el("ol", {}, items));
  details.open = matchMedia("(min-width: 62rem)").matches;
  return el("nav", { class: "outline", "aria-label": words.outline }, details);
}

function footerOf(paper) {
  const list = (title, name, papers, item) => papers.length
    ? el("section", { "aria-labelledby": name }, el("h2", { id: name }, title), el("ul", {}, papers.map((one) => el("li", {}, item(one))))) : null;
  const citing = (one) => [el("a", { href: api.reading(one.document_id, one.passages[0]) }, paperName(one.id)), one.title && `, ${one.title}`];
  return el("footer", {}, list(words.cites, "cites", paper.cites, (one) => citedLink(one.id, one)),
    list(words.citedBy, "cited-by", paper.cited_by, citing));
}

/** Mark the passage of the address, with its source to copy beside it. */
function mark(first = false) {
  document.querySelector("[aria-current=location]")?.removeAttribute("aria-current");
  document.querySelector(".marked-tools")?.remove();
  showLanguages();
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const passage = target && byPlace.get(target.id);
  if (!target) return;
  if (passage) {
    target.setAttribute("aria-current", "location");
    target.closest(".block").querySelector(".main").append(toolsOf(passage));
  }
  if (!first) return; // the browser does the rest by itself when the page is there
  target.scrollIntoView({ block: passage ? "center" : "start", behavior: "instant" });
  target.focus({ preventScroll: true });
}

function toolsOf(passage) {
  return el("div", { class: "tools marked-tools", role: "group", "aria-label": words.thisPassage },
    el("cite", { lang: "nl" }, passage.citation),
    copyButton(words.copyCitation, () => passage.citation),
    copyButton(words.copyLink, () => api.reading(passage.document_id, passage.id)));
}

/** Back to the question that led here. */
function showBack() {
  const from = document.referrer && new URL(document.referrer);
  if (!from || from.origin !== location.origin || !from.searchParams.get("q")) return;
  const back = document.getElementById("back");
  back.href = from.href;
  back.textContent = words.backToQuestion;
}

window.addEventListener("hashchange", () => mark());
translatePage();
showBack();
show();
