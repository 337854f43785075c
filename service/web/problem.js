// What went wrong, in words somebody can act on, with what the service itself says of it.
import { Problem } from "./api.js";
import { el } from "./dom.js";
import { words } from "./words.js";

const TITLES = { 0: "unreachableTitle", 401: "notAllowedTitle", 403: "notAllowedTitle", 404: "missingTitle", 413: "wrongTitle",
                 422: "wrongTitle", 429: "tooManyTitle", 503: "noIndexTitle" };
const ADVICE = { 0: "unreachable", 429: "tooMany", 503: "noIndex" };

/** The block; `actions` are buttons or links. */
export function problemBlock(error, ...actions) {
  if (!(error instanceof Problem)) throw error; // a mistake of these pages, for the console
  const advice = words[ADVICE[error.status]];
  return el("section", { class: "problem", "aria-labelledby": "problem" },
    el("h2", { id: "problem" }, words[TITLES[error.status] ?? "failedTitle"]),
    advice && el("p", {}, advice),
    error.message && el("p", { class: advice ? "quiet" : null }, `${words.detail} `, el("span", { lang: "en" }, error.message)),
    el("p", { class: "tools" }, actions));
}

export const button = (label, onclick) => el("button", { type: "button", class: "plain", onclick }, label);
