"""Asking on the page, as a person does: the answer, its passages, notes, sources, filters and refusals."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.service.running import KOHNSTAMM
from tests.service.web.conftest import copied
from tests.service.web.watching import SHOWN, Watched

pytestmark = pytest.mark.browser

PARTNERS = "Welke partners zijn bij het landelijke thuiszittersoverleg?"
CAPITAL = "Wat is de hoofdstad van Frankrijk?"


def ask(page: Page, question: str) -> None:
    page.get_by_role("textbox", name="Uw vraag").fill(question)
    page.get_by_role("button", name="Vraag", exact=True).click()
    page.wait_for_selector(f"{SHOWN} h2#passages")


def asked(page: Page) -> dict[str, list[str]]:
    """The question and filters in the address."""
    return parse_qs(urlsplit(page.url).query)


def test_an_answer_comes_first_and_is_marked_in_its_passage(visit: Watched, client: httpx.Client) -> None:
    page = visit.open("/")
    ask(page, KOHNSTAMM)
    reply = client.post("/ask", json={"question": KOHNSTAMM}).json()
    answer = page.get_by_role("region", name="Antwoord")
    expect(answer.locator("blockquote.quote")).to_have_text(reply["answer"]["text"])
    first = page.get_by_role("article").first
    expect(first).to_have_accessible_name("minister (Basis- en Voortgezet Onderwijs en Media)")
    assert first.locator("mark").all_text_contents() == [reply["answer"]["text"]]
    expect(page.get_by_role("article")).to_have_count(5)
    expect(page.get_by_role("status")).to_have_text("Antwoord gevonden, met 5 passages.")
    assert asked(page) == {"q": [KOHNSTAMM]}
    for words in ("Voortijdig school verlaten", "II Reactie van de minister", reply["passages"][0]["citation"]):
        expect(first).to_contain_text(words)


def test_examples_are_questions_that_get_an_answer(visit: Watched) -> None:
    page = visit.open("/")
    examples = page.get_by_role("region", name="Bijvoorbeeld").get_by_role("link")
    assert examples.count() == 4
    for number in range(4):
        page = visit.open("/")
        examples.nth(number).click()
        page.get_by_role("region", name="Antwoord", exact=True).wait_for()


def test_the_score_and_the_questions_are_there_on_demand(visit: Watched) -> None:
    page = visit.open(f"/?q={KOHNSTAMM}")
    first = page.get_by_role("article").first
    parts, question = first.locator("dl"), first.locator(".asked blockquote").first
    expect(parts).to_be_hidden()
    first.get_by_text("Score 1,").click()
    expect(parts).to_contain_text("base")
    expect(question).to_be_hidden()
    first.get_by_text("Antwoord op 5 vragen, van D66-fractie, CDA-fractie").click()
    expect(question).to_contain_text("De leden van de D66-fractie")


def test_more_passages_are_there_when_asked_for(visit: Watched) -> None:
    page = visit.open(f"/?q={KOHNSTAMM}&speaker=minister")
    page.get_by_role("button", name="Meer passages").click()
    expect(page.get_by_role("article")).to_have_count(15)
    expect(page.get_by_role("article").nth(5)).to_be_focused()
    assert asked(page)["k"] == ["15"]
    page.go_back()
    expect(page.get_by_role("article")).to_have_count(5)


def test_a_cell_is_the_answer_and_the_only_one_marked(visit: Watched) -> None:
    page = visit.open("/?q=Hoeveel thuiszitters waren er in 2014-2015?")
    answer = page.get_by_role("region", name="Antwoord", exact=True)
    expect(answer.locator(".value")).to_have_text("3892 thuiszitters")
    expect(answer).to_contain_text("2014-2015, kolom Thuiszitters")
    row = page.get_by_role("article").first.get_by_role("row", name="Thuiszitters")
    assert row.locator("mark").all_text_contents() == ["3892"]
    assert page.locator(".cards mark").count() == 1


def test_notes_are_followed_there_and_back_and_to_the_paper_they_cite(visit: Watched) -> None:
    page = visit.open(f"/?q={PARTNERS}")
    expect(page.get_by_role("region", name="Antwoord", exact=True)).to_contain_text("Uit noot 35")
    first = page.get_by_role("article").first
    first.get_by_role("link", name="noot 35", exact=True).click()
    note = first.get_by_role("list", name="Noten").get_by_role("listitem")
    expect(note).to_be_in_viewport()
    assert note.evaluate("note => note.matches(':target')")
    note.get_by_role("link", name="Terug naar noot 35 in de tekst").click()
    expect(first.get_by_role("link", name="noot 35", exact=True)).to_be_in_viewport()
    assert page.get_by_role("article").count() == 5  # nothing was asked anew


def test_a_paper_that_a_note_cites_is_read_here_or_at_its_official_page(visit: Watched) -> None:
    page = visit.open("/papers/26695-verslag-schriftelijk-overleg")
    here = page.get_by_role("link", name="Kamerstuk 26 695, nr. 130").first
    official = page.get_by_role("link", name="Kamerstuk 31 497, nr. 346").first
    assert official.get_attribute("href") == "https://zoek.officielebekendmakingen.nl/kst-31497-346.html"
    here.click()
    page.wait_for_url("**/papers/kst-26695-130")
    expect(page.get_by_role("heading", level=1)).to_have_text("Voortijdig school verlaten")


def test_filters_count_narrow_and_are_taken_out_again(visit: Watched, client: httpx.Client) -> None:
    page = visit.open(f"/?q={KOHNSTAMM}")
    counts = {one["value"]: one["count"] for one in client.get("/facets").json()["speaker"]["values"]}
    box = page.get_by_role("checkbox", name="A. Slob")
    expect(box).to_have_accessible_name(f"A. Slob ({counts['A. Slob']} passages)")
    box.check()
    chip = page.get_by_role("button", name="Verwijder filter A. Slob")
    chip.wait_for()
    expect(page.get_by_text(f"({counts['A. Slob']} passages)").last).to_be_visible()
    assert asked(page)["speaker"] == ["A. Slob"]
    expect(page.get_by_role("checkbox", name="A. Slob")).to_be_focused()
    expect(page.get_by_role("article").first).to_contain_text("minister A. Slob")
    page.get_by_label("Vanaf").fill("2020-01-01")
    page.get_by_role("button", name="Verwijder filter vanaf 1 januari 2020").wait_for()
    assert asked(page)["since"] == ["2020-01-01"]
    chip.click()
    chip.wait_for(state="detached")
    assert "speaker" not in asked(page)


def test_a_value_that_is_not_listed_is_found_and_chosen_by_keyboard(visit: Watched) -> None:
    """As with thousands of speakers: what is fetched at first is one, and not the one looked for."""
    visit.page.route("**/facets?*", lambda route: route.continue_(url=route.request.url.replace("limit=50", "limit=1")))
    page = visit.open(f"/?q={KOHNSTAMM}&speaker=SGP")
    speakers = page.get_by_role("group", name="Spreker")
    expect(speakers.get_by_role("checkbox", name="A. Slob")).to_have_count(0)
    field = speakers.get_by_role("searchbox", name="Zoek spreker")
    field.press_sequentially("slöb")
    found = speakers.get_by_role("checkbox", name="A. Slob")
    expect(page.get_by_role("status")).to_have_text("1 gevonden")
    expect(speakers.get_by_role("checkbox", name="SGP")).to_be_checked()  # what is chosen stays in sight
    expect(speakers.get_by_role("checkbox")).to_have_count(2)
    field.fill("")
    expect(found).to_have_count(0)
    field.fill("zzz")
    expect(speakers).to_contain_text("Niets gevonden")
    field.fill("Slob")
    expect(found).to_be_visible()
    page.keyboard.press("Enter")  # asks nothing anew
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.get_by_role("button", name="Verwijder filter A. Slob").wait_for()
    assert asked(page)["speaker"] == ["SGP", "A. Slob"]
    expect(found).to_be_focused()
    expect(found).to_be_checked()


def test_a_short_list_has_no_field_to_find_in(visit: Watched) -> None:
    page = visit.open("/")
    expect(page.get_by_role("searchbox", name="Zoek spreker")).to_be_visible()
    expect(page.get_by_role("searchbox", name="Zoek stuk")).to_have_count(0)


def test_a_refusal_says_what_was_searched_and_shows_what_came_nearest(visit: Watched) -> None:
    page = visit.open(f"/?q={CAPITAL}&speaker=minister")
    refusal = page.get_by_role("region", name="Geen antwoord gevonden")
    expect(refusal).to_contain_text("(241 passages)")
    expect(refusal).to_contain_text("Alleen gezocht binnen: minister")
    expect(page.get_by_role("heading", name="Wat het dichtst in de buurt komt")).to_be_visible()
    expect(page.get_by_role("article")).to_have_count(5)
    assert page.locator("mark").count() == 0
    refusal.get_by_role("button", name="Zoek zonder filters").click()
    expect(refusal).to_contain_text("(287 passages)")
    assert asked(page) == {"q": [CAPITAL]}


def test_citations_quotes_and_links_are_copied(visit: Watched, client: httpx.Client) -> None:
    page = visit.open(f"/?q={KOHNSTAMM}")
    reply = client.post("/ask", json={"question": KOHNSTAMM}).json()
    hit = reply["passages"][0]
    first = page.get_by_role("article").first
    first.get_by_role("button", name="Kopieer bronvermelding").click()
    expect(page.get_by_role("status")).to_have_text("Gekopieerd")
    assert copied(page) == hit["citation"]
    first.get_by_role("button", name="Kopieer link").click()
    expect(first.get_by_role("button", name="Gekopieerd").last).to_be_visible()
    link = copied(page)
    assert link == f"{visit.root}/papers/{hit['id']}"
    page.get_by_role("button", name="Kopieer met bron").click()
    expect(page.get_by_role("button", name="Gekopieerd").first).to_be_visible()
    assert copied(page) == (f"“{reply['answer']['text']}”\n— minister (Basis- en Voortgezet Onderwijs en Media), "
                            f"{hit['citation']}\n{link_of(visit, reply)}")  # of no official paper, and undated
    page.goto(link)
    marked = page.locator("[aria-current=location]")
    expect(marked.locator(".text")).to_have_text(hit["text"])


def link_of(visit: Watched, reply: dict[str, Any]) -> str:
    """Where the words quoted stand on the page."""
    quote = reply["answer"]["quote"]
    paper, place = quote["passage_id"].split("#")
    return f"{visit.root}/papers/{paper}?words={quote['start']}-{quote['end']}#{place}"


def test_an_answer_is_pasted_with_its_note_date_and_official_page(visit: Watched) -> None:
    page = visit.open(f"/?q={PARTNERS}")
    page.get_by_role("button", name="Kopieer met bron").click()
    expect(page.get_by_role("button", name="Gekopieerd").first).to_be_visible()
    quote, note, *_ = copied(page).splitlines()
    assert quote.startswith("“")
    assert quote.endswith("”")
    assert note.startswith("Uit noot 35: “")
    page = visit.open("/?q=Hoeveel thuiszitters waren er?&document=kst-26695-130")
    page.get_by_role("button", name="Kopieer met bron").click()
    expect(page.get_by_role("button", name="Gekopieerd").first).to_be_visible()
    source, link = copied(page).splitlines()[-2:]
    assert source.startswith("— minister A. Slob (Basis- en Voortgezet Onderwijs en Media)")
    assert source.endswith(", Kamerstukken II 2019/20, 26 695 en 31 497, nr. 130, 30 januari 2020")
    assert link == "https://zoek.officielebekendmakingen.nl/kst-26695-130.html"


def test_a_cell_is_pasted_as_what_it_is_and_no_quote(visit: Watched) -> None:
    page = visit.open("/?q=Hoeveel thuiszitters waren er in 2014-2015?")
    page.get_by_role("button", name="Kopieer met bron").click()
    expect(page.get_by_role("button", name="Gekopieerd").first).to_be_visible()
    assert copied(page).startswith("Tabel 1: aantal thuiszitters: 2014-2015, kolom Thuiszitters: 3892 thuiszitters\n— ")


def test_without_a_clipboard_the_old_way_copies(visit: Watched) -> None:
    visit.page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page = visit.open(f"/?q={KOHNSTAMM}")
    page.get_by_role("button", name="Kopieer bronvermelding").first.click()
    expect(page.get_by_role("status")).to_have_text("Gekopieerd")


def test_back_and_forward_bring_each_question_with_its_filters(visit: Watched) -> None:
    page = visit.open("/")
    ask(page, KOHNSTAMM)
    page.get_by_role("checkbox", name="A. Slob").check()
    page.get_by_role("button", name="Verwijder filter A. Slob").wait_for()
    ask(page, CAPITAL)
    page.get_by_role("region", name="Geen antwoord gevonden").wait_for()
    page.go_back()
    expect(page.get_by_role("textbox", name="Uw vraag")).to_have_value(KOHNSTAMM)
    page.get_by_role("region", name="Antwoord", exact=True).wait_for()
    expect(page.get_by_role("checkbox", name="A. Slob")).to_be_checked()
    page.go_back()
    expect(page.get_by_role("checkbox", name="A. Slob")).not_to_be_checked()
    page.go_back()
    page.get_by_role("region", name="Bijvoorbeeld").wait_for()
    page.go_forward()
    page.get_by_role("region", name="Antwoord", exact=True).wait_for()
    page.get_by_role("link", name="Lees in het stuk").first.click()
    page.get_by_role("link", name="Terug naar de vraag").wait_for()
    page.go_back()
    page.get_by_role("region", name="Antwoord", exact=True).wait_for()
