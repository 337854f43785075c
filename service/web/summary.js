// A summary by the service's language model: each sentence as soon as its check has passed, then what was withheld.
import { write } from "./api.js";
import { el } from "./dom.js";
import { cardId } from "./passage.js";
import { number, words } from "./words.js";

/** The block, which fills itself; leaving the question ends it. */
export function summaryBlock({ q, k, filters }, reply, signal) {
  const text = el("p", { class: "summary", lang: reply.language });
  const told = el("p", { class: "quiet", role: "status" }, words.writing);
  const on = { sentence: (one) => text.append(...cited(one.text, reply.passages), " "), answer: end, error: () => end(null) };

  function end(whole) {
    const audit = whole?.answer.audit;
    const withheld = audit?.withheld_count ? ` ${words.withheld(number(audit.withheld_count))}` : "";
    told.textContent = `${audit && !audit.fallback ? words.writtenBy(audit.model) : words.notWritten}${withheld}`;
  }

  write(q, k, filters, (name, data) => on[name]?.(data), signal).catch((error) => {
    if (error.name !== "AbortError") end(null);
  });
  return el("section", { "aria-labelledby": "summary" }, el("h2", { id: "summary" }, words.summary), text, told);
}

/** A sentence whose `[2]` lead to the passages of that rank. */
function cited(text, hits) {
  return text.split(/(\[\d+\])/).map((part) => {
    const hit = /^\[\d+\]$/.test(part) && hits.find((one) => one.rank === Number(part.slice(1, -1)));
    return hit ? el("a", { href: `#${cardId(hit.id)}` }, part) : part;
  });
}
