"""Reading a paper on the page."""

from __future__ import annotations

import itertools
import re

import httpx
import pytest
from playwright.sync_api import expect

from service.griffier import Griffier
from tests.service.web.watching import Watched

pytestmark = pytest.mark.browser

VERSLAG, BRIEF = "26695-verslag-schriftelijk-overleg", "kst-26695-130"


def test_every_passage_and_note_is_there_in_reading_order(visit: Watched, here: Griffier) -> None:
    for document in here.snapshot.documents():
        page = visit.open(f"/papers/{document.id}")
        passages = here.snapshot.passages(document.id)
        ids = page.locator("[id]").evaluate_all("all => all.map(one => one.id)")
        places = [one for one in ids if re.fullmatch(r"\d[\d.]*", one)]
        assert [f"{document.id}#{one}" for one in places] == [one.id for one in passages]
        assert page.locator(".notes > li").count() == sum(len(one.footnotes) for one in passages)
        assert page.locator("sup > a").count() == sum(len(one.footnotes) for one in passages)


def test_the_passage_of_the_address_is_marked_in_view_and_has_its_source(visit: Watched, here: Griffier) -> None:
    page = visit.open(f"/papers/{VERSLAG}?words=0-158#75")
    marked = page.locator("[aria-current=location]")
    expect(marked).to_have_count(1)
    expect(marked).to_have_id("75")
    expect(marked).to_be_in_viewport()
    assert page.locator("mark").all_text_contents() == [here.snapshot.passage(f"{VERSLAG}#75").text[:158]]
    tools = page.get_by_role("group", name="Deze passage")
    expect(tools).to_contain_text(here.snapshot.passage(f"{VERSLAG}#75").citation)
    page.get_by_role("link", name="Passage 18", exact=True).first.click()  # the question it answers
    expect(page.locator("[aria-current=location]")).to_have_id("18")
    expect(page.locator("[aria-current=location]")).to_be_in_viewport()
    expect(tools).to_have_count(1)
    page.go_back()
    expect(page.locator("[aria-current=location]")).to_have_id("75")


def test_the_outline_leads_to_its_headings(visit: Watched, client: httpx.Client) -> None:
    page = visit.open(f"/papers/{VERSLAG}")
    outline = page.get_by_role("navigation", name="Inhoud")
    first = client.get(f"/documents/{VERSLAG}").json()["outline"]
    titles = outline.get_by_role("link").all_text_contents()
    assert [titles[0], titles[1]] == [first[0]["title"], first[0]["sections"][0]["title"]]
    outline.get_by_role("link", name="Gesprek met Kohnstamm Instituut").click()
    expect(page.get_by_role("heading", name="Gesprek met Kohnstamm Instituut")).to_be_in_viewport()
    expect(page.get_by_role("heading", name=first[0]["title"])).to_have_js_property("tagName", "H2")


def test_rows_stand_in_one_table_under_their_headings(visit: Watched) -> None:
    page = visit.open(f"/papers/{BRIEF}#15")
    table = page.get_by_role("table", name="Tabel 1: aantal thuiszitters")
    assert table.get_by_role("columnheader").all_text_contents() == [
        "Schooljaar", "Absoluut verzuim > 3 mnd", "Langdurig relatief verzuim > 3 mnd", "Thuiszitters"]
    assert table.locator("tbody tr").count() == 6
    row = table.locator("[aria-current=location]")
    assert row.locator("th, td:not(.here)").all_text_contents() == ["2014-2015", "1660", "2232", "3892"]
    assert page.locator("ul.items").first.locator("> li").count() == 5
    right = "cells => cells.map(cell => getComputedStyle(cell).textAlign === 'right')"
    assert row.locator("th, td:not(.here)").evaluate_all(right) == [False, True, True, True]
    assert table.get_by_role("columnheader").evaluate_all(right) == [False, True, True, True]
    assert "tabular-nums" in row.locator("td").first.evaluate("cell => getComputedStyle(cell).fontVariantNumeric")


def test_who_speaks_stands_where_the_speaker_changes(visit: Watched) -> None:
    page = visit.open(f"/papers/{VERSLAG}")
    speakers = page.locator(".speaker").all_text_contents()
    assert {"SGP-fractie", "VVD-fractie"} <= set(speakers)
    assert all(one != other for one, other in itertools.pairwise(speakers))


def test_a_paper_says_what_it_cites_and_what_cites_it(visit: Watched) -> None:
    page = visit.open("/papers/kst-26695-130")
    expect(page.get_by_role("region", name="Dit stuk noemt")).to_be_visible()
    cited_by = page.get_by_role("region", name="Dit stuk wordt genoemd in")
    cited_by.get_by_role("link").first.click()
    expect(page.locator("[aria-current=location]")).to_be_in_viewport()
