"""Waiting, failing, other languages, hostile papers, and fields that a later service may send."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from playwright.sync_api import BrowserContext, Route, expect

from service.keys import add_key, new_key
from tests.service.generate.scripted import says, scripted
from tests.service.generate.writing import FALSE, TRUE
from tests.service.running import KOHNSTAMM, letter, process
from tests.service.serving import Served, serve
from tests.service.web.watching import Watched, watched

pytestmark = pytest.mark.browser


def test_english_is_kept_once_chosen(visit: Watched) -> None:
    page = visit.open("/papers/kst-26695-135#3")
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("[aria-current=location]")).to_have_id("3")
    page = visit.open(f"/?q={KOHNSTAMM}")  # another page, no language in its address
    expect(page.get_by_role("region", name="Answer", exact=True)).to_be_visible()
    expect(page.locator(".answer blockquote").first).to_have_attribute("lang", "nl")  # the papers stay Dutch
    page.get_by_role("link", name="Nederlands").click()
    expect(page.get_by_role("region", name="Antwoord", exact=True)).to_be_visible()
    assert "lang=nl" in page.url


def test_english_by_address(visit: Watched) -> None:
    page = visit.open("/?lang=en")
    expect(page.get_by_role("textbox", name="Your question")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ask the papers of the Dutch parliament")


def test_while_it_searches_it_says_so(visit: Watched) -> None:
    held: list[Route] = []
    visit.page.route("**/ask", lambda route: held.append(route))
    page = visit.page
    with page.expect_request("**/ask"):
        page.goto(f"{visit.root}/?q={KOHNSTAMM}")
    expect(page.get_by_role("status")).to_have_text("Zoeken in de stukken…")
    expect(page.locator("#results")).to_have_attribute("aria-busy", "true")
    held[0].continue_()
    page.get_by_role("region", name="Antwoord", exact=True).wait_for()
    expect(page.locator("#results")).to_have_attribute("aria-busy", "false")


def test_an_empty_question_asks_for_one(visit: Watched) -> None:
    page = visit.open("/")
    page.get_by_role("button", name="Vraag", exact=True).click()
    expect(page.get_by_role("status")).to_have_text("Typ eerst een vraag.")
    expect(page.get_by_role("textbox", name="Uw vraag")).to_be_focused()
    expect(page.get_by_role("textbox", name="Uw vraag")).to_have_attribute("aria-invalid", "true")


def test_an_unknown_filter_is_told_and_taken_out(visit: Watched) -> None:
    page = visit.open(f"/?q={KOHNSTAMM}&speaker=Napoleon")
    expect(page.get_by_role("alert")).to_contain_text("unknown speaker 'Napoleon'")
    page.get_by_role("button", name="Verwijder filter Napoleon").click()
    page.get_by_role("region", name="Antwoord", exact=True).wait_for()


def test_a_service_that_is_gone_can_be_asked_again(visit: Watched) -> None:
    page = visit.open("/")
    page.route("**/ask", lambda route: route.abort())
    page.get_by_role("textbox", name="Uw vraag").fill(KOHNSTAMM)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("De dienst antwoordt niet")
    page.unroute("**/ask")
    visit.complaints.clear()  # the browser reports the connection that failed
    page.get_by_role("button", name="Probeer opnieuw").click()
    page.get_by_role("region", name="Antwoord", exact=True).wait_for()


def test_an_answer_stands_without_the_counts_of_filters(visit: Watched) -> None:
    visit.page.route("**/facets*", lambda route: route.fulfill(status=429, json={"detail": "too many"}))
    page = visit.open(f"/?q={KOHNSTAMM}")
    page.get_by_role("article").nth(4).wait_for()
    expect(page.get_by_role("region", name="Antwoord", exact=True)).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_value_that_cannot_be_looked_for_is_told_where_it_is_typed(visit: Watched) -> None:
    visit.page.route("**/facets/**", lambda route: route.fulfill(status=429, json={"detail": "too many"}))
    speakers = visit.open("/").get_by_role("group", name="Spreker")
    speakers.get_by_role("searchbox").fill("slob")
    expect(speakers).to_contain_text("Er ging iets mis")
    expect(speakers.get_by_role("checkbox", name="A. Slob")).to_be_visible()


def test_without_an_index_it_says_what_to_do(visit: Watched) -> None:
    visit.page.route("**/facets*", lambda route: route.fulfill(status=503, json={"detail": "no index here yet"}))
    alert = visit.open("/").get_by_role("alert")
    expect(alert).to_contain_text("Er is nog niets om in te zoeken")
    expect(alert).to_contain_text("no index here yet")


@pytest.mark.slow
def test_without_an_index_both_pages_say_what_to_do(context: BrowserContext, tmp_path: Path) -> None:
    with serve(tmp_path / "none") as served:
        visit = watched(context, served.url)
        for address in ("/", f"/?q={KOHNSTAMM}", "/papers/kst-26695-135"):
            alert = visit.open(address).get_by_role("alert")
            expect(alert).to_contain_text("Er is nog niets om in te zoeken")
            expect(alert).to_contain_text("griffier ingest MAP")
            expect(alert.get_by_role("button", name="Probeer opnieuw")).to_be_visible()
        assert visit.complaints == []


def test_an_unknown_paper(visit: Watched) -> None:
    page = visit.open("/papers/kst-1-1")
    expect(page.get_by_role("alert")).to_contain_text("kst-1-1 staat niet in deze verzameling.")
    official = page.get_by_role("alert").get_by_role("link", name="Officiële publicatie")
    expect(official).to_have_attribute("href", "https://zoek.officielebekendmakingen.nl/kst-1-1.html")
    expect(visit.open("/papers/mijn-stuk").get_by_role("alert").get_by_role("link")).to_have_text("Stel een vraag")
    visit.open("/papers/kst-1-1")
    page.get_by_role("alert").get_by_role("link", name="Stel een vraag").click()
    page.get_by_role("region", name="Bijvoorbeeld").wait_for()


def test_words_of_a_reply_are_text(visit: Watched) -> None:
    hostile = "<img src=x onerror=\"window.hacked=1\"><script>window.hacked=1</script>"

    def change(route: Route) -> None:
        reply = route.fetch().json()
        reply["answer"]["text"] = reply["passages"][0]["text"] = reply["passages"][0]["document"]["title"] = hostile
        reply["passages"][0]["section"] = [hostile]
        route.fulfill(json=reply)

    visit.page.route("**/ask", change)
    page = visit.open(f"/?q={KOHNSTAMM}")
    expect(page.locator(".answer .quote")).to_have_text(hostile)
    expect(page.locator(".card .text").first).to_have_text(hostile)
    assert page.locator("#results img, #results script").count() == 0
    assert page.evaluate("window.hacked") is None


@pytest.mark.slow
def test_a_paper_is_text_whatever_it_holds(context: BrowserContext, tmp_path: Path) -> None:
    hostile = ("De minister antwoordt dat <img src=x onerror=\"window.hacked=1\"><script>window.hacked=1</script> "
               "de thuiszitters in 2019 met 4.790 \U0001f600 zijn geteld, "
               "zie javascript:window.hacked=1 daarover.")
    letter(tmp_path / "papers" / "<b>x&y%2e.md", hostile)
    process("ingest", tmp_path / "papers", "--index", tmp_path / "index")
    with serve(tmp_path / "index") as served:
        visit = watched(context, served.url)
        page = visit.open("/?q=Wat antwoordt de minister over thuiszitters?<img src=x onerror=window.hacked=1>")
        expect(page.locator(".card .text")).to_have_text(hostile)
        page.get_by_role("article").get_by_role("link", name="Lees in het stuk").click()
        expect(page.locator("[aria-current=location] .text")).to_have_text(hostile)
        marked = page.locator("mark").all_text_contents()
        assert "".join(marked) in hostile
        assert page.evaluate("window.hacked") is None
        assert page.locator("a[href^='javascript:']").count() == 0
        assert visit.complaints == []
        assert visit.violations() == []


def test_what_agrees_differs_and_explains_is_shown(visit: Watched) -> None:
    """Each in the form of the contract, put into a reply on the way; and a field of a later service."""

    def add(route: Route) -> None:
        reply = route.fetch().json()
        other = reply["passages"][1]
        quoted = {"quote": {"passage_id": other["id"], "start": 0, "end": 60}, "text": other["text"][:60],
                  "speaker": other["speaker"], "citation": other["citation"]}
        reply["answer"] |= {
            "also": [{**quoted, "date": "2021-05-20", "cell": None}],
            "differing": [{**quoted, "date": None, "cell": None, "value": "4.790", "number": 4790.0, "year": "2019"}],
            "explanation": quoted, "brand_new": [1],
        }
        route.fulfill(json=reply)

    visit.page.route("**/ask", add)
    page = visit.open(f"/?q={KOHNSTAMM}")
    answer = page.get_by_role("region", name="Antwoord", exact=True)
    for title in ("Ook", "Stukken noemen verschillende cijfers", "Waarom ze verschillen"):
        expect(answer.get_by_role("heading", name=title)).to_be_visible()
    expect(answer.locator(".differing")).to_contain_text("4.790 (2019)")
    expect(answer.locator(".also")).to_contain_text("20 mei 2021")
    assert page.get_by_role("article").nth(1).locator("mark").count() > 0


def test_the_question_that_is_answered_is_shown(visit: Watched, client: httpx.Client) -> None:
    asked = client.post("/ask", json={"question": KOHNSTAMM}).json()["answer"]["asked"]
    answer = visit.open(f"/?q={KOHNSTAMM}").get_by_role("region", name="Antwoord", exact=True)
    expect(answer.get_by_role("heading", name="De vraag")).to_be_visible()
    expect(answer.locator(".proof blockquote").first).to_have_text(asked["text"])
    expect(answer.locator("blockquote").first).to_have_class("quote long")  # the answer itself comes first
    by_party = {one["passage_id"].partition("#")[2]: one["parties"] for one in asked["questions"]}
    assert len({party for parties in by_party.values() for party in parties}) > 1
    first, *others = answer.locator(".proof .quiet").all()
    assert [f"{party}-fractie" in first.inner_text() for party in asked["parties"]] == [True]
    told = " ".join(one.inner_text() for one in others)
    for place, parties in list(by_party.items())[1:]:  # none is said to be asked by the first one's party
        assert f"Passage {place} ({', '.join(f'{party}-fractie' for party in parties)})" in told


def test_the_nearest_words_of_a_refusal_are_shown(visit: Watched, client: httpx.Client) -> None:
    question = "Wat is de hoofdstad van Frankrijk?"
    nearest = client.post("/ask", json={"question": question}).json()["answer"]["nearest"]
    refusal = visit.open(f"/?q={question}").get_by_role("region", name="Geen antwoord gevonden")
    expect(refusal.locator(".nearest blockquote")).to_have_text([one["text"] for one in nearest])
    expect(refusal.locator(".nearest a")).to_have_text([one["citation"] for one in nearest])
    for source, one in zip(refusal.locator(".nearest li .quiet").all(), nearest, strict=True):
        assert one["speaker"]["role"] in source.inner_text()
        assert (one["date"] is None) == source.inner_text().endswith(one["citation"])


def test_a_service_with_keys_asks_for_one_and_keeps_it(context: BrowserContext, index: Path, tmp_path: Path) -> None:
    secret, key = new_key("desk")
    add_key(tmp_path / "keys", key)
    with serve(index, GRIFFIER_KEYS=str(tmp_path / "keys")) as served:
        visit = watched(context, served.url)
        page = visit.open(f"/?q={KOHNSTAMM}")
        expect(page.get_by_role("alert")).to_contain_text("Deze dienst vraagt een sleutel.")
        page.get_by_label("Sleutel").fill("griffier_wrong")
        page.get_by_role("button", name="Gebruik").click()
        expect(page.get_by_role("alert")).to_contain_text("not known here")
        page.get_by_label("Sleutel").fill(secret)
        page.keyboard.press("Enter")
        page.get_by_role("region", name="Antwoord", exact=True).wait_for()
        visit.open("/papers/kst-26695-135#3").get_by_role("heading", level=1).wait_for()
        assert visit.complaints == []
        assert visit.violations() == []


def test_a_summary_is_written_where_a_model_is_set(context: BrowserContext, index: Path) -> None:
    with scripted(says(f"{FALSE} {TRUE}")) as model, serve(index, **model.environment()) as served:
        visit = watched(context, served.url)
        page = visit.open("/")
        page.get_by_role("checkbox", name="Met samenvatting").check()
        page.get_by_role("textbox", name="Uw vraag").fill(KOHNSTAMM)
        page.keyboard.press("Enter")
        summary = page.get_by_role("region", name="Samenvatting")
        expect(summary).to_contain_text("Geschreven door scripted")
        expect(summary.locator(".summary")).to_have_text(TRUE)
        expect(summary).to_contain_text("Achtergehouden zinnen: 1.")
        summary.get_by_role("link", name="[1]").click()
        expect(page.get_by_role("article").first).to_be_in_viewport()
        assert "summary=1" in page.url
        assert visit.complaints == []
        assert visit.violations() == []


def test_without_a_model_no_summary_is_offered(visit: Watched) -> None:
    with visit.page.expect_response("**/health/ready"):
        page = visit.open("/")
    expect(page.get_by_role("checkbox", name="Met samenvatting")).to_be_hidden()


def test_everything_a_page_loads_comes_from_the_service(visit: Watched, service: Served) -> None:
    """So it works where nothing else can be reached."""
    page = visit.open(f"/?q={KOHNSTAMM}")
    sources = page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
    assert sources
    assert all(one.startswith(service.url) for one in sources)
