// Calls to the service. Addresses are relative to this file, so the service may live under any path.

const ROOT = new URL("../", import.meta.url);

/** What went wrong: the status (0 when nobody answered) and what the service says of it. */
export class Problem extends Error {
  constructor(status, detail, field = null) {
    super(detail);
    this.status = status;
    this.field = field;
  }
}

/** Query parameters of an object; of a list one each, nothing of what is empty. */
export function parameters(values) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one) query.append(name, one);
  }
  return query;
}

const KEY = "griffier.key";
let key = stored();

function stored() {
  try { // a browser may forbid storage; then the key lasts as long as the page
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Send this API key from now on; this tab forgets it when it is closed. */
export function useKey(given) {
  key = given.replace(/[^\x21-\x7e]/g, ""); // nothing else fits in a header
  try {
    sessionStorage.setItem(KEY, key);
  } catch { /* it lasts as long as the page */ }
}

async function call(path, { headers = {}, ...options } = {}) {
  let response;
  try {
    const sent = key ? { ...headers, Authorization: `Bearer ${key}` } : headers;
    response = await fetch(new URL(path, ROOT), { headers: sent, ...options });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem(0, "");
  }
  const body = await response.json().catch(() => null);
  if (response.ok && body) return body;
  throw new Problem(response.status, body?.detail ?? response.statusText, body?.errors?.[0]?.field);
}

/** The answer to a question. */
export function ask(question, k, filters, signal) {
  const body = JSON.stringify({ question, k, filters });
  return call("ask", { method: "POST", headers: { "Content-Type": "application/json" }, body, signal });
}

/** Filter values with counts. */
export const facets = (filters, limit, signal) => call(`facets?${parameters({ ...filters, limit })}`, { signal });

/** Passages by id, with where their references lead. */
export const passages = (ids) => call(`passages?${parameters({ id: ids })}`);

/** A paper with its outline and what it cites. */
export const paper = (id) => call(`documents/${encodeURIComponent(id)}`);

/** All its passages. */
export const passagesOf = (id) => call(`documents/${encodeURIComponent(id)}/passages`);

/** Where a paper is read here; with a passage id (`kst-1-2#3`) at that passage, `words` of it marked. */
export function reading(documentId, passageId = null, words = null) {
  const address = new URL(`papers/${encodeURIComponent(documentId)}`, ROOT);
  if (words) address.search = `words=${words.join("-")}`;
  if (passageId) address.hash = placeOf(passageId);
  return address.href;
}

/** What comes after the last number sign: `3.1` of `kst-1-2#3.1`. */
export const placeOf = (passageId) => passageId.slice(passageId.lastIndexOf("#") + 1);

/** The paper a passage is of. */
export const paperOf = (passageId) => passageId.slice(0, passageId.lastIndexOf("#"));
