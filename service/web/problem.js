// What went wrong, in words somebody can act on, with what the service itself says of it.
import { Problem } from "./api.js";
import { el } from "./dom.js";
import { words } from "./words.js";

const TITLES = { 0: "unreachableTitle", 401: "notAllowedTitle", 403: "notAllowedTitle", 404: "missingTitle", 413: "wrongTitle",
                 422: "wrongTitle", 429: "tooManyTitle", 503: "noIndexTitle" };
const ADVICE = { 0: "unreachable", 429: "tooMany", 503: "noIndex" };

/** The block; `actions` are buttons or links, `advice` is what to do, `level` of the heading. */
export function problemBlock(error, actions, { advice = words[ADVICE[error.status]], level = 2 } = {}) {
  if (!(error instanceof Problem)) throw error; // a mistake of these pages, for the console
  return el("section", { class: "problem", role: "alert", "aria-labelledby": "problem" },
    el(`h${level}`, { id: "problem" }, words[TITLES[error.status] ?? "failedTitle"]),
    advice && el("p", {}, advice),
    error.message && error.status !== 404 && el("p", { class: advice ? "quiet" : null }, `${words.detail} `, el("span", { lang: "en" }, error.message)),
    el("p", { class: "tools" }, actions));
}

export const button = (label, onclick) => el("button", { type: "button", class: "plain", onclick }, label);
