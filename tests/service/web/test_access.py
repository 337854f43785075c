"""Keyboard alone, names that a screen reader gives, and axe-core on each page in both themes and widths."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.service.running import KOHNSTAMM
from tests.service.web.conftest import copied
from tests.service.web.watching import Watched

pytestmark = pytest.mark.browser

AXE = Path(__file__).with_name("axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIZES = {"desk": {"width": 1360, "height": 900}, "phone": {"width": 390, "height": 844}}
PAGES = {
    "start": "/", "answer": f"/?q={KOHNSTAMM}", "cell": "/?q=Hoeveel thuiszitters waren er in 2014-2015?&lang=en",
    "refusal": "/?q=Wat is de hoofdstad van Frankrijk?&speaker=minister", "paper": "/papers/kst-26695-130#15",
    "missing": "/papers/kst-1-1", "wrong": f"/?q={KOHNSTAMM}&speaker=Napoleon",
}


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(visit: Watched, name: str) -> None:
    page = visit.open(PAGES[name])
    page.wait_for_function("document.title !== 'griffier' || document.querySelector('[role=alert]')")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.evaluate(AXE)
    for theme in ("light", "dark"):
        for size in SIZES.values():
            page.emulate_media(color_scheme=theme)
            page.set_viewport_size(size)  # type: ignore[arg-type]
            # What does not fit a phone makes it scroll sideways; a table scrolls by itself.
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
            assert violations(page) == []


def violations(page: Page) -> list[str]:
    """What axe-core finds, a line each."""
    found: list[dict[str, Any]] = page.evaluate("tags => axe.run({runOnly: tags}).then(one => one.violations)", RULES)
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("address", [f"/?q={KOHNSTAMM}", "/papers/kst-26695-130#19", "/papers/kst-1-1"])
def test_the_smallest_screen_scrolls_one_way(visit: Watched, address: str) -> None:
    """320 wide, which is also 400 % of 1280."""
    visit.page.set_viewport_size({"width": 320, "height": 256})
    assert visit.open(address).evaluate("document.documentElement.scrollWidth") == 320


def test_paper_has_the_question_its_answer_and_where_it_stands(visit: Watched) -> None:
    page = visit.open(f"/?q={KOHNSTAMM}")
    page.emulate_media(media="print")
    expect(page.get_by_role("textbox", name="Uw vraag")).to_be_visible()
    expect(page.locator(".answer .quote")).to_be_visible()
    expect(page.locator(".source")).to_be_visible()
    expect(page.locator("#filters")).to_be_hidden()
    expect(page.get_by_role("button")).to_have_count(0)  # a hidden one has no role
    page = visit.open("/papers/kst-26695-130#19")
    printed = page.locator(".title a").evaluate("link => getComputedStyle(link, '::after').content")
    assert "officielebekendmakingen" not in page.locator(".title").inner_text()
    assert "attr(href)" in printed or "https://zoek.officielebekendmakingen.nl/kst-26695-130.html" in printed


def test_with_forced_colours_the_marked_passage_has_an_outline(visit: Watched) -> None:
    visit.page.emulate_media(forced_colors="active")
    marked = visit.open("/papers/kst-26695-130#19").locator("[aria-current=location]")
    assert marked.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    button = visit.open("/").get_by_role("button", name="Vraag", exact=True)
    assert button.evaluate("one => getComputedStyle(one).borderTopWidth") == "1px"


def test_axe_does_find_what_is_wrong(visit: Watched) -> None:
    page = visit.open("/")
    page.evaluate(AXE)
    page.evaluate("document.querySelector('label[for=q]').remove()")
    assert any(line.startswith("label:") for line in violations(page))


def test_everything_is_reached_with_the_keyboard(visit: Watched) -> None:
    page = visit.open("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("textbox", name="Uw vraag")).to_be_focused()
    page.keyboard.type(KOHNSTAMM)
    page.keyboard.press("Enter")
    page.get_by_role("article").first.wait_for()
    step_to(page, "A. Slob")
    page.keyboard.press("Space")
    page.get_by_role("button", name="Verwijder filter A. Slob").wait_for()
    step_to(page, "Verwijder filter A. Slob")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Verwijder filter A. Slob").wait_for(state="detached")
    expect(page.locator("#results")).to_be_focused()  # what had the focus is gone; the next is what it changed
    step_to(page, "Kopieer bronvermelding")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Gekopieerd")
    assert copied(page)
    step_to(page, "Score 1,")
    page.keyboard.press("Enter")
    expect(page.locator(".card dl").first).to_be_visible()
    step_to(page, "noot ")
    page.keyboard.press("Enter")
    step_to(page, "Lees in het stuk")
    page.keyboard.press("Enter")
    page.wait_for_url("**/papers/**")
    expect(page.locator("[aria-current=location]")).to_be_focused()


def step_to(page: Page, name: str) -> None:
    """Press Tab until what has the focus is called so; each stop must show that it has it."""
    for _ in range(120):
        page.keyboard.press("Tab")
        found: dict[str, Any] = page.evaluate("""() => {
            const one = document.activeElement;
            const words = one.getAttribute("aria-label") ?? (one.labels?.[0] ?? one).textContent;
            const shown = one === document.body || getComputedStyle(one).outlineStyle !== "none";
            return {words: one === document.body ? "" : words, shown};
        }""")
        assert found["shown"], found
        if found["words"].strip().startswith(name):
            return
    raise AssertionError(f"no way to {name!r} with Tab")


def test_what_a_screen_reader_is_told(visit: Watched) -> None:
    page = visit.open(f"/?q={KOHNSTAMM}")
    page.get_by_role("article").nth(4).wait_for()
    outline = page.locator("body").aria_snapshot()
    for line in (
        "- banner:", "- navigation \"Taal\":", "- main:", "- search:", "- textbox \"Uw vraag\"", "- button \"Vraag\"",
        "- complementary \"Filters\":", "- group \"Dossier\":", "- checkbox \"26 695 (241 passages)\"",
        "- status: Antwoord gevonden", "- region \"Antwoord\":", "- blockquote:", "- region \"Passages\":",
        "- article \"minister (Basis- en Voortgezet",
        "- link \"noot 35\":", "- list \"Noten\":", "- button \"Kopieer bronvermelding\"",
    ):
        assert line.replace("26 695", "26\u00a0695") in outline.replace("26 695", "26\u00a0695"), line
    page = visit.open("/papers/kst-26695-130#15")
    outline = page.locator("body").aria_snapshot()
    for line in ("- navigation \"Inhoud\":", "- article \"Voortijdig school verlaten\":",
                 "- heading \"Verzuimcijfers\" [level=2]", "table \"Tabel 1: aantal thuiszitters\"",
                 "- group \"Deze passage\":"):
        assert line in outline, line
