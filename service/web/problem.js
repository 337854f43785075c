// What went wrong, in words somebody can act on, with what the service itself says of it.
import { Problem, useKey } from "./api.js";
import { el } from "./dom.js";
import { words } from "./words.js";

const TITLES = { 0: "unreachableTitle", 401: "notAllowedTitle", 403: "notAllowedTitle", 404: "missingTitle", 413: "wrongTitle",
                 422: "wrongTitle", 429: "tooManyTitle", 503: "noIndexTitle" };
const ADVICE = { 0: "unreachable", 401: "notAllowed", 429: "tooMany", 503: "noIndex" };

/** The block; `actions` are buttons or links, `advice` is what to do, `level` of the heading. */
export function problemBlock(error, actions, { advice = words[ADVICE[error.status]], level = 2 } = {}) {
  if (!(error instanceof Problem)) throw error; // a mistake of these pages, for the console
  return el("section", { class: "problem", role: "alert", "aria-labelledby": "problem" },
    el(`h${level}`, { id: "problem" }, words[TITLES[error.status] ?? "failedTitle"]),
    advice && el("p", {}, advice),
    error.message && error.status !== 404 && el("p", { class: advice ? "quiet" : null }, `${words.detail} `, el("span", { lang: "en" }, error.message)),
    el("div", { class: "tools" }, actions));
}

/** What to do about it: give a key where one is asked for, else try again. */
export const again = (error, retry) => (error.status === 401 ? keyForm(retry) : button(words.retry, retry));

function keyForm(retry) {
  const field = el("input", { id: "key", type: "password", autocomplete: "off", required: true });
  const submit = (event) => {
    event.preventDefault();
    useKey(field.value);
    retry();
  };
  return el("form", { class: "key", onsubmit: submit }, el("label", { for: "key" }, words.key), field,
    el("button", { class: "plain" }, words.useKey));
}

export const button = (label, onclick) => el("button", { type: "button", class: "plain", onclick }, label);
