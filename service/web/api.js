// Calls to the service. Addresses are relative to this file, so the service may live under any path.

const ROOT = new URL("../", import.meta.url);

/** What went wrong: the status (0 when nobody answered) and what the service says of it. */
export class Problem extends Error {
  constructor(status, detail, url = null) {
    super(detail);
    this.status = status;
    this.url = url; // where a paper that is not here can be read
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

const JSON_BODY = { "Content-Type": "application/json" };
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

async function send(path, { headers = {}, ...options } = {}) {
  try {
    const sent = key ? { ...headers, Authorization: `Bearer ${key}` } : headers;
    return await fetch(new URL(path, ROOT), { headers: sent, ...options });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem(0, "");
  }
}

async function call(path, options) {
  const response = await send(path, options);
  const body = await response.json().catch(() => null);
  if (response.ok && body) return body;
  throw new Problem(response.status, body?.detail ?? response.statusText, body?.url);
}

/** The answer to a question. */
export function ask(question, k, filters, signal) {
  const body = JSON.stringify({ question, k, filters });
  return call("ask", { method: "POST", headers: JSON_BODY, body, signal });
}

/** Whether a language model can write summaries here. */
export const generates = () => call("health/ready").then((one) => one.generates, () => false);

/** Have the model write: `told(name, data)` is called for each event, of which the last is `answer` or `error`. */
export async function write(question, k, filters, told, signal) {
  const body = JSON.stringify({ question, k, filters, answer: "generated" });
  const response = await send("ask", { method: "POST", headers: { ...JSON_BODY, Accept: "text/event-stream" }, body, signal });
  if (!response.ok) throw new Problem(response.status, response.statusText);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let held = "", part = await reader.read(); !part.done; part = await reader.read()) {
    const events = (held + part.value).split("\n\n");
    held = events.pop();
    for (const event of events) {
      const [, name, data] = /^event: (.*)\ndata: (.*)$/.exec(event) ?? [];
      if (name) told(name, JSON.parse(data));
    }
  }
}

/** Filter values with counts. */
export const facets = (filters, limit, signal) => call(`facets?${parameters({ ...filters, limit })}`, { signal });

/** Values of one filter that are called something with these words in it, with counts. */
export const facet = (name, contains, filters, limit, signal) => call(`facets/${name}?${parameters({ ...filters, contains, limit })}`, { signal });

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
